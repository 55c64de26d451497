"""The examples that come with the game, as whoever hands in a whole checkout hands them in too."""

from functools import cache
from pathlib import Path

from game.classroom.collecting.pseudonyms import fingerprint
from game.library.content_folders import own_content
from game.records.saves.reading import read_journal
from game.session.errors import JournalError
from game.session.journal.journal import SUFFIX, Journal

FOLDER = Path("saves", "examples")


def is_an_example(path: Path, journal: Journal) -> bool:
    """Whether a journal is one of the game's own, of this version or of another.

    The game never calls a player's file so: those of a case and a role are numbered.
    """
    where = Path(*path.parent.parts[-2:])
    named = where == FOLDER and path.name == f"{journal.case}-{journal.role}{SUFFIX}"
    return named or fingerprint(journal) in _our_own()


@cache
def _our_own() -> frozenset[str]:
    """The plays of the examples beside this game; an installed one has none."""
    found: list[str] = []
    for path in sorted((own_content().parent / FOLDER).glob(f"*{SUFFIX}")):
        try:
            found.append(fingerprint(read_journal(path)))
        except JournalError:
            continue
    return frozenset(found)
