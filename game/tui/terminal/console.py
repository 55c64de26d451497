"""A Linux console, whose typeface has few of the characters that the game is drawn with."""

import os

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

STAND_INS = str.maketrans("▸✓…□●○◆╭╮╰╯━╸╺▁▂▃▅▆▇▔▎▊▕", ">√~.*o♦┌┐└┘─── ▄▄▄▄█▀│││")
"""What a console has for what it may lack: the letters, lines and blocks of a PC it does have."""


def is_console() -> bool:
    """Whether the game runs on one."""
    return os.environ.get("TERM") == "linux"


class Console(LineFilter):
    """Puts a character that every console has in place of each that it may lack."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Translate a line: no stand-in is wider or narrower."""
        return [Segment(each.text.translate(STAND_INS), *each[1:]) for each in segments]


CONSOLE = Console()
