"""The briefing: who you are, what you are told to do, what no meeting could change."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from game.library.shelf.emblem import read_emblem
from game.rules.view.view import View
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.text.brief import brief_blocks, condition_blocks, people_blocks
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader


class BriefingScreen(PhaseScreen):
    """What is given to you before you do anything."""

    CSS_PATH = "page.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Read your brief. You can read it again at any time with b. Words underlined in it are "
        "in the glossary, which g opens.",
        "Next come days of groundwork, then a plan, and then the talks.",
    )

    def compose(self) -> ComposeResult:
        """The brief, what was there before anyone spoke, and the way on."""
        yield Masthead()
        with Container(id="desk"):
            yield Reader(id="brief", classes="main")
            yield Reader(id="before", classes="main")
        yield Choices(classes="main")
        yield KeyBar((("enter", "go on"),))

    def draw(self, view: View) -> None:
        """Set the brief."""
        self.draw_masthead(view)
        picture = not self.has_class("-short")
        brief = brief_blocks(self.session, self._picture if picture else ())
        before = self._before()
        wide = self.has_class("-wide")
        self.query_one("#brief", Reader).show(brief if wide else [*brief, *before])
        self.query_one("#before", Reader).display = wide
        self.query_one("#before", Reader).show(before)
        choices = self.query_one(Choices)
        choices.show([Choice(move.id, move.text) for move in view.moves])
        choices.focus()

    @property
    def _picture(self) -> tuple[str, ...]:
        return read_emblem(self.game.desk.case(self.view.case).folder)

    def _before(self) -> list[Content]:
        width = min(self.column, (self.size.width - 10) // (2 if self.has_class("-wide") else 1))
        return [
            *condition_blocks(self.session.brief(), width),
            *people_blocks(self.session),
        ]

    def on_resize(self) -> None:
        """The conditions stand beside the brief where there is room."""
        if self.drawn:
            self.call_after_refresh(self.draw, self.view)

    @on(Choices.Chosen)
    def _go_on(self, event: Choices.Chosen) -> None:
        self.choose(event.choice_id)
