"""A sheet to read over the screen: the dossier, the people, the brief, help, the papers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.text.sheet import Sheet
from game.tui.text.typeset import heading
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.reader import Reader


class ReadingScreen(Built, ModalScreen[None]):
    """One sheet at a time; put away by enter, by escape, or by the key that brought it."""

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "put_away", "Put it away", key_display="enter"),
        Binding("space,pagedown", "read_on", "Read on", key_display="space"),
        Binding("pageup", "read_back", "Back", key_display="pgup"),
        Binding("down", "line(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("home", "home", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet("", ())

    def compose(self) -> ComposeResult:
        """A heading and the prose."""
        with Vertical(id="paper"):
            yield Static("", id="title", markup=False)
            yield Reader(id="said")
            yield KeyBar()

    def show(self, sheet: Sheet) -> None:
        """Set the sheet."""
        self.sheet = sheet
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        self.query_one("#title", Static).update(heading(self.sheet.title, self.size.width - 10))
        self.query_one("#said", Reader).show(self.sheet.blocks)

    def on_resize(self) -> None:
        """The sheet is as high as the screen has room for."""
        self.query_one(Reader).limit(self.size.height - 8)

    def on_key(self, event: Key) -> None:
        """The key that brought the sheet puts it away."""
        if event.key == self.sheet.key:
            event.stop()
            self.action_put_away()

    def action_put_away(self) -> None:
        """Back to the screen below."""
        put_away(self, None)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one("#said", Reader).page_down()

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one("#said", Reader).page_up()

    def action_line(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one("#said", Reader).move(lines)

    def action_home(self) -> None:
        """Scroll to the top."""
        self.query_one("#said", Reader).move(-100_000)
