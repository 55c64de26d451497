"""What the size of the window changes."""

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Below this the game asks for more room."""

ROOM_BESIDE = 110
"""From this width on there is room for two columns of prose."""

WIDTHS = [(0, "-narrow"), (80, "-middling"), (ROOM_BESIDE, "-wide")]
HEIGHTS = [(0, "-short"), (24, "-medium"), (34, "-tall")]
"""From so many cells on: the class that every screen has, for its style sheet."""
