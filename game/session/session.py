"""A play that is open: the one way to make a move in it, to draw it and to have it kept."""

from contextlib import suppress
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

from game.library.limits import JOURNAL_BYTES, JOURNAL_MOVES
from game.rules.moves import Move, NotOffered
from game.rules.play import Play
from game.rules.view.draw import view
from game.rules.view.view import View
from game.session.errors import SaveFailed
from game.session.journal.digest import digest_of
from game.session.journal.journal import Journal, MadeMove, journal_to_bytes
from game.session.journal.led import led_to
from game.session.journal.signing import signed
from game.session.journal.standing import now, standing
from game.session.keeper import Keeper, NotKept
from game.session.opening import Opened
from game.session.papers import Papers

NEVER_TOO_LARGE = 80
"""Moves that are within the bytes of a journal whatever they say: the largest is a plan with as
many lines as a file may list, some 40 kB.
"""

KeeperT = TypeVar("KeeperT", bound=Keeper, covariant=True)


class Step(NamedTuple):
    """What a move makes of a play: worked out, not made yet and not kept."""

    play: Play
    view: View
    journal: Journal


class Session(Papers, Generic[KeeperT]):
    """An open play. Its View is drawn once a move; close it, or use it in a `with`.

    To make a move is two things: working out what comes of it, and keeping that. `take` does
    both, and where nothing can be kept it plays on in memory and says so in `unsaved`. A host
    that shows no move before its own store has it works the step out and keeps it by itself.
    """

    def __init__(
        self,
        opened: Opened,
        keeper: KeeperT,
        *,
        kept: bool = False,
        unsaved: str | None = None,
        notice: str | None = None,
        numbers: bool = False,
    ) -> None:
        super().__init__(opened.case_file)
        self.keeper = keeper
        self.notice = notice
        """Something to tell the player at once, in a sentence: that this is a copy, and why."""
        self.unsaved = unsaved
        """Why the play is kept in memory only, in a sentence; None while it is kept."""
        self.revision = 0
        """How many changes there have been since it was opened; an undo is one too."""
        self._digests = opened.digests
        self._numbers = numbers
        # As far as they could be replayed, and to where they lead under the rules of now.
        moves = tuple(
            entry._replace(led=led_to(turn.state))
            for entry, turn in zip(opened.journal.moves, opened.play.turns, strict=False)
        )
        self._step = self._at(opened.play, opened.journal._replace(moves=moves))
        self._kept: tuple[MadeMove, ...] = moves if kept else ()
        """The moves that its keeper has."""

    @property
    def play(self) -> Play:
        """The play as it stands: for who explores or prints it, not for who draws it."""
        return self._step.play

    @property
    def view(self) -> View:
        """What a front end draws of the play as it stands."""
        return self._step.view

    @property
    def journal(self) -> Journal:
        """What the journal says, or would say if it were kept."""
        return self._step.journal

    @property
    def numbers(self) -> bool:
        """Whether rapport is also given in figures."""
        return self._numbers

    @numbers.setter
    def numbers(self, numbers: bool) -> None:
        if numbers != self._numbers:
            self._numbers = numbers
            self._step = self._step._replace(view=view(self.play, numbers=numbers))

    @property
    def moves(self) -> int:
        """How many moves were made."""
        return len(self.play.turns)

    @property
    def finished(self) -> bool:
        """Whether an ending was reached, so that the play may be branched."""
        return self.journal.finished

    @property
    def kept(self) -> bool:
        """Whether leaving would lose nothing: every move is kept, or none was made."""
        return self.unsaved is None or self.journal.moves == self._kept

    def work_out(self, move: Move, after: Step | None = None) -> Step:
        """What a move would make of the play, or of what it would be after a step. Nothing changes.

        A recess in which nothing was done leaves no move: what comes of leaving it is the play
        before it was called.

        Raises:
            NotOffered: it cannot be made here.
        """
        before = after or self._step
        play = before.play.after(move)
        if before.play.in_idle_recess and not play.state.in_recess:
            # To call a recess and come back costs nothing: it must not fill the journal either.
            return self._without_the_last(before)
        entry = MadeMove(move, led_to(play.state), now())
        step = self._at(play, before.journal._replace(moves=(*before.journal.moves, entry)))
        moves = len(step.journal.moves)
        long = moves > JOURNAL_MOVES.most
        if long or (
            moves > NEVER_TOO_LARGE and len(journal_to_bytes(step.journal)) > JOURNAL_BYTES.most
        ):
            # Only a program that rewrites its plan for hours comes here. It could not be read.
            limit = JOURNAL_MOVES if long else JOURNAL_BYTES
            raise NotOffered(f"This move would be one too many for a journal: {limit.passed()}.")
        return step

    def work_out_undo(self, after: Step | None = None) -> Step:
        """What taking the last move back would make of the play. Nothing changes.

        Raises:
            NotOffered: it cannot be taken back.
        """
        before = after or self._step
        before.play.undone()
        return self._without_the_last(before)

    def _without_the_last(self, before: Step) -> Step:
        play = before.play._replace(turns=before.play.turns[:-1])
        return self._at(play, before.journal._replace(moves=before.journal.moves[:-1]))

    def dated(self, step: Step, at: str, moves: int = 1) -> Step:
        """A step whose last moves were made at a time that its keeper gives, as journals say it."""
        kept = len(step.journal.moves) - moves
        made = tuple(
            entry._replace(at=at) if number >= kept else entry
            for number, entry in enumerate(step.journal.moves)
        )
        return self._at(step.play, step.journal._replace(moves=made))

    def take(self, move: Move) -> None:
        """Make a move and have it kept.

        Raises:
            NotOffered: it cannot be made here; nothing has changed.
            SaveFailed: it was made, and the player must know how it was kept, or that it was not:
                that is said once until keeping works again.
        """
        self.turn_to(self.work_out(move))

    def undo(self) -> None:
        """Take the last move back and have that kept.

        Raises:
            NotOffered: it cannot be taken back; nothing has changed.
            SaveFailed: as for `take`.
        """
        self.turn_to(self.work_out_undo())

    def sign(self, pseudonym: str) -> None:
        """Write down whom a teacher is to know the play by, and keep that; empty for none.

        Raises:
            JournalError: that can be no name; nothing has changed.
            SaveFailed: as for `take`.
        """
        journal = signed(self.journal, pseudonym)
        if journal != self.journal:
            self.turn_to(self._step._replace(journal=journal))

    def turn_to(self, step: Step) -> None:
        """Go on from a step that was worked out, having kept it.

        Raises:
            SaveFailed: as for `take`.
        """
        self.revision += 1
        failed: SaveFailed | None = None
        try:
            self.keep(step.journal)
        except SaveFailed as error:
            failed = error
        self._step = step
        self.forget()
        if failed is not None:
            raise failed

    def keep(self, journal: Journal | None = None) -> None:
        """Have a journal kept: where none is given, as the play stands.

        Raises:
            SaveFailed: as for `take`.
        """
        journal = journal or self.journal
        said_before = self.unsaved is not None
        try:
            remark = self.keeper.add(self.revision, journal)
        except NotKept as error:
            self.unsaved = error.sentence
            if not said_before:
                raise
            return
        self.was_kept(journal)
        if remark is not None:
            raise SaveFailed(remark)

    def was_kept(self, journal: Journal) -> None:
        """Take note that its keeper has all of a journal, however that came about."""
        self._kept, self.unsaved = journal.moves, None

    def close(self) -> None:
        """Let others have the play, having tried once more to keep it; twice does no harm."""
        if not self.kept:
            # It has been told, and `unsaved` says whether it was to any avail.
            with suppress(SaveFailed):
                self.keep()
        self.keeper.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _at(self, play: Play, journal: Journal) -> Step:
        """The play drawn, and the journal as saying where it stands."""
        drawn = view(play, numbers=self._numbers)
        journal = journal._replace(stands=standing(play, drawn), digest=None, seal=None)
        if self._digests and journal.finished:
            journal = journal._replace(digest=digest_of(journal))
        return Step(play, drawn, journal)
