"""A folder of journals: beginning, resuming, branching. Importing it imports no case."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from game.library.files import exists, read_file
from game.library.limits import JOURNAL_BYTES
from game.library.paths import typed_path
from game.library.roles import RoleName
from game.records.disk.leftovers import clear_leftovers
from game.records.disk.lock import Locked, SlotLock, lock_first_free, lock_slot
from game.records.disk.names import copies, numbered
from game.records.saves.reading import read_journal
from game.records.saves.slots import Slot, list_slots
from game.rules.relay import Relay
from game.session.errors import JournalError, SaveFailed
from game.session.journal.digest import digest_of
from game.session.journal.journal import CONTENT_VERSION, SUFFIX, Content, Journal, Parent, Standing
from game.session.journal.version import played_with

if TYPE_CHECKING:
    from game.library.case_files import CaseFile
    from game.records.saves.open_journal import OpenJournal
    from game.rules.play import Play
    from game.rules.relay import Relay
    from game.session.replaying.replay import Replayed

FindCase = Callable[[str], "CaseFile"]
"""Opens a case by its id."""


class Saves:
    """The journals of a folder. The folder is made when a playthrough begins in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: WeakValueDictionary[Path, OpenJournal] = WeakValueDictionary()

    def slots(self) -> list[Slot]:
        """Every journal in the folder, the last played first; a bad file is a broken slot."""
        return list_slots(self.folder)

    def find(self, name: str) -> Path:
        """The journal that a player means: a path, or the name of a slot in this folder."""
        path = typed_path(name)
        if exists(path) or path.name != name:
            return path
        return self.folder / (name if path.suffix == SUFFIX else f"{name}{SUFFIX}")

    def begin(
        self, case_file: "CaseFile", role: RoleName, relay: "Relay | None" = None
    ) -> "OpenJournal":
        """A new playthrough in a new slot. Where nothing can be saved, `unsaved` says so.

        Raises:
            JournalError: the case has no such role.
        """
        from game.session.journal.standing import now
        from game.session.replaying.replay import replay

        journal = _on_content(
            Journal(
                case=case_file.case.id,
                role=role,
                game="",
                content=Content(CONTENT_VERSION, ""),
                started=now(),
                parent=None,
                relay=relay,
                stands=Standing(""),
                moves=(),
            ),
            case_file,
        )
        clear_leftovers(self.folder)
        play = replay(journal, "This play", case_file).play
        return self._new_slot(journal, play, numbered(journal.case, journal.role))

    def resume(self, path: Path, find_case: FindCase) -> "OpenJournal":
        """Go on with a journal, in its own file wherever that can be.

        It goes on in a copy, as `notice` then says, where another window has it open, where it
        lies in another folder or may not be written, and where it stops before its end.

        Raises:
            JournalError: it cannot be read, or its role is gone. What `find_case` raises.
        """
        from game.records.saves.open_journal import OpenJournal, not_saved
        from game.session.replaying.replay import replay
        from game.session.replaying.verifying import edited

        path = path.resolve()
        self._close_here(path)
        clear_leftovers(self.folder)
        lock, why_copied, refused = self._claim(path)
        try:
            written = _said_by(path)
            journal = read_journal(path)
            case_file = find_case(journal.case)
            replayed = replay(journal, path.name, case_file)
        except BaseException:
            _release(lock)
            raise
        by_hand = edited(journal, replayed, case_file)
        digests = not journal.finished or journal.digest == digest_of(journal)
        journal = _on_content(journal, case_file)
        if not (why_copied or replayed.stopped):
            unsaved = not_saved(path, refused) if refused else None
            resumed = OpenJournal(
                journal,
                replayed.play,
                path,
                lock,
                written=written,
                digests=digests,
                unsaved=unsaved,
            )
            self._open[path] = resumed
            return resumed
        _release(lock)
        why = replayed.stopped or f"{path.name} {why_copied}."
        shared = len(replayed.play.turns) + 1
        copied = journal._replace(parent=Parent(path.name, shared, verifies=not by_hand))
        names = copies(path.stem, "kept" if replayed.stopped else "copy")
        copy = self._new_slot(copied, replayed.play, names, digests=digests)
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

    def branch(self, path: Path, before_move: int, find_case: FindCase) -> "OpenJournal":
        """A new playthrough in a new slot that shares a finished one's moves before one of them.

        Raises:
            JournalError: it cannot be read, is not finished, has no such move, or can no longer
                be replayed so far. What `find_case` raises.
        """
        from game.session.journal.standing import now
        from game.session.replaying.replay import replay
        from game.session.replaying.verifying import edited

        journal = read_journal(path)
        if not journal.finished:
            raise JournalError(f"{path.name} is not finished: only a finished play is branched.")
        if not 1 <= before_move <= len(journal.moves):
            raise JournalError(
                f"{path.name} has no move {before_move}: its moves are 1 to {len(journal.moves)}."
            )
        case_file = find_case(journal.case)
        replayed = replay(journal, path.name, case_file)
        if not _comes_to_an_end(replayed):
            raise JournalError(f"{path.name} says that it is finished, and is not: play on in it.")
        branch = journal._replace(
            started=now(),
            parent=Parent(
                path.name, before_move, verifies=not edited(journal, replayed, case_file)
            ),
            moves=journal.moves[: before_move - 1],
        )
        replayed = replay(branch, path.name, case_file)
        if replayed.stopped is not None:
            raise JournalError(replayed.stopped)
        branched = self._new_slot(
            _on_content(branch, case_file), replayed.play, numbered(journal.case, journal.role)
        )
        # It says so in `unsaved` where it cannot be.
        with suppress(SaveFailed):
            branched.save()
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

    def save_elsewhere(self, journal: "OpenJournal", folder: Path) -> None:
        """Save an open play in another folder, which is the folder of saves from then on.

        Raises:
            SaveFailed: it cannot be saved there either; nothing has changed.
        """
        journal.save_in(folder)
        self.folder = journal.path.parent
        self._open[journal.path] = journal

    def _new_slot(
        self, journal: Journal, play: "Play", names: Iterable[str], *, digests: bool = True
    ) -> "OpenJournal":
        """Open a journal under the first name that nobody has, held from here on."""
        from game.records.saves.open_journal import OpenJournal, not_saved

        free = lock_first_free(self.folder.resolve(), names)
        unsaved = not_saved(free.path, free.refused) if free.refused else None
        opened = OpenJournal(journal, play, free.path, free.lock, digests=digests, unsaved=unsaved)
        self._open[free.path] = opened
        return opened


def _comes_to_an_end(replayed: "Replayed") -> bool:
    """Whether a replay reaches an ending, or might have before the case was edited."""
    from game.rules.phase import OVER

    return replayed.stopped is not None or replayed.play.state.phase in OVER


def _release(lock: SlotLock | None) -> None:
    if lock is not None:
        lock.release()


def _said_by(path: Path) -> bytes | None:
    # What cannot be read is told of by whoever reads it next.
    with suppress(OSError):
        return read_file(path, JOURNAL_BYTES.most)
    return None


def _on_content(journal: Journal, case_file: "CaseFile") -> Journal:
    """The journal as going on with this game and this content."""
    content = Content(CONTENT_VERSION, case_file.hash)
    return journal._replace(game=played_with(), content=content)
