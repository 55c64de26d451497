"""A line to write on, laid over the screen: a name, a file."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.typeset import QUIET, heading
from game.tui.widgets.keybar import KeyBar


class EntryScreen(Built, ModalScreen[str | None]):
    """Asks for one line and gives it back, or None."""

    CSS_PATH = "entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_away", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.asked = ("", "", "")

    def compose(self) -> ComposeResult:
        """A heading, what is asked, and the line."""
        with Vertical(id="paper"):
            yield Static("", id="title", markup=False)
            yield Static("", id="said", markup=False)
            yield Input()
            yield KeyBar((("enter", "write it down"),))

    def show(self, asked: tuple[str, str, str]) -> None:
        """Set the title, what is asked, and what stands on the line already."""
        self.asked = asked
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        title, said, written = self.asked
        self.query_one("#title", Static).update(heading(title))
        self.query_one("#said", Static).update(Content.styled(said, QUIET))
        line = self.query_one(Input)
        line.value = written
        line.focus()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        put_away(self, event.value.strip() or None)

    def action_put_away(self) -> None:
        """Change nothing."""
        put_away(self, None)
