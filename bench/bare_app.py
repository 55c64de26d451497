"""The yardsticks: a Textual app that shows one line, and one with the widgets of a scene."""

import json
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Header, OptionList, Static, Tab, Tabs

READY = "The bare app is ready."

PROSE = "You would call this a paragraph of prose, as long as those that a scene shows. " * 3


def page_text(page: int) -> str:
    """What stands on a page of the scene and on no other."""
    return f"Page {page}:"


class BareApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(READY)


class SceneLikeApp(App[None]):
    """A header, three paragraphs, five choices and a footer, and no game behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.page = 0

    def compose(self) -> ComposeResult:
        """The widgets, still empty."""
        yield Header()
        with VerticalScroll(can_focus=False):
            yield Static(id="prose")
        yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        """The first page."""
        self.turn_page()

    def on_option_list_option_selected(self) -> None:
        """The next page, whichever choice was made."""
        self.turn_page()

    def turn_page(self) -> None:
        """Put new prose and new choices into the same widgets."""
        self.page += 1
        self.query_one("#prose", Static).update(f"{PROSE}\n\n{PROSE}\n\n{READY}")
        choices = self.query_one(OptionList)
        choices.set_options(f"{page_text(self.page)} choice {number}" for number in range(1, 6))
        choices.highlighted = 0


class DebriefLikeApp(App[None]):
    """One line of text, and behind enter a screen with the widgets and the texts of a debrief."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open")]

    def __init__(self, pages: list[list[str]]) -> None:
        super().__init__()
        self.pages = pages

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(READY)

    def action_open(self) -> None:
        """The first page of texts."""
        self.push_screen(DebriefLikeScreen(self.pages))


class DebriefLikeScreen(Screen[None]):
    """A header, tabs, as many paragraphs as the page has, a list and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("right", "turn", "Next page")]

    def __init__(self, pages: list[list[str]]) -> None:
        super().__init__()
        self.pages = pages
        self.at = 0

    def compose(self) -> ComposeResult:
        """The widgets."""
        yield Header()
        tabs = Tabs(*(Tab(f"Page {at}", id=f"page-{at}") for at in range(len(self.pages))))
        tabs.can_focus = False
        tabs.display = False
        yield tabs
        yield VerticalScroll(can_focus=False)
        yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        """The first page."""
        self.set_page()

    def action_turn(self) -> None:
        """The next page."""
        self.at += 1
        tabs = self.query_one(Tabs)
        tabs.display = True
        tabs.active = f"page-{self.at}"
        self.set_page()

    def set_page(self) -> None:
        """Put the texts of the page into as many paragraphs."""
        texts, scroll = self.pages[self.at], self.query_one(VerticalScroll)
        have = list(scroll.query(Static))
        for slot, text in zip(have, texts, strict=False):
            slot.update(text)
        scroll.mount_all(Static(text, markup=False) for text in texts[len(have) :])
        for at, slot in enumerate(have):
            slot.display = at < len(texts)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["scene"]:
            SceneLikeApp().run()
        case ["debrief", texts]:
            DebriefLikeApp(json.loads(Path(texts).read_text(encoding="utf-8"))).run()
        case _:
            BareApp().run()
