"""Reading a journal from its file."""

from pathlib import Path

from game.library.gates.files import FileTooLarge, NotAFile, read_file
from game.library.limits import JOURNAL_BYTES
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.journal.reading import journal_from_bytes


def read_journal(path: Path) -> Journal:
    """The journal at `path`.

    Raises:
        JournalError: there is none, or it is not one that this game can read.
    """
    return journal_from_bytes(_read(path), path.name)


def _read(path: Path) -> bytes:
    try:
        return read_file(path, JOURNAL_BYTES.most)
    except NotAFile:
        what = (
            "is a folder, not a journal" if path.is_dir() else "is not a file, so it is no journal"
        )
        raise JournalError(f"{path} {what}.") from None
    except FileTooLarge:
        raise JournalError(
            f"{path.name} is too large to be a journal (limit `{JOURNAL_BYTES.name}`); it is left "
            "as it is."
        ) from None
    except FileNotFoundError:
        raise JournalError(f"There is no journal at {path}.") from None
    except OSError as error:
        raise JournalError(f"{path} cannot be read: {error.strerror}.") from None
