"""A playthrough with its journal on disk, saved after every move."""

import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from game.library.files import holds
from game.library.limits import JOURNAL_BYTES, JOURNAL_MOVES
from game.library.writing import write_file
from game.records.disk.lock import Locked, SlotLock, lock_first_free, lock_slot
from game.records.disk.names import same_or_copies
from game.rules.moves import Move, NotOffered
from game.rules.play import Play
from game.session.errors import SaveFailed
from game.session.journal.digest import digest_of
from game.session.journal.journal import Entry, Journal, journal_to_bytes
from game.session.journal.led import led_to
from game.session.journal.signing import signed
from game.session.journal.standing import now, standing


class OpenJournal:
    """The one way to make a move: `take` moves and saves. Close it, or use it in a `with`."""

    def __init__(
        self,
        journal: Journal,
        play: Play,
        path: Path,
        lock: SlotLock | None = None,
        *,
        written: bytes | None = None,
        digests: bool = True,
        unsaved: str | None = None,
    ) -> None:
        self.play = play
        self.path = path
        self.notice: str | None = None
        """Something to tell the player at once, in a sentence: that this is a copy, and why."""
        self.unsaved = unsaved
        """Why the play is kept in memory only, in a sentence; None while it is saved."""
        # A journal that was changed after its end gets no new digest from us.
        self._digests = digests
        # As far as they could be replayed, and to where they lead under the rules of now.
        moves = tuple(
            entry._replace(led=led_to(turn.state))
            for entry, turn in zip(journal.moves, play.turns, strict=False)
        )
        self._journal = self._at(play, journal._replace(moves=moves))
        self._lock = lock
        self._written = written
        """What the file said when it was read or written last; None where there was none."""
        self._kept: tuple[Entry, ...] = () if written is None else self._journal.moves
        """The moves that it says."""

    @property
    def journal(self) -> Journal:
        """What the file says, or would say."""
        return self._journal

    @property
    def finished(self) -> bool:
        """Whether an ending was reached, so that it may be branched."""
        return self._journal.finished

    @property
    def kept(self) -> bool:
        """Whether leaving would lose nothing: a file says every move, or none was made."""
        return self.unsaved is None or self._journal.moves == self._kept

    def take(self, move: Move) -> Play:
        """Make a move and save it; a recess in which nothing was done leaves no move.

        Raises:
            NotOffered: it cannot be made here; nothing has changed.
            SaveFailed: it was made and could not be saved, said once until saving works again.
        """
        play = self.play.after(move)
        if self.play.in_idle_recess and not play.state.in_recess:
            # To call a recess and come back costs nothing: it must not fill the journal either.
            return self._turn_back()
        entry = Entry(move, led_to(play.state), now())
        after = self._at(play, self._journal._replace(moves=(*self._journal.moves, entry)))
        long = len(after.moves) > JOURNAL_MOVES.most
        if long or len(journal_to_bytes(after)) > JOURNAL_BYTES.most:
            # Only a program that rewrites its plan for hours comes here. It could not be read.
            limit = JOURNAL_MOVES if long else JOURNAL_BYTES
            raise NotOffered(f"This move would be one too many for a journal: {limit.passed()}.")
        return self._turn_to(play, after)

    def undo(self) -> Play:
        """Take the last move back, and save that.

        Raises:
            NotOffered: it cannot be taken back; nothing has changed.
            SaveFailed: as for `take`.
        """
        self.play.undone()
        return self._turn_back()

    def _turn_back(self) -> Play:
        """The play without its last move, saved so."""
        play = self.play._replace(turns=self.play.turns[:-1])
        shorter = self._journal._replace(moves=self._journal.moves[:-1])
        return self._turn_to(play, self._at(play, shorter))

    def sign(self, pseudonym: str) -> None:
        """Write down whom a teacher is to know the play by, and save that; empty for none.

        Raises:
            JournalError: that can be no name; nothing has changed.
            SaveFailed: as for `take`.
        """
        journal = signed(self._journal, pseudonym)
        if journal != self._journal:
            self._journal = journal
            self.save()

    def close(self) -> None:
        """Let others open the slot, having tried once more to save; twice does no harm."""
        if not self.kept:
            # It has been told, and `unsaved` says whether it was to any avail.
            with suppress(SaveFailed):
                self.save()
        self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _turn_to(self, play: Play, journal: Journal) -> Play:
        self.play, self._journal = play, journal
        self.save()
        return play

    def _at(self, play: Play, journal: Journal) -> Journal:
        """The journal as saying where the play stands."""
        journal = journal._replace(stands=standing(play), digest=None, seal=None)
        if self._digests and journal.finished:
            return journal._replace(digest=digest_of(journal))
        return journal

    def save(self) -> None:
        """Write the file as the play stands; a file that somebody else wrote is left to him.

        Raises:
            SaveFailed: it could not be written, said once until saving works again; or it was
                written under another name.
        """
        said_before = self.unsaved is not None
        moved: str | None = None
        try:
            taken = self._taken()
            if taken is not None:
                moved = self._leave_to_others(taken)
            self._write()
        except OSError as error:
            self.unsaved = not_saved(self.path, error)
            if not said_before:
                raise SaveFailed(self.unsaved) from None
        if moved is not None:
            raise SaveFailed(moved)

    def save_in(self, folder: Path) -> None:
        """Save in another folder, now and from now on. What lies where it was stays there.

        Raises:
            SaveFailed: it cannot be saved there either; nothing has changed.
        """
        before = self.path, self._lock, self._written
        try:
            self._take_free_slot(folder.resolve())
            self._write()
        except (OSError, RuntimeError) as error:
            # RuntimeError: its links lead in a circle.
            if self._lock is not before[1]:
                self._let_go()
            self.path, self._lock, self._written = before
            raise SaveFailed(f"It cannot be saved in {folder} either: {_why(error)}.") from None
        if before[1] is not None:
            before[1].release()

    def _write(self) -> None:
        content = journal_to_bytes(self._journal)
        write_file(self.path, content, private=True, held=True)
        self._written, self._kept = content, self._journal.moves
        self.unsaved = None

    def _taken(self) -> str | None:
        """Why the slot is not ours to write any more; None while it is."""
        if self._lock is None or self._lock.lost:
            self._let_go()
            try:
                self._lock = lock_slot(self.path)
            except Locked:
                return "is open in another window"
        if self._was_written():
            return "was written by somebody else while it was open here"
        return None

    def _was_written(self) -> bool:
        """Whether the file says anything else than it said last; one that is gone does not."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return False
        # By what it says: some drives number and date their files as they like.
        ours = self._written
        if ours is None or not stat.S_ISREG(found.st_mode) or found.st_size != len(ours):
            return True
        return not holds(self.path, ours)

    def _leave_to_others(self, taken: str) -> str:
        """Go on under another name, and say why."""
        left, lock = self.path.name, self._lock
        self._take_free_slot(self.path.parent)
        if lock is not None:
            lock.release()
        return f"{left} {taken}. It is left as it is; you go on in {self.path.name}."

    def _take_free_slot(self, folder: Path) -> None:
        free = lock_first_free(folder, same_or_copies(self.path.stem))
        if free.refused is not None:
            raise free.refused
        self.path, self._lock, self._written = free.path, free.lock, None


def not_saved(path: Path, error: OSError) -> str:
    """Why a journal cannot be saved, and what that means, in one sentence."""
    return (
        f"Nothing can be saved in {path.parent} ({_why(error)}): the play goes on, but it ends "
        "with this window unless you save it elsewhere."
    )


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
