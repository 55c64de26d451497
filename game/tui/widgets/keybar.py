"""The foot of every screen: each key and what it does, clickable, wrapped to the width."""

from collections.abc import Iterable

from textual.content import Content, Span
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

Item = tuple[str, str, str]
"""A key's name for clicking (empty where it cannot be clicked), its face, and what it does."""

LAST = ("d", "p", "b", "g", "s", "k", "question_mark", "comma", "ctrl+p", "q")
"""Keys that are the same on many screens, after those that are the screen's own."""

GAP = "  "


class KeyBar(Widget):
    """Reads the keys from the screen's own bindings, so that none can be forgotten."""

    ALLOW_SELECT = False

    def __init__(
        self, hints: tuple[tuple[str, str], ...] = (), spare: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.spare = spare
        """Keys that a short window has no line for: they work, and help names them."""
        self.auto_links = False
        self.hints = hints
        """Keys shown first that are no single binding: `1-9`, `choose`. They stand in the lists
        themselves, so they are left out where they would cost a line.
        """
        self.items: tuple[Item, ...] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.app.screen:
            return
        shown: dict[str, Item] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled:
                face = self.app.get_key_display(binding)
                shown.setdefault(binding.action, (binding.key, face, binding.description))
        last = sorted(
            (item for item in shown.values() if item[0] in LAST), key=lambda i: LAST.index(i[0])
        )
        first = [item for item in shown.values() if item[0] not in LAST]
        items = (*(("", face, what) for face, what in self.hints), *first, *last)
        if items != self.items:
            self.items = items
            self.refresh()
            self._fit()

    def on_resize(self) -> None:
        """As many lines as the keys take."""
        self._fit()

    def _fit(self) -> None:
        # Set rather than left to `auto`, which overlooks a change while a layout is under way.
        if self.content_size.width:
            self.styles.height = len(self._lines(self.content_size.width))

    def render(self) -> Content:
        """The keys."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(Content(GAP).join(map(_item, line)) for line in lines)

    @property
    def shown(self) -> list[Item]:
        """The keys that there is room for: all but the hints."""
        return [item for line in self._lines(self.content_size.width) for item in line]

    def _lines(self, width: int) -> list[list[Item]]:
        spare = self.spare if self.screen.has_class("-short") else ()
        items = [item for item in self.items if item[0] not in spare]
        keys = [item for item in items if item[0]]
        return min(_laid_out(items, width), _laid_out(keys, width), key=len)


def _laid_out(items: Iterable[Item], width: int) -> list[list[Item]]:
    """Keys in lines so wide."""
    lines: list[list[Item]] = [[]]
    room = width
    for item in items:
        length = len(item[1]) + 1 + len(item[2])
        if lines[-1] and length > room:
            lines.append([])
            room = width
        lines[-1].append(item)
        room -= length + len(GAP)
    return lines


def _item(item: Item) -> Content:
    key, face, what = item
    text = Content.assemble((face, "bold $brass"), f" {what}")
    if not key:
        return text
    click = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
    return text.add_spans([Span(0, len(text), click)])
