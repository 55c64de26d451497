"""The keeper that writes files: a journal a file, written whole after every change."""

import stat
from pathlib import Path

from game.library.gates.files import holds
from game.library.gates.writing import write_file
from game.records.disk.lock import Locked, SlotLock, lock_first_free, lock_slot
from game.records.disk.names import same_or_copies
from game.records.saves.reading import read_journal
from game.session.errors import SaveFailed
from game.session.journal.journal import Journal, journal_to_bytes
from game.session.keeper import NotKept


class JournalFile:
    """A journal's file, held against other windows while it is open."""

    def __init__(
        self, path: Path, lock: SlotLock | None = None, written: bytes | None = None
    ) -> None:
        self.path = path
        self._lock = lock
        self._written = written
        """What the file said when it was read or written last; None where there was none."""

    @property
    def exists(self) -> bool:
        """Whether it was ever read or written."""
        return self._written is not None

    def add(self, revision: int, journal: Journal) -> str | None:
        """Write the whole file; one that somebody else wrote is left to him.

        Returns:
            That it was written under another name, and why.

        Raises:
            NotKept: it could not be written.
        """
        try:
            taken = self._taken()
            moved = self._leave_to_others(taken) if taken is not None else None
            self._write(journal)
        except OSError as error:
            raise NotKept(not_saved(self.path, error)) from None
        return moved

    def read(self) -> Journal:
        """What the file says.

        Raises:
            JournalError: there is none, or it is not one that this game can read.
        """
        return read_journal(self.path)

    def close(self) -> None:
        """Let others open the slot."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def move_to(self, folder: Path, journal: Journal) -> None:
        """Write the file in another folder, now and from now on. What lies here stays here.

        Raises:
            SaveFailed: it cannot be written there either; nothing has changed.
        """
        before = self.path, self._lock, self._written
        try:
            self._take_free_slot(folder.resolve())
            self._write(journal)
        except (OSError, RuntimeError) as error:
            # RuntimeError: its links lead in a circle.
            if self._lock is not before[1]:
                self.close()
            self.path, self._lock, self._written = before
            raise SaveFailed(f"It cannot be saved in {folder} either: {_why(error)}.") from None
        if before[1] is not None:
            before[1].release()

    def _write(self, journal: Journal) -> None:
        content = journal_to_bytes(journal)
        write_file(self.path, content, private=True, held=True)
        self._written = content

    def _taken(self) -> str | None:
        """Why the slot is not ours to write any more; None while it is."""
        if self._lock is None or self._lock.lost:
            self.close()
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
