"""Prose that scrolls: a pool of paragraphs updated in place, and a line that says there is more."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Reader(Vertical):
    """Blocks of prose in a column; scrolled by the screen's keys or the mouse, never focused.

    Blocks are kept in a pool and updated: mounting anew at each turn leaks.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.shown: tuple[Content, ...] = ()
        self.pool: list[Static] = []
        self.wanted_top: int | None = None
        """The block to bring to the top once it has been laid out."""

    def compose(self) -> ComposeResult:
        """A scroll and, under it, the line that says there is more."""
        yield VerticalScroll(can_focus=False)
        yield Static("", classes="more", markup=False)

    def on_mount(self) -> None:
        """Follow the scroll."""
        scroll = self.scroll
        self.watch(scroll, "scroll_y", self._say_more, init=False)
        self.watch(scroll, "virtual_size", self._say_more, init=False)
        if self.shown:
            self._lay_out()

    @property
    def scroll(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one(VerticalScroll)

    def show(self, blocks: Sequence[Content], top: int | None = 0) -> None:
        """Show these blocks, with the one at `top` first in sight; None leaves the scroll be."""
        self.shown = tuple(blocks)
        self.wanted_top = top
        if self.is_mounted:
            self._lay_out()

    def _lay_out(self) -> None:
        for at, block in enumerate(self.shown):
            if at == len(self.pool):
                self.pool.append(Static("", markup=False, classes="prose"))
                self.scroll.mount(self.pool[at])
            slot = self.pool[at]
            if not (isinstance(slot.content, Content) and slot.content.is_same(block)):
                slot.update(block)
            slot.display = True
        for slot in self.pool[len(self.shown) :]:
            slot.display = False
        if self.wanted_top is not None:
            self.call_after_refresh(self._to_top)

    def _to_top(self) -> None:
        at, self.wanted_top = self.wanted_top, None
        if at is None:
            return
        if at == 0 or at >= len(self.pool):
            self.scroll.scroll_home(animate=False)
        else:
            self.scroll.scroll_to_widget(self.pool[at], top=True, animate=False)
        self._say_more()

    def _say_more(self) -> None:
        more = self.scroll.max_scroll_y - self.scroll.scroll_offset.y > 0
        text = " space for more ─" if more else ""
        width = max(0, self.content_size.width - len(text))
        rule = Content.assemble(("─" * width, "$line"), (text, "$brass"))
        self.query_one(".more", Static).update(rule, layout=False)

    def on_resize(self) -> None:
        """The rule runs the whole width."""
        self._say_more()

    def page_down(self) -> None:
        """Read on, keeping two lines for the eye."""
        self._by(max(1, self.scroll.size.height - 2))

    def page_up(self) -> None:
        """Read back."""
        self._by(-max(1, self.scroll.size.height - 2))

    def _by(self, lines: int) -> None:
        self.scroll.scroll_relative(y=lines, animate=False)
