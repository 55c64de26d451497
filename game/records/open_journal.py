"""A playthrough with its journal on disk, saved after every move."""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from game.records.atomic import write_atomically
from game.records.errors import SaveFailed
from game.records.journal import Entry, Journal, Result, Standing, journal_to_bytes
from game.records.led import led_to
from game.records.lock import SlotLock
from game.rules.draw import view
from game.rules.moves import Move
from game.rules.numbers import rounded
from game.rules.play import Play
from game.rules.state import Phase


class OpenJournal:
    """The one way to make a move: `take` moves and saves. Close it, or use it in a `with`."""

    def __init__(
        self,
        journal: Journal,
        play: Play,
        path: Path,
        lock: SlotLock | None = None,
        notice: str | None = None,
        unsaved: str | None = None,
    ) -> None:
        self.play = play
        self.path = path
        self.notice = notice
        """Something to tell the player at once, in a sentence: that this is a copy, and why."""
        self.unsaved = unsaved
        """Why the play is kept in memory only, in a sentence; None while it is saved."""
        self._journal = journal._replace(moves=journal.moves[: len(play.turns)])
        self._lock = lock

    @property
    def journal(self) -> Journal:
        """What the file says, or would say."""
        return self._journal

    @property
    def finished(self) -> bool:
        """Whether an ending was reached, so that it may be branched."""
        return self._journal.finished

    def take(self, move: Move) -> Play:
        """Make a move and save it.

        Raises:
            NotOffered: it cannot be made here; nothing has changed.
            SaveFailed: it was made and could not be saved, said once until saving works again.
        """
        play = self.play.after(move)
        entry = Entry(move, led_to(play.state), now())
        return self._turn_to(play, (*self._journal.moves, entry))

    def undo(self) -> Play:
        """Take the last move back, and save that.

        Raises:
            NotOffered: it cannot be taken back; nothing has changed.
            SaveFailed: as for `take`.
        """
        return self._turn_to(self.play.undone(), self._journal.moves[:-1])

    def close(self) -> None:
        """Let others open the slot; more than once does no harm."""
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _turn_to(self, play: Play, moves: tuple[Entry, ...]) -> Play:
        self.play = play
        self._journal = self._journal._replace(moves=moves, stands=standing(play))
        self.save()
        return play

    def save(self) -> None:
        """Write the file as the play stands.

        Raises:
            SaveFailed: it could not be written, said once until saving works again.
        """
        said_before = self.unsaved is not None
        try:
            write_atomically(self.path, journal_to_bytes(self._journal))
        except OSError as error:
            self.unsaved = not_saved(self.path, error)
        else:
            self.unsaved = None
        if self.unsaved is not None and not said_before:
            raise SaveFailed(self.unsaved)


def not_saved(path: Path, error: OSError) -> str:
    """Why a journal cannot be saved, and what that means, in one sentence."""
    why = error.strerror or type(error).__name__
    return (
        f"Nothing can be saved in {path.parent} ({why}): the play goes on, but ends with this "
        "window; name another folder with --saves."
    )


def now() -> str:
    """The time, as journals write it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def standing(play: Play) -> Standing:
    """Where a play stands, in words, and what it came to where it is finished."""
    state, endings = play.state, play.case_role.role.endings
    if state.phase not in (Phase.ENDING, Phase.REFLECTION, Phase.DEBRIEF):
        return Standing(view(play).title)
    ending = endings[state.place]
    result = Result(state.place, ending.title, ending.history)
    debrief = view(play).debrief
    if debrief is not None:
        scores = debrief.scores
        result = result._replace(
            label=debrief.label_text,
            preparation=rounded(scores.preparation),
            rapport=rounded(scores.rapport),
            durability=None if scores.durability is None else rounded(scores.durability),
            ledger=scores.ledger,
        )
    return Standing(ending.title, result)
