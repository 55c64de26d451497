"""Writing a debrief where it was asked for, or beside its journal, and never over anything."""

from pathlib import Path

from game.records.disk.atomic import write_atomically
from game.session.errors import JournalError


def write_export(path: Path, text: str) -> None:
    """Write a text where nothing else stands.

    Raises:
        JournalError: something else is there already, or it cannot be written.
    """
    # Half of a surrogate pair can be typed in JSON, and stands for no character.
    content = text.encode("utf-8", "replace")
    try:
        if path.exists():
            if path.is_file() and path.read_bytes() == content:
                return
            raise JournalError(
                f"{path} is there already and says something else: name another file."
            )
        write_atomically(path, content)
    except OSError as error:
        raise JournalError(f"{path} cannot be written: {error.strerror or error}.") from None


def export_beside(journal: Path, kind: str, text: str) -> Path:
    """Write a text beside a journal, under its name or that name with a number; where it is.

    Raises:
        JournalError: it cannot be written.
    """
    folder, stem, number = journal.parent, journal.stem, 1
    path = folder / f"{stem}.{kind}"
    while _differs(path, text):
        number += 1
        path = folder / f"{stem}-debrief-{number}.{kind}"
    write_export(path, text)
    return path


def _differs(path: Path, text: str) -> bool:
    try:
        return path.exists() and path.read_bytes() != text.encode("utf-8", "replace")
    except OSError:
        return True
