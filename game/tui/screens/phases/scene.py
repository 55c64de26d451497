"""The talks: a transcript that scrolls and stays, and under it what you may say or do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from game.rules.phase import Phase
from game.rules.view.view import View
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.text.sheets import dossier_blocks
from game.tui.text.standing import choices_of, time_left
from game.tui.text.telling import talks
from game.tui.text.typeset import QUIET, quiet, small_heading, stack
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
        "The marks at the head show what your last move changed; w says it in words, and why.",
        "A dimmed line is something you cannot do, with the kind of thing that is missing.",
        "Unspent days have become hours. An hour buys a recess with your staff, or time alone "
        "with someone.",
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "changes", "Why")]

    def __init__(self) -> None:
        super().__init__()
        self.stands_at: object = None
        """The play and its revision that the choices were listed for."""

    def compose(self) -> ComposeResult:
        """Transcript and choices; beside them, where there is room, the room and the dossier."""
        yield Masthead()
        with Horizontal(id="desk"):
            with Vertical(id="talks"):
                yield Reader(id="transcript", classes="main")
                yield Choices(id="choices", classes="main")
            yield Reader(id="beside")
        yield KeyBar((("1-9", "choose"),))

    def draw(self, view: View) -> None:
        """Add what is new to the transcript, and list the choices."""
        self.draw_masthead(view, time_left(view))
        self.query_one("#beside", Reader).show(self._beside(view))
        told = talks(self.session, self.told_unasked)
        self.query_one("#transcript", Reader).show(told, top=len(told) - 1)
        choices = self.query_one("#choices", Choices)
        at = (self.session, self.session.revision)
        fresh, self.stands_at = at != self.stands_at, at
        choices.show(_choices(view), highlight="" if fresh else None)
        if fresh and view.phase is not Phase.TABLE:
            # What is said stays said: enter, pressed to read on, must not say it.
            choices.unmark()
        choices.focus()

    def _beside(self, view: View) -> list[Content]:
        """Who is in the room, and what is known."""
        present = [Content(name.full) for name in view.present] or [quiet("Nobody but you.")]
        words = {} if self.hides_meters else {r.name: r.word for r in view.meters.rapport}
        reads = [
            Content.assemble((f"{name}: ", QUIET), (word, "italic")) for name, word in words.items()
        ]
        if reads:
            reads.insert(0, quiet(f"As {view.meters.adviser} reads it"))
        return [
            stack([small_heading("In the room"), *present]),
            *([stack(reads)] if reads else []),
            small_heading("Dossier"),
            *dossier_blocks(self.session),
        ]

    @on(Choices.Chosen)
    def _choose(self, event: Choices.Chosen) -> None:
        if event.choice_id == SIT_DOWN:
            self.game.stage.sit_down()
        else:
            self.choose(event.choice_id)


def _choices(view: View) -> list[Choice]:
    """What may be said or done; before the table, to sit down at it."""
    if view.phase is Phase.TABLE:
        return [Choice(SIT_DOWN, "Sit down at the table.")]
    return choices_of(view.moves)
