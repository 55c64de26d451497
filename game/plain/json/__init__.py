"""The game as JSON lines, for bots, graders and tests."""
