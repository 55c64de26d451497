"""The years from 1945 to 2019 as a line, with a mark where each case stands."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.text.typeset import QUIET

FIRST, LAST = 1945, 2019
"""From the end of the war to the year of the two articles."""

NOT_YET, FINISHED, IN_HAND = "○", "●", "◆"


class Timeline(Widget):
    """A ring for a case not finished yet, a disc for one that is, a diamond for the one in hand."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.years: tuple[tuple[int, bool], ...] = ()
        """Of each case its year, and whether it was finished."""
        self.at: int | None = None
        """The year of the case in hand."""

    def show(self, years: Iterable[tuple[int, bool]]) -> None:
        """Set the cases."""
        self.years = tuple(years)
        self.refresh()

    def point(self, year: int | None) -> None:
        """Take a case in hand."""
        self.at = year
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The line, and the year below it."""
        return 2

    def render(self) -> Content:
        """The line with its marks, and the year in hand below its mark."""
        width = self.content_size.width
        room = max(1, width - len(f"{FIRST}  {LAST}"))
        marks = dict.fromkeys(range(room), "─")
        for year, finished in self.years:
            marks[_place(year, room)] = FINISHED if finished else NOT_YET
        if self.at is not None:
            marks[_place(self.at, room)] = IN_HAND
        line = Content.assemble(
            (f"{FIRST} ", QUIET),
            *[(mark, "$line" if mark == "─" else "$brass") for mark in marks.values()],
            (f" {LAST}", QUIET),
        )
        if self.at is None:
            return Content.assemble(line, "\n")
        below = " " * max(0, min(width - 4, _place(self.at, room) + 5 - 1)) + str(self.at)
        return Content.assemble(line, "\n", (below, QUIET))


def _place(year: int, room: int) -> int:
    share = (min(LAST, max(FIRST, year)) - FIRST) / (LAST - FIRST)
    return round(share * (room - 1))
