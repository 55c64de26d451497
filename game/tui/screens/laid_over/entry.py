"""A line to write on, laid over the screen: a name, a file, a folder."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.library.errors import Refusal
from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.text.sheet import LineAsked
from game.tui.text.typeset import GRAVE, QUIET, heading
from game.tui.widgets.keybar import KeyBar


class EntryScreen(Built, ModalScreen[Any]):
    """Asks for one line and gives back what was made of it, or None where it was put away.

    What is refused stays on the line, and why stands under it.
    """

    CSS_PATH = "entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_away", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.asked = LineAsked("", "", "", str)

    def compose(self) -> ComposeResult:
        """A heading, what is asked, the line, and what was wrong with it."""
        with Vertical(id="paper"):
            yield Static("", id="title", markup=False)
            yield Static("", id="said", markup=False)
            yield Input(select_on_focus=False)
            yield Static("", id="wrong", markup=False)
            yield KeyBar((("enter", "write it down"),))

    def show(self, asked: LineAsked) -> None:
        """Set what is asked."""
        self.asked = asked
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        self.query_one("#title", Static).update(heading(self.asked.title))
        self.query_one("#said", Static).update(Content.styled(self.asked.said, QUIET))
        line = self.query_one(Input)
        line.value = self.asked.written
        line.cursor_position = len(line.value)
        line.focus()
        self._say("")

    def _say(self, wrong: str) -> None:
        said = self.query_one("#wrong", Static)
        said.update(Content.styled(wrong, GRAVE))
        said.display = bool(wrong)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        written = event.value.strip()
        if not written and not self.asked.optional:
            put_away(self, None)
            return
        try:
            put_away(self, self.asked.do(written))
        except Refusal as refusal:
            self._say(refusal.sentence)

    @on(Input.Changed)
    def _write_on(self) -> None:
        """What was wrong is being put right."""
        self._say("")

    def action_put_away(self) -> None:
        """Change nothing."""
        put_away(self, None)
