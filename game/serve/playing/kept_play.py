"""A play that lies in rows: a change is shown as made only after its rows are on the disk."""

from collections.abc import Callable, Sequence

from game.rules.moves import NotOffered, move_from_json, move_to_json
from game.rules.phase import Phase
from game.serve.store.changes import AddEvents
from game.serve.store.changes import Step as RowStep
from game.serve.store.clock import as_journals_say
from game.serve.store.errors import StoreAway
from game.serve.store.rows import Event
from game.serve.store.store import Store
from game.session.journal.journal import Journal
from game.session.journal.led import led_to
from game.session.keeper import NotKept
from game.session.session import Session, Step
from game.web.forms import Change, Undo

WhyNot = Callable[[Phase], str]
"""Why a phase may not be entered now, in a sentence; empty where it may."""

NOT_KEPT = (
    "This could not be kept, and nothing was changed: {why}. What you wrote is still here; press "
    "again in a minute."
)


class Rows:
    """The keeper of a served play. Its rows are added before the session goes on."""

    def add(self, revision: int, journal: Journal) -> str | None:
        """Nothing is left to be done."""

    def read(self) -> Journal:
        """Not asked for: a play is opened from its rows."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held."""


class KeptPlay:
    """A play as the server keeps it."""

    def __init__(
        self,
        session: Session[Rows],
        store: Store,
        class_id: int,
        play_id: int,
        events: Sequence[Event],
    ) -> None:
        self.session = session
        self._store = store
        self._class_id = class_id
        self.play_id = play_id
        self.turn = events[-1].revision if events else 0
        self._made: dict[int, Change] = {event.revision - 1: _change(event) for event in events}
        self.why_not: WhyNot = lambda _: ""

    def made_at(self, turn: int) -> Change | None:
        """The change that was made at a turn."""
        return self._made.get(turn)

    def make(self, changes: Sequence[Change]) -> None:
        """Make changes in order, all or none, and keep them.

        Raises:
            NotOffered: one of them cannot be made.
            SaveFailed: they could not be kept.
            Overtaken: another server made one first.
        """
        session = self.session
        rows: list[RowStep] = []
        step: Step | None = None
        for change in changes:
            before = len((step or session).journal.moves)
            if isinstance(change, Undo):
                step = session.work_out_undo(step)
            else:
                step = session.work_out(change, step)
            state = step.play.state
            why_not = self.why_not(state.phase)
            if why_not:
                raise NotOffered(why_not)
            moves = step.journal.moves
            # To leave a recess in which nothing was done is to take the calling of it back.
            added = move_to_json(moves[-1].move) if len(moves) > before else None
            rows.append(RowStep(added, led_to(state)))
        if step is None:
            return
        try:
            at = self._store.write(
                AddEvents(self._class_id, self.play_id, self.turn + 1, tuple(rows))
            )
        except StoreAway as away:
            raise NotKept(NOT_KEPT.format(why=str(away))) from None
        made = sum(row.move is not None for row in rows)
        session.turn_to(session.dated(step, as_journals_say(at), made))
        for change in changes:
            self._made[self.turn] = change
            self.turn += 1


def _change(event: Event) -> Change:
    return Undo() if event.move is None else move_from_json(dict(event.move))
