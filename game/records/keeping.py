"""Looking after journals as files: renaming, putting away and back, taking in, giving out."""

import re
from itertools import count
from pathlib import Path
from typing import NamedTuple

from game.records.atomic import write_atomically
from game.records.errors import JournalError, SaveFailed
from game.records.journal import SUFFIX
from game.records.lock import Locked, lock_slot
from game.records.reading import read_journal
from game.records.saves import Saves
from game.records.strict_json import MAX_BYTES

LONGEST_NAME = 60

_NAME = re.compile(r"\w[\w .,()+-]*")
"""Letters, digits and a few signs, in any script: what every file system takes."""


class PutAway(NamedTuple):
    """A journal that was deleted, kept until the game is left."""

    path: Path
    content: bytes


def rename(path: Path, name: str) -> Path:
    """Give a journal's file another name, and return where it is now.

    Raises:
        SaveFailed: the name cannot be a file's, or is taken; or the journal is open elsewhere.
    """
    name = name.strip().removesuffix(SUFFIX)
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise SaveFailed(
            f"A name has letters, digits, spaces and hyphens, {LONGEST_NAME} at most: "
            "this one is not used."
        )
    target = path.with_name(name + SUFFIX)
    if target == path:
        return path
    if target.exists():
        raise SaveFailed(f"There is a play called {name} already.")
    try:
        lock = lock_slot(path)
    except Locked:
        raise SaveFailed(f"{path.name} is open in another window: it keeps its name.") from None
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be renamed: {error.strerror}.") from None
    try:
        path.rename(target)
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be renamed: {error.strerror}.") from None
    finally:
        lock.release()
    return target


def put_away(saves: Saves, path: Path) -> PutAway:
    """Delete a journal, and return what brings it back.

    Raises:
        SaveFailed: it cannot be read or deleted, or is open in another window.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be deleted: {error.strerror}.") from None
    saves.delete(path)
    return PutAway(path, content)


def put_back(away: PutAway) -> None:
    """Bring a deleted journal back.

    Raises:
        SaveFailed: it cannot be written, or something else has its name by now.
    """
    if away.path.exists():
        raise SaveFailed(f"{away.path.name} cannot come back: another play has its name.")
    _write(away.path, away.content)


def take_in(saves: Saves, path: Path) -> Path:
    """Copy a journal from anywhere into the folder of saves, and return where it is.

    Raises:
        JournalError: it is no journal, and is left where it is.
        SaveFailed: it cannot be written here.
    """
    path = path.expanduser()
    if not path.is_file():
        raise JournalError(f"There is no file at {path}.")
    read_journal(path)
    stem = path.stem if _NAME.fullmatch(path.stem[:LONGEST_NAME]) else "imported"
    target = _free(saves.folder, stem[:LONGEST_NAME])
    _write(target, path.read_bytes())
    return target


def give_out(path: Path, to: Path) -> Path:
    """Copy a journal to a file or into a folder, and return where it is; nothing is replaced.

    Raises:
        SaveFailed: there is something already, or it cannot be written.
    """
    to = to.expanduser()
    target = to / path.name if to.is_dir() else to
    if target.exists():
        raise SaveFailed(f"{target} is there already: name another file.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be read: {error.strerror}.") from None
    _write(target, content)
    return target


def _free(folder: Path, stem: str) -> Path:
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{SUFFIX}").exists())


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        raise SaveFailed(f"{path} cannot be written: {error.strerror}.") from None
