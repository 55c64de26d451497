"""A sheet to read over the screen: the dossier, the people, the brief, help, the papers."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from game.rules.view.blocks import Paragraph
from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.text.sheet import Sheet
from game.tui.text.sheets import glossary_sheet
from game.tui.text.typeset import heading
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.session.papers import Papers
    from game.tui.app import SummitryApp


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
        Binding("g", "glossary", "Glossary"),
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The glossary is that of the open play, and of a sheet that is not itself one."""
        if action == "glossary":
            return self._lying is not None and self.sheet.key != "g"
        return True

    @property
    def _lying(self) -> "Papers | None":
        return cast("SummitryApp", self.app).desk.lying

    def action_glossary(self) -> None:
        """What the words mean that stand on the sheet, in its place."""
        if self._lying is not None:
            said = [Paragraph(block.plain) for block in self.sheet.blocks]
            self.show(glossary_sheet(self._lying.terms_in(said)))
            self.refresh_bindings()

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
