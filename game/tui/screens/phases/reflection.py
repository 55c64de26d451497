"""Two sentences of the player's own, before any score is shown."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from game.rules.moves import Reflect
from game.rules.offered import SKIP
from game.rules.view.view import View
from game.tui.messages import Say
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.text.blocks import prose
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

HAND_IN = "hand-in"


class ReflectionScreen(PhaseScreen):
    """A sheet to write on."""

    # While the player writes there is time to read the next screen's sheet too.
    CSS_PATH = ["reflection.tcss", "debrief.tcss"]  # noqa: RUF012 - as Textual declares it
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Write what decided it, in your own words, before you see any score. It is kept with "
        "your play and read back to nobody but you and whoever you hand the journal to.",
        "Tab leaves the sheet for the two lines under it.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "hand_in", "Hand it in", key_display="F2"),
    ]

    def compose(self) -> ComposeResult:
        """What is asked, the sheet, and the way on."""
        yield Masthead()
        yield Reader(id="asked", classes="main")
        yield TextArea(id="sheet", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        yield Choices(classes="main")
        yield KeyBar((("tab", "to the lines below"),))

    def arrive(self) -> None:
        """An empty sheet."""
        if self.is_mounted:
            self.query_one("#sheet", TextArea).load_text("")

    def draw(self, view: View) -> None:
        """Ask."""
        self.draw_masthead(view)
        self.query_one("#asked", Reader).show(prose(view.text))
        rows = [Choice(HAND_IN, "Hand it in.")]
        rows.extend(Choice(move.id, move.text) for move in view.moves)
        self.query_one(Choices).show(rows, highlight=HAND_IN)
        self.query_one("#sheet", TextArea).focus()
        self.call_after_refresh(self.app.get_screen, "debrief")

    def action_hand_in(self) -> None:
        """Hand in what is written; an empty sheet is a skip."""
        written = self.query_one("#sheet", TextArea).text.strip()
        if written:
            self.take(Reflect(written))
        else:
            self.post_message(Say("The sheet is empty: write something, or go on without."))

    @on(Choices.Chosen)
    def _go_on(self, event: Choices.Chosen) -> None:
        if event.choice_id == HAND_IN:
            self.action_hand_in()
        else:
            self.choose(SKIP.id)
