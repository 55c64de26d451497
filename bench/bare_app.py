"""The yardsticks: a Textual app that shows one line, and one with the widgets of a scene."""

import sys

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Header, OptionList, Static

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


if __name__ == "__main__":
    (SceneLikeApp if "scene" in sys.argv[1:] else BareApp)().run()
