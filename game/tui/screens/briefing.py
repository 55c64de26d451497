"""The briefing: who you are, what you are told to do, what no meeting could change."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from game.rules.view import View
from game.tui.screens.phase import PhaseScreen
from game.tui.typeset import blocks, dateline
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader


class BriefingScreen(PhaseScreen):
    """What is given to you before you do anything."""

    CSS_PATH = "page.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Read your brief. You can read it again at any time with b.",
        "Next come days of groundwork, then a plan, and then the talks.",
    )

    def compose(self) -> ComposeResult:
        """The brief, and the way on."""
        yield Masthead()
        yield Reader(classes="main")
        yield Choices(classes="main")
        yield KeyBar((("enter", "go on"),))

    def draw(self, view: View) -> None:
        """Set the brief."""
        case = self.play.case_role.case
        self.draw_masthead(view)
        given = [dateline(f"{case.place}, {case.dates}"), *blocks(view.text)]
        self.query_one(Reader).show(given)
        choices = self.query_one(Choices)
        choices.show([Choice(move.id, move.text) for move in view.moves])
        choices.focus()

    @on(Choices.Chosen)
    def _go_on(self, event: Choices.Chosen) -> None:
        self.choose(event.choice_id)
