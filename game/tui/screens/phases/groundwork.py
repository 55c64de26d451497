"""Groundwork: days spent on what can be found out, with the dossier filling beside."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content

from game.rules.moves import Choose
from game.rules.offered import COMMIT_GROUNDWORK
from game.rules.view.blocks import Learned
from game.rules.view.view import View
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.terminal.sizes import NARROW_BELOW
from game.tui.text.blocks import prose
from game.tui.text.days import calendar_block, free_days
from game.tui.text.sheets import dossier_blocks
from game.tui.text.standing import choices_of
from game.tui.text.telling import explained
from game.tui.text.typeset import small_heading
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

COMMIT = COMMIT_GROUNDWORK.id


class GroundworkScreen(PhaseScreen):
    """What to do with the days before the talks."""

    CSS_PATH = "groundwork.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Each action takes days and teaches you something; some have a risk. What you learn "
        "opens choices, shows what the others want, and puts new options on the table.",
        "Days you do not spend become hours at the talks, three at most. An action keeps its "
        "number for as long as you are here.",
        "You can undo freely until you close the dossier.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo"),
        Binding("c", "commit", "Close the dossier"),
    ]

    fresh = True
    """Whether the player has just come here."""

    def compose(self) -> ComposeResult:
        """Actions, and the dossier beside or below."""
        yield Masthead()
        with Container(id="desk"):
            yield Choices(id="actions", classes="main")
            yield Reader(id="dossier", classes="main")
        yield KeyBar((("1-9", "do it"),))

    def arrive(self) -> None:
        """Begin at the first action."""
        self.fresh = True

    def draw(self, view: View) -> None:
        """List what can still be done, and what has been learned."""
        days = f"{view.days_left} {view.unit}{'' if view.days_left == 1 else 's'} left"
        self.draw_masthead(view, days)
        actions = self.query_one("#actions", Choices)
        rows = choices_of(
            (move for move in view.moves if move.id != COMMIT), self.session.calendar().numbers
        )
        rows.extend(Choice(move.id, move.text, key="c") for move in view.moves if move.id == COMMIT)
        actions.show(rows, highlight="" if self.fresh else None)
        self.fresh = False
        actions.focus()
        self.query_one("#dossier", Reader).show(self._beside(view))

    def _beside(self, view: View) -> list[Content]:
        """The calendar, what the last action came to, and the dossier; in a short window what is
        new comes first, or the eye would not meet it.
        """
        # What was learned with it stands in the dossier below.
        came = prose(block for block in view.reply if not isinstance(block, Learned))
        came += self.told_unasked if came else ()
        told = [small_heading("What came of it"), *came] if came else prose(view.text)
        told += map(explained, self.session.first_words())
        days = self._calendar()
        first = [*told, days] if came and self.has_class("-short") else [days, *told]
        return [*first, small_heading("Dossier"), *dossier_blocks(self.session)]

    def _calendar(self) -> Content:
        narrow = self.app.size.width < NARROW_BELOW
        width = self.app.size.width - 6 if narrow else min(156, self.app.size.width - 6) * 2 // 5
        return calendar_block(self.session.calendar(), width - 2, short=narrow)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`u` only while there is something to undo."""
        if action == "undo":
            return self.drawn and self.view.can_undo
        return True

    @on(Choices.Chosen)
    def _act(self, event: Choices.Chosen) -> None:
        if event.choice_id == COMMIT:
            self.action_commit()
        else:
            self.choose(event.choice_id)

    def action_commit(self) -> None:
        """Close the dossier, having asked."""
        free = free_days(self.session.calendar())
        said = [Content(f"{free[0].upper()}{free[1:]}.")]
        self.commit(
            "Close the dossier", said, Choose(COMMIT), "Close it and write the plan", "Not yet"
        )
