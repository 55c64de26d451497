"""What a killed game left behind: half-written files beside the journals, which nobody misses."""

from contextlib import suppress
from pathlib import Path

from game.library.gates.writing import TEMPORARY
from game.records.disk.lock import Locked, lock_slot
from game.session.journal.journal import SUFFIX


def clear_leftovers(folder: Path) -> None:
    """Remove the half-written files of slots that no window has open."""
    with suppress(OSError):
        for temporary in list(folder.glob(f".*{SUFFIX}{TEMPORARY}")):
            journal = folder / temporary.name.removeprefix(".").removesuffix(TEMPORARY)
            with suppress(Locked, OSError):
                lock = lock_slot(journal)
                # On a drive without locks somebody may be writing it at this moment.
                if lock.holds:
                    temporary.unlink(missing_ok=True)
                lock.release()
