"""Whether the screens can be drawn here, decided before Textual starts."""

import os
import shutil
import sys

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest terminal that the screens are drawn in."""


def why_plain() -> str | None:
    """Why the game has to be played in lines of text; None where screens can be drawn."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "this is not a terminal"
    if os.environ.get("TERM") == "dumb":
        return "TERM is dumb"
    width, height = shutil.get_terminal_size()
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        least = f"{LEAST_WIDTH}x{LEAST_HEIGHT}"
        return f"the terminal is {width}x{height}, and the screens need {least}"
    return None
