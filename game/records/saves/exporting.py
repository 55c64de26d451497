"""Writing a debrief where it was asked for, or beside its journal, and never over anything."""

from pathlib import Path

from game.library.gates.files import exists, holds
from game.library.gates.writing import why_unwritten, write_file
from game.session.errors import JournalError


def write_export(path: Path, text: str) -> None:
    """Write a text where nothing else stands.

    Raises:
        JournalError: something else is there already, or it cannot be written.
    """
    # Half of a surrogate pair can be typed in JSON, and stands for no character.
    content = text.encode("utf-8", "replace")
    try:
        if exists(path):
            if holds(path, content):
                return
            raise JournalError(
                f"{path} is there already and says something else: name another file."
            )
        write_file(path, content)
    except OSError as error:
        raise JournalError(f"{path} cannot be written: {why_unwritten(error)}.") from None


def export_beside(journal: Path, kind: str, text: str) -> Path:
    """Write a text beside a journal, under its name or that name with a number; where it is.

    Raises:
        JournalError: it cannot be written.
    """
    folder, stem, number = journal.parent, journal.stem, 1
    path = folder / f"{stem}.{kind}"
    while exists(path) and not holds(path, text.encode("utf-8", "replace")):
        number += 1
        path = folder / f"{stem}-debrief-{number}.{kind}"
    write_export(path, text)
    return path
