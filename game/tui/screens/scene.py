"""The talks: a transcript that scrolls and stays, and under it what you may say or do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from game.rules.state import Phase
from game.rules.view import View
from game.tui.messages import SitDown
from game.tui.screens.phase import PhaseScreen
from game.tui.standing import choices_of, time_left
from game.tui.telling import talks
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

SIT_DOWN = "sit-down"


class SceneScreen(PhaseScreen):
    """Scenes, recesses, and the first sight of the table."""

    CSS_PATH = "scene.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Read, and choose what to say or do. What was said at the talks was said: there is no "
        "undo here.",
        "A dimmed line is something you cannot do, with the kind of thing that is missing.",
        "Unspent days have become hours. An hour buys a recess with your staff, or time alone "
        "with someone.",
    )

    def compose(self) -> ComposeResult:
        """Transcript and choices."""
        yield Masthead()
        yield Reader(id="transcript", classes="main")
        yield Choices(id="choices", classes="main")
        yield KeyBar((("1-9", "choose"),))

    def draw(self, view: View) -> None:
        """Add what is new to the transcript, and list the choices."""
        self.draw_masthead(view, time_left(view))
        told = talks(self.play)
        self.query_one("#transcript", Reader).show(told, top=len(told) - 1)
        choices = self.query_one("#choices", Choices)
        choices.show(_choices(view), highlight="")
        choices.focus()

    @on(Choices.Chosen)
    def _choose(self, event: Choices.Chosen) -> None:
        if event.choice_id == SIT_DOWN:
            self.post_message(SitDown())
        else:
            self.choose(event.choice_id)


def _choices(view: View) -> list[Choice]:
    """What may be said or done; before the table, to sit down at it."""
    if view.phase is Phase.TABLE and not view.in_recess:
        return [Choice(SIT_DOWN, "Sit down at the table.")]
    return choices_of(view.moves)
