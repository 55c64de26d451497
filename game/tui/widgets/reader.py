"""Prose that scrolls: a pool of paragraphs updated in place, and a line that says there is more."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.tui.text.typeset import is_heading


class Figure(NamedTuple):
    """A block as wide as the page, rather than as the column."""

    content: Content
    aside: str | None = None
    """What the pointer is told over it."""


class Reader(Vertical):
    """Blocks of prose in a column; scrolled by the screen's keys or the mouse, never focused.

    Blocks are kept in a pool and updated: mounting anew at each turn leaks.
    """

    class Resized(Message):
        """There is more room for the prose, or less."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.shown: tuple[Content | Figure, ...] = ()
        self.pool: list[Static] = []
        self.held: int | None = None
        """The block kept at the top, however the layout changes, until the reader scrolls."""

    def compose(self) -> ComposeResult:
        """A scroll and, under it, the line that says there is more."""
        yield VerticalScroll(can_focus=False)
        yield Static("", classes="more", markup=False)

    def on_mount(self) -> None:
        """Follow the scroll."""
        scroll = self.scroll
        self.watch(scroll, "scroll_y", self._say_more, init=False)
        self.watch(scroll, "virtual_size", self._hold, init=False)
        if self.shown:
            self._lay_out()

    @property
    def scroll(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one(VerticalScroll)

    def show(self, blocks: Sequence[Content | Figure], top: int | None = 0) -> None:
        """Show these blocks, with the one at `top` first in sight; None leaves the scroll be."""
        self.shown = tuple(blocks)
        self.held = top
        if self.is_mounted:
            self._lay_out()

    def _lay_out(self) -> None:
        for at, block in enumerate(self.shown):
            if at == len(self.pool):
                self.pool.append(Static("", markup=False, classes="prose"))
                self.scroll.mount(self.pool[at])
            slot = self.pool[at]
            figure = block if isinstance(block, Figure) else None
            content = block.content if isinstance(block, Figure) else block
            if not (isinstance(slot.content, Content) and slot.content.is_same(content)):
                slot.update(content)
            slot.set_class(figure is not None, "figure")
            slot.set_class(at == len(self.shown) - 1, "last")
            slot.tooltip = figure.aside if figure else None
            slot.display = True
        for slot in self.pool[len(self.shown) :]:
            slot.display = False
        self.call_after_refresh(self._hold)

    def _hold(self) -> None:
        if self.held is not None and self.held < len(self.pool):
            top = self.pool[self.held].virtual_region.y if self.held else 0
            self.scroll.scroll_to(y=top, animate=False, immediate=True)
        self._say_more()

    def _say_more(self) -> None:
        text = "" if self.at_end else " space for more ─"
        width = max(0, self.content_size.width - len(text))
        rule = Content.assemble(("─" * width, "$line"), (text, "$brass"))
        self.query_one(".more", Static).update(rule, layout=False)

    @property
    def at_end(self) -> bool:
        """Whether there is nothing more below."""
        return self.scroll.max_scroll_y <= self.scroll.scroll_offset.y

    def on_resize(self) -> None:
        """The rule runs the whole width, and what was at the top stays there."""
        self.call_after_refresh(self._hold)
        self.post_message(self.Resized())

    def on_mouse_scroll_down(self) -> None:
        """The reader has taken over."""
        self.held = None

    def on_mouse_scroll_up(self) -> None:
        """The reader has taken over."""
        self.held = None

    def limit(self, lines: int) -> None:
        """As high as its prose, and no higher than this: for sheets, which fit what they say."""
        self.styles.height, self.styles.max_height = "auto", max(4, lines)
        self.scroll.styles.height, self.scroll.styles.max_height = "auto", max(3, lines - 1)

    def page_down(self) -> None:
        """Read on: from what the foot of the page cut in two, or keeping two lines for the eye."""
        here, height = self.scroll.scroll_offset.y, self.scroll.size.height
        whole = self._whole_page(here, height)
        self.move(whole - here if whole is not None else max(1, height - 2))

    def page_up(self) -> None:
        """Read back, to where a figure begins rather than into it."""
        here, height = self.scroll.scroll_offset.y, self.scroll.size.height
        there = here - max(1, height - 2)
        begins = [
            slot.virtual_region.y
            for block, slot in zip(self.shown, self.pool, strict=False)
            if isinstance(block, Figure)
            and slot.virtual_region.y < there < slot.virtual_region.bottom
        ]
        self.move(next((at for at in begins if here - at <= height), there) - here)

    def _whole_page(self, here: int, height: int) -> int | None:
        """Where the next page has to begin for nothing to be cut in two; None where that would
        turn less than half a page, unless a figure is to be kept whole.
        """
        foot = here + height
        regions = [slot.virtual_region for slot in self.pool[: len(self.shown)]]
        at = next((at for at, region in enumerate(regions) if region.bottom > foot), None)
        if at is None or regions[at].y <= here:
            return None
        keeps = isinstance(self.shown[at], Figure) and regions[at].height <= height
        above = self.shown[at - 1]
        if at and isinstance(above, Content) and is_heading(above) and regions[at - 1].y > here:
            at -= 1
        top = regions[at].y
        return top if keeps or top - here >= height // 2 else None

    def move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.held = None
        self.scroll.scroll_relative(y=lines, animate=False)
