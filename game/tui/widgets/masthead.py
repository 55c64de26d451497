"""The head of a play screen: where you are, what time is left, and how things stand."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.typeset import HEADING, QUIET, spaced


class Masthead(Widget):
    """A title in spaced capitals with the time left, over a thin rule that holds the meters."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.standing = ""
        self.left = ""

    def show(self, heading: str, standing: str = "", left: str = "") -> None:
        """Set the title, how things stand (`Preparation 9`), and the time left (`two hours`)."""
        if (heading, standing, left) != (self.heading, self.standing, self.left):
            self.heading, self.standing, self.left = heading, standing, left
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two lines, or three where the rule has no room for the meters."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        room = width - (len(self.left) + 2 if self.left else 0)
        title = spaced(self.heading)
        if len(title) > room:
            title = self.heading.upper()
        if len(title) > room:
            title = title[: room - 1] + "…"
        gap = " " * (width - len(title) - len(self.left))
        first = Content.assemble((title, HEADING), gap, (self.left, QUIET))
        if not self.standing:
            return [first, Content.styled("─" * width, "$line")]
        rest = width - len(self.standing) - 4
        if rest < 0:
            return [
                first,
                Content.styled(self.standing, QUIET).truncate(width, ellipsis=True),
                Content.styled("─" * width, "$line"),
            ]
        rule = Content.assemble(
            ("─ ", "$line"), (self.standing, QUIET), (" " + "─" * (rest + 1), "$line")
        )
        return [first, rule]
