"""Looking after journals as files: renaming, putting away and back, taking in, giving out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from game.library.gates.files import exists, is_folder, read_file
from game.library.gates.writing import why_unwritten, write_file
from game.library.limits import JOURNAL_BYTES
from game.records.disk.lock import Locked, lock_first_free, lock_slot
from game.records.disk.names import same_or_copies
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.session.errors import JournalError, SaveFailed
from game.session.journal.journal import SUFFIX, journal_to_bytes
from game.session.journal.naming import LONGEST_NAME, wrong_name
from game.session.journal.reading import journal_from_bytes
from game.session.journal.signing import signed


class PutAway(NamedTuple):
    """A journal that was deleted, kept until the game is left."""

    path: Path
    content: bytes | None
    """None where it was no file, or too large a one: it cannot come back."""


def rename(path: Path, name: str) -> Path:
    """Give a journal's file another name, and return where it is now.

    Raises:
        SaveFailed: the name cannot be a file's, or is taken; or the journal is open elsewhere.
    """
    name = name.strip().removesuffix(SUFFIX)
    wrong = wrong_name(name)
    if wrong is not None:
        raise SaveFailed(f"This name is not used: {wrong}.")
    target = path.with_name(name + SUFFIX)
    if target == path:
        return path
    taken = f"There is a play called {name} already."
    try:
        with (
            _held(path, f"{path.name} is open in another window: it keeps its name."),
            _held(target, taken),
        ):
            if exists(target):
                raise SaveFailed(taken)
            path.rename(target)
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be renamed: {error.strerror}.") from None
    return target


def put_away(saves: Saves, path: Path) -> PutAway:
    """Delete a journal, and return what brings it back.

    Raises:
        SaveFailed: it cannot be deleted, or is open in another window.
    """
    try:
        content = read_file(path, JOURNAL_BYTES.most)
    except OSError:
        # Whether it can be deleted is found out by trying.
        content = None
    saves.delete(path)
    return PutAway(path, content)


def put_back(away: PutAway) -> None:
    """Bring a deleted journal back.

    Raises:
        SaveFailed: it cannot be written, or something else has its name by now.
    """
    if away.content is None:
        raise SaveFailed(f"{away.path.name} cannot come back: it was no file that could be kept.")
    taken = f"{away.path.name} cannot come back: another play has its name."
    try:
        with _held(away.path, taken):
            if exists(away.path):
                raise SaveFailed(taken)
            write_file(away.path, away.content, private=True, held=True)
    except OSError as error:
        raise _unwritten(away.path, error) from None


def take_in(saves: Saves, path: Path) -> Path:
    """Copy a journal from anywhere into the folder of saves, and return where it is.

    Raises:
        JournalError: it is no journal, and is left where it is.
        SaveFailed: it cannot be written here.
    """
    if not exists(path):
        raise JournalError(f"There is no file at {path}.")
    read_journal(path)
    try:
        content = read_file(path, JOURNAL_BYTES.most)
    except OSError as error:
        raise JournalError(f"{path.name} cannot be read: {why_unwritten(error)}.") from None
    return take_in_content(saves, path.stem, content)


def take_in_content(saves: Saves, stem: str, content: bytes) -> Path:
    """Keep what a journal's file said, under a name like `stem`, and return where it is.

    Raises:
        JournalError: it is no journal.
        SaveFailed: it cannot be written here.
    """
    if len(content) > JOURNAL_BYTES.most:
        raise JournalError(f"{stem} is no journal: {JOURNAL_BYTES.passed(len(content))}.")
    journal_from_bytes(content, stem)
    stem = stem[:LONGEST_NAME]
    free = lock_first_free(saves.folder, same_or_copies("imported" if wrong_name(stem) else stem))
    try:
        if free.refused is not None:
            raise free.refused
        write_file(free.path, content, private=True, held=True)
    except OSError as error:
        raise _unwritten(free.path, error) from None
    finally:
        if free.lock is not None:
            free.lock.release()
    return free.path


def give_out(path: Path, to: Path, pseudonym: str | None = None) -> Path:
    """Copy a journal to a file or into a folder, and return where it is; nothing is replaced.

    The copy has the pseudonym, where one is given; the journal itself stays as it is.

    Raises:
        JournalError: that can be no name, or it is no journal that could be given one.
        SaveFailed: there is something already, or it cannot be written.
    """
    target = to / path.name if is_folder(to) else to
    if exists(target):
        raise SaveFailed(f"{target} is there already: name another file.")
    try:
        content = read_file(path, JOURNAL_BYTES.most)
    except OSError as error:
        raise SaveFailed(f"{path.name} cannot be read: {why_unwritten(error)}.") from None
    if pseudonym is not None:
        content = journal_to_bytes(signed(read_journal(path), pseudonym))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, content, private=True)
    except OSError as error:
        raise _unwritten(target, error) from None
    return target


@contextmanager
def _held(path: Path, why_not: str) -> Iterator[None]:
    """Hold a slot meanwhile, so that no other window takes it.

    Raises:
        SaveFailed: another window has it; the message is `why_not`.
        OSError: nothing can be written in its folder.
    """
    try:
        lock = lock_slot(path)
    except Locked:
        raise SaveFailed(why_not) from None
    try:
        yield
    finally:
        lock.release()


def _unwritten(path: Path, error: OSError) -> SaveFailed:
    return SaveFailed(f"{path} cannot be written: {why_unwritten(error)}.")
