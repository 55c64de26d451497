"""What the screens of play have: they are drawn from a View, and keep the papers at hand."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.records.player.settings import DEFAULT, Settings
from game.rules.moves import Choose, Move
from game.rules.view.view import View
from game.rules.view.what_changed import Changed
from game.session.keeper import Keeper
from game.session.session import Session
from game.tui.screens.base import GameScreen
from game.tui.text.dateline import cable_line
from game.tui.text.sheet import Question
from game.tui.text.sheets import brief_sheet, dossier_sheet, glossary_sheet, people_sheet
from game.tui.text.standing import changed_blocks, changed_sheet, standing
from game.tui.widgets.masthead import Masthead


class PhaseScreen(GameScreen):
    """A screen of play. Subclasses say in `draw` how a View updates their widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "dossier", "Dossier"),
        Binding("p", "people", "People"),
        Binding("b", "brief", "Brief"),
        Binding("g", "glossary", "Glossary"),
    ]

    DATED_FROM: ClassVar[int] = 0
    """The height from which on place, date and who is there are said."""

    session: Session[Keeper]
    view: View
    settings: Settings = DEFAULT
    drawn = False
    """Whether a View has been given; before that there is nothing to draw."""

    def show(self, session: Session[Keeper], settings: Settings, *, arriving: bool) -> None:
        """Take the play as it stands, and draw it; `arriving` from another screen."""
        self.session, self.view, self.settings, self.drawn = session, session.view, settings, True
        if arriving:
            self.arrive()
        if self.is_mounted:
            self.draw(self.view)
            self.refresh_bindings()

    def on_mount(self) -> None:
        """Draw what was given before the widgets were there."""
        if self.drawn:
            self.draw(self.view)

    def arrive(self) -> None:
        """Forget what belonged to the last visit."""

    def draw(self, view: View) -> None:
        """Update the widgets from the View."""
        raise NotImplementedError

    @property
    def changed(self) -> Changed:
        """What the last move changed, and why."""
        return self.session.changed(numbers=self.session.numbers)

    @property
    def told_unasked(self) -> tuple[Content, ...]:
        """What the last move changed and why, the first times that there is a reason."""
        told = self.session.told_unasked(numbers=self.session.numbers)
        return () if told is None or self.hides_meters else changed_blocks(told)

    def draw_masthead(self, view: View, left: str = "") -> None:
        """Title, place and date, meters and the time left."""
        stands, marked = standing(view, self.changed.changes, hidden=self.hides_meters)
        masthead = self.query_one(Masthead)
        dated = self.app.size.height >= self.DATED_FROM
        masthead.show(view.title, stands, left, cable_line(view) if dated else ("",))
        masthead.mark(marked, stays=self.settings.reduced_motion)

    def take(self, move: Move) -> None:
        """Make a move."""
        self.game.take(move)

    def commit(self, title: str, said: Iterable[Content], move: Move, yes: str, no: str) -> None:
        """Make a move that cannot be undone, having asked."""
        self.ask(
            Question(title, tuple(said), (("yes", yes), ("no", no)), "yes"),
            lambda _: self.take(move),
        )

    def has_move(self, move_id: str) -> bool:
        """Whether the View lists a move as open."""
        return self.drawn and any(m.id == move_id and m.open for m in self.view.moves)

    def choose(self, move_id: str) -> None:
        """Take a listed move."""
        self.game.take(Choose(move_id))

    def action_undo(self) -> None:
        """Take the last move back."""
        if self.view.can_undo:
            self.game.undo()

    def action_dossier(self) -> None:
        """What is known so far."""
        self.read(dossier_sheet(self.session))

    def action_changes(self) -> None:
        """What the last move changed, and why."""
        changed = self.changed
        if self.hides_meters:
            changed = Changed((), changed.why)
        self.read(changed_sheet(changed))

    def action_glossary(self) -> None:
        """What the words mean that stand here."""
        self.read(glossary_sheet(self.session.terms_here()))

    def action_people(self) -> None:
        """Who they are, and how they feel towards you."""
        self.read(people_sheet(self.session, self.view, words=not self.hides_meters))

    @property
    def hides_meters(self) -> bool:
        """Whether the player reads the room without them, until the debrief."""
        return self.settings.hide_meters and self.view.debrief is None

    def action_brief(self) -> None:
        """Your instructions, and what no meeting could change."""
        self.read(brief_sheet(self.session, self.column))
