"""The names of the pages in a line, whole names only: those around the page that is open."""

from collections.abc import Sequence

from textual.content import Content, Span
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from game.tui.text.typeset import QUIET

GAP = "  "
BEFORE, AFTER = "‹ ", " ›"
"""That there are more pages on this side."""


class PageTabs(Widget):
    """Names to click, the open one reversed. What does not fit stands on another line, which is
    shown when a page of it is open.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self.pages: tuple[tuple[str, str], ...] = ()
        """Id and name."""
        self.at = ""
        """The id of the open page."""

    def show(self, pages: Sequence[tuple[str, str]], at: str) -> None:
        """Set the pages, and the open one."""
        self.pages, self.at = tuple(pages), at
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line."""
        return 1

    def render(self) -> Content:
        """The line that the open page is on."""
        lines = self._lines(self.content_size.width)
        here = next((n for n, line in enumerate(lines) if self.at in dict(line)), 0)
        parts = [_name(page, name, open_=page == self.at) for page, name in lines[here]]
        before = BEFORE if here else " " * len(BEFORE)
        after = AFTER if here + 1 < len(lines) else ""
        return Content.assemble((before, QUIET), Content(GAP).join(parts), (after, QUIET))

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """The pages in lines so wide."""
        lines: list[list[tuple[str, str]]] = [[]]
        room = left = width - len(BEFORE) - len(AFTER)
        for page, name in self.pages:
            if lines[-1] and len(name) > left:
                lines.append([])
                left = room
            lines[-1].append((page, name))
            left -= len(name) + len(GAP)
        return lines


def _name(page: str, name: str, *, open_: bool) -> Content:
    text = Content.styled(name, "bold reverse $primary" if open_ else "$text-muted")
    click = Style.from_meta({"@click": f"screen.page('{page}')"})
    return text.add_spans([Span(0, len(text), click)])
