"""The head of a play screen: where you are, what time is left, and how things stand."""

from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from game.tui.typeset import HEADING, QUIET, spaced

A_MOMENT = 4.0
"""Seconds for which what has changed is marked."""


class Masthead(Widget):
    """A title in spaced capitals with the time left, the dateline of a cable, and a thin rule
    that holds the meters.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.standing = ""
        self.left = ""
        self.dateline = ""
        self.marked = ""
        """The meters with a mark at each that has just changed, while that is shown."""
        self._unmark: Timer | None = None

    def show(self, heading: str, standing: str = "", left: str = "", dateline: str = "") -> None:
        """Set the title, how things stand (`Preparation 9`), the time left (`two hours`), and
        the place, the date and who is there.
        """
        said = (heading, standing, left, dateline)
        if said != (self.heading, self.standing, self.left, self.dateline):
            self.heading, self.standing, self.left, self.dateline = said
            self.refresh(layout=True)

    def mark(self, marked: str, *, stays: bool) -> None:
        """Show the meters with their marks, for a moment unless it `stays`."""
        if self._unmark is not None:
            self._unmark.stop()
            self._unmark = None
        self.marked = marked if marked != self.standing else ""
        if self.marked and not stays:
            self._unmark = self.set_timer(A_MOMENT, self._forget)
        self.refresh()

    def _forget(self) -> None:
        self.marked = ""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The title, the dateline where there is one, and the rule with the meters in it."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [self._title(width)]
        if self.dateline:
            told = Content.styled(self.dateline.upper(), QUIET)
            lines.append(told.truncate(width, ellipsis=True))
        standing = self.marked if 0 < len(self.marked) <= width - 4 else self.standing
        rest = width - len(standing) - 4
        if not standing:
            lines.append(Content.styled("─" * width, "$line"))
        elif rest < 0:
            lines.append(Content.styled(standing, QUIET).truncate(width, ellipsis=True))
            lines.append(Content.styled("─" * width, "$line"))
        else:
            rule = " " + "─" * (rest + 1)
            told = Content.styled(standing, QUIET).highlight_regex("[▲▼]", style="bold $brass")
            lines.append(Content.assemble(("─ ", "$line"), told, (rule, "$line")))
        return lines

    def _title(self, width: int) -> Content:
        room = width - (len(self.left) + 2 if self.left else 0)
        title = spaced(self.heading)
        if len(title) > room:
            title = self.heading.upper()
        if len(title) > room:
            title = title[: max(0, room - 1)] + "…"
        gap = " " * max(1, width - len(title) - len(self.left))
        return Content.assemble((title, HEADING), gap, (self.left, QUIET))
