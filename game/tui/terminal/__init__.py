"""The terminal that the game runs in: its size, its keys, what it can draw, its end."""
