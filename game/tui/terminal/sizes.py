"""What the size of the window changes."""

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Below this the game asks for more room."""

MOST_WIDTH, MOST_HEIGHT = 1_000, 400
"""No window is larger; what says so, a terminal gone wrong or a browser that means harm, is drawn
in a corner of so many cells."""

ROOM_BESIDE = 110
"""From this width on there is room for two columns of prose."""

NARROW_BELOW = 80
"""Under this width what stands side by side goes one below the other."""

WIDTHS = [(0, "-narrow"), (NARROW_BELOW, "-middling"), (ROOM_BESIDE, "-wide")]

SHORT_BELOW = 24
"""Under this height a line is left out wherever it can be spared."""

TALL_FROM = 34
"""From this height on there is air."""

HEIGHTS = [(0, "-short"), (SHORT_BELOW, "-medium"), (TALL_FROM, "-tall")]
"""From so many cells on: the class that every screen has, for its style sheet."""
