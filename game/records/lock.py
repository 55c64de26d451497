"""A slot's lock: one window writes a journal, and the next one finds out."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

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

    def __init__(self, lock: "BaseFileLock | None") -> None:
        self._lock = lock

    def release(self) -> None:
        """Let others have the slot; more than once does no harm."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def lock_slot(path: Path) -> SlotLock:
    """Take the slot of the journal at `path`. On a drive that knows no locks it takes nothing.

    Raises:
        Locked: another window has it.
        OSError: nothing can be written in its folder.
    """
    from filelock import FileLock, Timeout

    folder = path.parent / LOCKS
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(path.parent, os.W_OK):
        # The folder may have been closed after the locks in it were made.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # The game may open a journal in one thread and close it in another.
    lock = FileLock(folder / f"{path.stem}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise Locked from None
    except NotImplementedError:
        return SlotLock(None)
    except OSError as error:
        if error.errno in NO_LOCKS_HERE:
            return SlotLock(None)
        raise
    return SlotLock(lock)
