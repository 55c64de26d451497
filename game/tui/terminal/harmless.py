"""The last gate before the terminal: what a text holds is shown, and never obeyed.

Textual drops a few control characters and passes the others on. Files are read strictly, but
names of files, journals and whatever the player pastes also come here.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from game.library.forbidden import OBEYED, harmless


class Harmless(LineFilter):
    """Puts a question mark in place of each character that a terminal would obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Look at a line; almost all are as they should be."""
        if not any(OBEYED.search(segment.text) for segment in segments):
            return segments
        shown = [Segment(harmless(text), style) for text, style, _ in segments]
        # What was obeyed took no room, and what is shown does.
        width = sum(segment.cell_length for segment in segments)
        return Segment.adjust_line_length(shown, width)


HARMLESS = Harmless()
