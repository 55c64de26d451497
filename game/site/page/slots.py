"""The plays in a browser, as a list of them has them."""

from collections.abc import Iterable
from pathlib import Path

from game.records.saves.slots import Slot, slot_of
from game.session.errors import JournalError
from game.site.page.plays import read_journal
from game.site.page.store import Record


def slots_of(records: Iterable[Record]) -> list[Slot]:
    """Every play, the last played first; what cannot be read at the end."""
    slots = [_slot(record) for record in records]
    slots.sort(key=lambda slot: (slot.broken is None, slot.played), reverse=True)
    return slots


def _slot(record: Record) -> Slot:
    path = Path(f"{record.name}.json")
    try:
        return slot_of(path, read_journal(record.name, record.journal.encode()))
    except JournalError as error:
        return Slot(path, record.name, broken=str(error))
