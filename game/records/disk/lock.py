"""A slot's lock: one window writes a journal, and the next one finds out."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.session.journal.journal import SUFFIX

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCKS = ".locks"
"""The folder of lock files, beside the journals."""

NO_LOCKS_HERE = frozenset({errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What a drive answers that knows no locks."""


class Locked(Exception):
    """Another window has the slot open."""


class SlotLock:
    """Holds a slot until released, or until the process ends, however it ends."""

    def __init__(self, lock: "BaseFileLock | None", file: Path) -> None:
        self._lock = lock
        self._file = file
        self._held = self._identity() if lock is not None else None

    @property
    def holds(self) -> bool:
        """Whether it keeps others out: not on a drive that knows no locks."""
        return self._lock is not None

    @property
    def lost(self) -> bool:
        """Whether its file was taken away or replaced, so that others would not find it."""
        return self.holds and self._identity() != self._held

    def release(self) -> None:
        """Let others have the slot; more than once does no harm."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def lock_slot(path: Path) -> SlotLock:
    """Take the slot of the journal at `path`. On a drive that knows no locks it takes nothing.

    Raises:
        Locked: another window has it.
        OSError: nothing can be written in its folder.
    """
    from filelock import FileLock, Timeout

    folder = _folder_of_locks(path.parent)
    if not os.access(path.parent, os.W_OK):
        # The folder may have been closed after the locks in it were made.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    file = folder / f"{path.stem}.lock"
    # The game may open a journal in one thread and close it in another.
    lock = FileLock(file, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise Locked from None
    except NotImplementedError:
        return SlotLock(None, file)
    except OSError as error:
        if error.errno in NO_LOCKS_HERE:
            return SlotLock(None, file)
        if isinstance(error, PermissionError) and file.exists():
            # In a folder that several people share, somebody else's slot.
            raise Locked from None
        raise
    return SlotLock(lock, file)


class Free(NamedTuple):
    """A slot that nobody has."""

    path: Path
    lock: SlotLock | None = None
    refused: OSError | None = None
    """Why it could not be locked: nothing can be written in its folder."""


def lock_first_free(folder: Path, names: Iterable[str]) -> Free:
    """Take the slot with the first of these names that nobody has and no file is called by."""
    for name in names:
        path = folder / f"{name}{SUFFIX}"
        try:
            if path.exists():
                continue
            lock = lock_slot(path)
            if not path.exists():
                return Free(path, lock)
        except Locked:
            continue
        except OSError as error:
            return Free(path, refused=error)
        # Somebody had it and let go of it in between.
        lock.release()
    raise AssertionError("the names never end")


def _folder_of_locks(beside: Path) -> Path:
    folder = beside / LOCKS
    if folder.is_symlink():
        # A lock empties the file that it is held by: not one that lies somewhere else.
        raise OSError(errno.ELOOP, f"{LOCKS} is a link to another folder")
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        # Whoever may save here may lock here.
        with suppress(OSError):
            folder.chmod(stat.S_IMODE(beside.stat().st_mode))
    return folder
