"""A folder of journals: beginning, resuming, branching."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from game.library.gates.files import exists, read_file
from game.library.gates.paths import typed_path
from game.library.limits import JOURNAL_BYTES
from game.library.roles import RoleName
from game.records.disk.leftovers import clear_leftovers
from game.records.disk.lock import Locked, SlotLock, lock_first_free, lock_slot
from game.records.disk.names import copies, numbered
from game.records.saves.file_play import FilePlay
from game.records.saves.journal_file import JournalFile, not_saved
from game.records.saves.reading import read_journal
from game.records.saves.slots import Slot, list_slots
from game.rules.relay import Relay
from game.session.errors import SaveFailed
from game.session.journal.journal import SUFFIX
from game.session.opening import Opened, begin, branch, check_branch, copy_of, go_on

if TYPE_CHECKING:
    from game.library.case_file import CaseFile

FindCase = Callable[[str], "CaseFile"]
"""Opens a case by its id."""


class Saves:
    """The journals of a folder. The folder is made when a playthrough begins in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: WeakValueDictionary[Path, FilePlay] = WeakValueDictionary()

    def slots(self) -> list[Slot]:
        """Every journal in the folder, the last played first; a bad file is a broken slot."""
        return list_slots(self.folder)

    def find(self, name: str) -> Path:
        """The journal that a player means: a path, or the name of a slot in this folder."""
        path = typed_path(name)
        if exists(path) or path.name != name:
            return path
        return self.folder / (name if path.suffix == SUFFIX else f"{name}{SUFFIX}")

    def begin(self, case_file: "CaseFile", role: RoleName, relay: Relay | None = None) -> FilePlay:
        """A new playthrough in a new slot. Where nothing can be saved, `unsaved` says so.

        Raises:
            JournalError: the case has no such role.
        """
        clear_leftovers(self.folder)
        return self._new_slot(begin(case_file, role, relay), numbered(case_file.case.id, role))

    def resume(self, path: Path, find_case: FindCase) -> FilePlay:
        """Go on with a journal, in its own file wherever that can be.

        It goes on in a copy, as `notice` then says, where another window has it open, where it
        lies in another folder or may not be written, and where it stops before its end.

        Raises:
            JournalError: it cannot be read, or its role is gone. What `find_case` raises.
        """
        path = path.resolve()
        self._close_here(path)
        clear_leftovers(self.folder)
        lock, why_copied, refused = self._claim(path)
        try:
            written = _said_by(path)
            journal = read_journal(path)
            opened = go_on(journal, path.name, find_case(journal.case))
        except BaseException:
            _release(lock)
            raise
        if not (why_copied or opened.stopped):
            return self._hold(opened, JournalFile(path, lock, written), refused)
        _release(lock)
        why = opened.stopped or f"{path.name} {why_copied}."
        copied = copy_of(opened, path.name)
        names = copies(path.stem, "kept" if opened.stopped else "copy")
        copy = self._new_slot(copied, names)
        copy.notice = f"{why} The file is left as it is; you go on in {copy.path.name}."
        return copy

    def _claim(self, path: Path) -> tuple[SlotLock | None, str | None, OSError | None]:
        """The lock of a slot; else why only a copy can be written; else why nothing can be."""
        if path.parent != self.folder.resolve():
            return None, "lies outside the folder of saves", None
        if not exists(path):
            return None, None, None
        try:
            lock = lock_slot(path)
        except Locked:
            return None, "is open in another window", None
        except OSError as error:
            return None, None, error
        if not os.access(path, os.W_OK):
            # It could be replaced all the same, and whoever protected it would not want that.
            lock.release()
            return None, "is write-protected, or belongs to somebody else", None
        return lock, None, None

    def _close_here(self, path: Path) -> None:
        """Let go of what this window itself has open, which it may open again or delete."""
        held = self._open.pop(path, None)
        if held is not None and held.path == path:
            held.close()

    def branch(self, path: Path, before_move: int, find_case: FindCase) -> FilePlay:
        """A new playthrough in a new slot that shares a finished one's moves before one of them.

        Raises:
            JournalError: it cannot be read, is not finished, has no such move, or can no longer
                be replayed so far. What `find_case` raises.
        """
        journal = read_journal(path)
        check_branch(journal, path.name, before_move)
        opened = branch(journal, path.name, before_move, find_case(journal.case))
        branched = self._new_slot(opened, numbered(journal.case, journal.role))
        # It says so in `unsaved` where it cannot be.
        with suppress(SaveFailed):
            branched.keep()
        return branched

    def delete(self, path: Path) -> None:
        """Delete a slot for good; of a link to a file elsewhere, the link.

        Raises:
            SaveFailed: another window has it open, or it cannot be deleted.
        """
        path = path.parent.resolve() / path.name
        self._close_here(path)
        lock: SlotLock | None = None
        try:
            # Where nothing can be locked, whether it can be deleted is found out by trying.
            with suppress(OSError):
                lock = lock_slot(path)
            path.unlink(missing_ok=True)
        except Locked:
            raise SaveFailed(f"{path.name} is open in another window: it is not deleted.") from None
        except OSError as error:
            raise SaveFailed(f"{path.name} cannot be deleted: {error.strerror}.") from None
        finally:
            _release(lock)

    def save_elsewhere(self, play: FilePlay, folder: Path) -> None:
        """Save an open play in another folder, which is the folder of saves from then on.

        Raises:
            SaveFailed: it cannot be saved there either; nothing has changed.
        """
        play.save_in(folder)
        self.folder = play.path.parent
        self._open[play.path] = play

    def _new_slot(self, opened: Opened, names: Iterable[str]) -> FilePlay:
        """Open a play under the first name that nobody has, held from here on."""
        free = lock_first_free(self.folder.resolve(), names)
        return self._hold(opened, JournalFile(free.path, free.lock), free.refused)

    def _hold(self, opened: Opened, file: JournalFile, refused: OSError | None) -> FilePlay:
        unsaved = not_saved(file.path, refused) if refused else None
        self._open[file.path] = play = FilePlay(opened, file, kept=file.exists, unsaved=unsaved)
        return play


def _release(lock: SlotLock | None) -> None:
    if lock is not None:
        lock.release()


def _said_by(path: Path) -> bytes | None:
    # What cannot be read is told of by whoever reads it next.
    with suppress(OSError):
        return read_file(path, JOURNAL_BYTES.most)
    return None
