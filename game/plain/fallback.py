"""Whether the screens can be drawn here, decided before Textual starts."""

import os
import shutil
import sys
from codecs import lookup

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
    # Textual draws on standard error.
    if not sys.stderr.isatty():
        return "standard error is not the terminal, and the screens are drawn on it"
    if lookup(sys.stderr.encoding).name != "utf-8":
        return f"the terminal is set to {sys.stderr.encoding}, and the screens need UTF-8"
    return None
