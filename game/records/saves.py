"""A folder of journals: beginning, resuming, branching. Importing it imports no case."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakValueDictionary

from game.records.errors import JournalError, SaveFailed
from game.records.journal import (
    CONTENT_VERSION,
    Content,
    HandedOver,
    Journal,
    Parent,
    RoleName,
    Standing,
)
from game.records.lock import Locked, SlotLock, lock_slot
from game.records.reading import read_journal
from game.records.slots import Slot, list_slots
from game.records.version import game_version

if TYPE_CHECKING:
    from game.library.case_files import CaseFile
    from game.records.open_journal import OpenJournal
    from game.rules.play import Play
    from game.rules.relay import Relay

FindCase = Callable[[str], "CaseFile"]
"""Opens a case by its id."""

SUFFIX = ".json"


class _Claim(NamedTuple):
    """What came of asking for a slot."""

    lock: SlotLock | None = None
    elsewhere: bool = False
    """Another window has it."""
    refused: OSError | None = None
    """Nothing can be written in its folder."""


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
        path = Path(name).expanduser()
        if path.exists() or path.name != name:
            return path
        return self.folder / (name if path.suffix == SUFFIX else f"{name}{SUFFIX}")

    def begin(
        self, case_file: "CaseFile", role: RoleName, relay: "Relay | None" = None
    ) -> "OpenJournal":
        """A new playthrough in a new slot. Where nothing can be saved, `unsaved` says so.

        Raises:
            JournalError: the case has no such role.
        """
        from game.records.open_journal import now
        from game.records.replay import replay

        journal = _on_content(
            Journal(
                case=case_file.case.id,
                role=role,
                game="",
                content=Content(CONTENT_VERSION, ""),
                started=now(),
                parent=None,
                relay=HandedOver(*relay) if relay else None,
                stands=Standing(""),
                moves=(),
            ),
            case_file,
        )
        play = replay(journal, "This play", case_file).play
        return self._new_slot(journal, play, _numbered(journal))

    def resume(self, path: Path, find_case: FindCase) -> "OpenJournal":
        """Go on with a journal, in its own file wherever that can be.

        It goes on in a copy, as `notice` then says, where another window has it open, where it
        lies in another folder, and where the content was edited so that it stops before its end.

        Raises:
            JournalError: it cannot be read, or its role is gone. What `find_case` raises.
        """
        from game.records.open_journal import OpenJournal, not_saved
        from game.records.replay import replay

        path = path.resolve()
        if path in self._open:
            # This window may go on with what it has open itself.
            self._open.pop(path).close()
        foreign = path.parent != self.folder.resolve()
        claim = _Claim() if foreign or not path.exists() else _claim(path)
        try:
            journal = read_journal(path)
            case_file = find_case(journal.case)
            replayed = replay(journal, path.name, case_file)
        except BaseException:
            _release(claim)
            raise
        journal = _on_content(journal, case_file)
        if not (foreign or claim.elsewhere or replayed.stopped):
            unsaved = not_saved(path, claim.refused) if claim.refused else None
            resumed = OpenJournal(journal, replayed.play, path, claim.lock, unsaved=unsaved)
            self._open[path] = resumed
            return resumed
        _release(claim)
        why = replayed.stopped or f"{path.name} {_why_copied(foreign)}."
        copied = journal._replace(parent=Parent(path.name, len(replayed.play.turns) + 1))
        names = _copies(path.stem, "kept" if replayed.stopped else "copy")
        copy = self._new_slot(copied, replayed.play, names)
        copy.notice = f"{why} The file is left as it is; you go on in {copy.path.name}."
        return copy

    def branch(self, path: Path, before_move: int, find_case: FindCase) -> "OpenJournal":
        """A new playthrough in a new slot that shares a finished one's moves before one of them.

        Raises:
            JournalError: it cannot be read, is not finished, has no such move, or can no longer
                be replayed so far. What `find_case` raises.
        """
        from game.records.open_journal import now
        from game.records.replay import replay

        journal = read_journal(path)
        if not journal.finished:
            raise JournalError(f"{path.name} is not finished: only a finished play is branched.")
        if not 1 <= before_move <= len(journal.moves):
            raise JournalError(
                f"{path.name} has no move {before_move}: its moves are 1 to {len(journal.moves)}."
            )
        case_file = find_case(journal.case)
        branch = journal._replace(
            started=now(),
            parent=Parent(path.name, before_move),
            moves=journal.moves[: before_move - 1],
        )
        replayed = replay(branch, path.name, case_file)
        if replayed.stopped is not None:
            raise JournalError(replayed.stopped)
        branched = self._new_slot(_on_content(branch, case_file), replayed.play, _numbered(journal))
        # It says so in `unsaved` where it cannot be.
        with suppress(SaveFailed):
            branched.save()
        return branched

    def delete(self, path: Path) -> None:
        """Delete a slot for good.

        Raises:
            SaveFailed: another window has it open, or it cannot be deleted.
        """
        path = path.resolve()
        if path in self._open:
            self._open.pop(path).close()
        claim = _claim(path)
        if claim.elsewhere:
            raise SaveFailed(f"{path.name} is open in another window: it is not deleted.")
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed(f"{path.name} cannot be deleted: {error.strerror}.") from None
        finally:
            _release(claim)

    def _new_slot(self, journal: Journal, play: "Play", names: Iterator[str]) -> "OpenJournal":
        """Open a journal under the first name that nobody has, held from here on."""
        from game.records.open_journal import OpenJournal, not_saved, standing

        journal = journal._replace(stands=standing(play))
        folder = self.folder.resolve()
        for name in names:
            path = folder / f"{name}{SUFFIX}"
            if path.exists():
                continue
            claim = _claim(path)
            if claim.elsewhere or path.exists():
                # Somebody else has it, or had it and let go of it in between.
                _release(claim)
                continue
            unsaved = not_saved(path, claim.refused) if claim.refused else None
            opened = OpenJournal(journal, play, path, claim.lock, unsaved=unsaved)
            self._open[path] = opened
            return opened
        raise AssertionError("the names never end")


def _claim(path: Path) -> _Claim:
    try:
        return _Claim(lock_slot(path))
    except Locked:
        return _Claim(elsewhere=True)
    except OSError as error:
        return _Claim(refused=error)


def _release(claim: _Claim) -> None:
    if claim.lock is not None:
        claim.lock.release()


def _on_content(journal: Journal, case_file: "CaseFile") -> Journal:
    """The journal as going on with this game and this content."""
    content = Content(CONTENT_VERSION, case_file.hash)
    return journal._replace(game=game_version(), content=content)


def _why_copied(foreign: bool) -> str:
    return "lies outside the folder of saves" if foreign else "is open in another window"


def _numbered(journal: Journal) -> Iterator[str]:
    """`reykjavik-1986-envoy-1` and so on."""
    return (f"{journal.case}-{journal.role}-{number}" for number in count(1))


def _copies(stem: str, kind: str) -> Iterator[str]:
    """`reykjavik-1986-envoy-1-kept`, `reykjavik-1986-envoy-1-kept-2` and so on."""
    stem = re.sub(r"-(copy|kept)(-[0-9]+)?$", "", stem)
    yield f"{stem}-{kind}"
    yield from (f"{stem}-{kind}-{number}" for number in count(2))
