"""The head of a play screen: where you are, what time is left, and how things stand."""

from collections.abc import Iterator
from textwrap import wrap

from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from game.tui.terminal.sizes import TALL_FROM
from game.tui.text.typeset import HEADING, QUIET, spaced

A_MOMENT = 4.0
"""Seconds for which what has changed is marked."""

Ways = tuple[str, ...]
"""One thing said at length and, where there is less room, shorter."""

FRAME = 3
"""Cells of the rule that a line in it leaves to the rule: `─ ` before, a space after."""


class Masthead(Widget):
    """A title in spaced capitals with the time left, the dateline of a cable, and a thin rule
    that holds the meters.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.standing: Ways = ("",)
        self.left = ""
        self.dateline: Ways = ("",)
        self.marked: Ways | None = None
        """The meters with a mark at each that has just changed, while that is shown."""
        self._unmark: Timer | None = None

    def show(
        self, heading: str, standing: Ways = ("",), left: str = "", dateline: Ways = ("",)
    ) -> None:
        """Set the title, how things stand (`Preparation 9`), the time left (`two hours`), and
        the place, the date and who is there.
        """
        said = (heading, standing, left, dateline)
        if said != (self.heading, self.standing, self.left, self.dateline):
            self.heading, self.standing, self.left, self.dateline = said
            self.refresh(layout=True)

    def mark(self, marked: Ways, *, stays: bool) -> None:
        """Show the meters with their marks, for a moment unless it `stays`."""
        if self._unmark is not None:
            self._unmark.stop()
            self._unmark = None
        self.marked = marked if marked != self.standing else None
        if self.marked and not stays:
            self._unmark = self.set_timer(A_MOMENT, self._forget)
        self.refresh()

    def _forget(self) -> None:
        self.marked = None
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The title, the dateline where there is one, and the rule with the meters in it."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [self._title(width), *self._cable(width), *self._rule(width)]

    def _cable(self, width: int) -> Iterator[Content]:
        """The dateline, in a line if it can be shortened to that; where there is air, in two.

        Who is there stands last in it, and must not be lost.
        """
        airy = self.app.size.height >= TALL_FROM
        folded = [wrap(way, max(1, width), break_on_hyphens=False) for way in self.dateline]
        fits = (lines for most in (2 if airy else 1, 2) for lines in folded if len(lines) <= most)
        for line in next(fits, folded[-1]):
            yield Content.styled(line.upper(), QUIET)

    def _rule(self, width: int) -> Iterator[Content]:
        """The rule, the meters set into it; what has changed is marked where there is room."""
        room = width - FRAME
        standing = _fitting(self.standing, room)
        marked = _fitting(self.marked or ("",), room)
        if marked and (len(marked) <= room or len(standing) > room):
            standing = marked
        told = Content.styled(standing, QUIET).highlight_regex("[▲▼]", style="bold $brass")
        if not standing:
            yield Content.styled("─" * width, "$line")
        elif len(standing) > room:
            yield told.truncate(width, ellipsis=True)
            yield Content.styled("─" * width, "$line")
        else:
            rest = " " + "─" * (room - len(standing))
            yield Content.assemble(("─ ", "$line"), told, (rest, "$line"))

    def _title(self, width: int) -> Content:
        room = width - (len(self.left) + 2 if self.left else 0)
        title = spaced(self.heading)
        if len(title) > room:
            title = self.heading.upper()
        if len(title) > room:
            title = title[: max(0, room - 1)] + "…"
        gap = " " * max(1, width - len(title) - len(self.left))
        return Content.assemble((title, HEADING), gap, (self.left, QUIET))


def _fitting(ways: Ways, room: int) -> str:
    """The longest way that fits, or the shortest."""
    return next((way for way in ways if len(way) <= room), ways[-1])
