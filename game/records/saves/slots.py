"""Slots: every journal in a folder, as a list of saves shows it."""

from pathlib import Path
from typing import NamedTuple

from game.library.gates.files import leads_outside
from game.records.saves.reading import read_journal
from game.session.errors import JournalError
from game.session.journal.journal import Journal, Result
from game.session.journal.version import under_these_rules


class Slot(NamedTuple):
    """A journal in the folder, readable or not."""

    path: Path
    name: str
    """Its file's name, without the ending."""
    broken: str | None = None
    """What is wrong with it, in a sentence; then nothing else is known."""
    case: str = ""
    role: str = ""
    where: str = ""
    """Where it stands, in words."""
    moves: int = 0
    played: str = ""
    """When it was played last, as ISO 8601."""
    result: Result | None = None
    """What it came to, where it is finished."""
    earlier_rules: bool = False
    """Whether that was reckoned under other rules than those of now."""

    @property
    def finished(self) -> bool:
        """Whether an ending was reached."""
        return self.result is not None

    @property
    def under_way(self) -> bool:
        """Whether it can be gone on with: its debrief has not been reached."""
        return self.broken is None and (self.result is None or self.result.label is None)

    @property
    def ending(self) -> str | None:
        """The title of the ending that was reached."""
        return self.result.title if self.result else None

    @property
    def scores(self) -> str | None:
        """The outcome and the scores in words; None before the debrief."""
        if self.result is None or self.result.label is None:
            return None
        said = scores_in_words(self.result)
        return f"{said} (earlier rules)" if self.earlier_rules else said


def list_slots(folder: Path) -> list[Slot]:
    """Every journal in a folder, the last played first; those that cannot be read at the end."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return []
    slots = [read_slot(path) for path in paths if not path.name.startswith(".")]
    slots.sort(key=lambda slot: (slot.broken is None, slot.played), reverse=True)
    return slots


def read_slot(path: Path) -> Slot:
    """The slot of one file; whatever is wrong with it is in `broken`.

    A link to a file elsewhere is not followed: a list of saves reads the folder's own.
    """
    if leads_outside(path, path.parent):
        why = f"{path.name} is a link to a file in another folder; it is not read here."
        return Slot(path, path.stem, broken=why)
    try:
        return slot_of(path, read_journal(path))
    except JournalError as error:
        return Slot(path, path.stem, broken=str(error))


def slot_of(path: Path, journal: Journal) -> Slot:
    """The slot of a journal that was read."""
    return Slot(
        path,
        path.stem,
        case=journal.case,
        role=journal.role,
        where=journal.stands.where,
        moves=len(journal.moves),
        played=journal.moves[-1].at if journal.moves else journal.started,
        result=journal.stands.result,
        earlier_rules=not under_these_rules(journal.game),
    )


def scores_in_words(result: Result) -> str:
    """As in `durable deal; preparation 62.5, rapport 60, durability 80`."""
    numbers = {
        "preparation": result.preparation,
        "rapport": result.rapport,
        "durability": result.durability,
        "ledger": result.ledger,
    }
    told = ", ".join(f"{name} {score:g}" for name, score in numbers.items() if score is not None)
    return f"{result.label}; {told}"
