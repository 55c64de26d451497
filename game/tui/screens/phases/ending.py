"""The ending: what came of the last move, and where the play stops."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from game.rules.view.view import View
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.text.blocks import prose
from game.tui.text.typeset import small_heading
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader


class EndingScreen(PhaseScreen):
    """How it ended."""

    CSS_PATH = "page.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "This is where your talks end. What they came to is said in the debrief; before it you "
        "may write two sentences of your own.",
    )

    def compose(self) -> ComposeResult:
        """The ending, and the way on."""
        yield Masthead()
        yield Reader(classes="main")
        yield Choices(classes="main")
        yield KeyBar((("enter", "go on"),))

    def draw(self, view: View) -> None:
        """What came of the last move first, then the ending."""
        self.draw_masthead(view)
        reply = prose(view.reply)
        if reply:
            reply.append(small_heading(view.title))
        self.query_one(Reader).show([*reply, *prose(view.text)])
        choices = self.query_one(Choices)
        choices.show([Choice(move.id, move.text) for move in view.moves])
        choices.focus()

    @on(Choices.Chosen)
    def _go_on(self, event: Choices.Chosen) -> None:
        self.choose(event.choice_id)
