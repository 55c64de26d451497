"""The game as pages in the player's own browser, served to him alone on his machine."""
