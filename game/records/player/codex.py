"""The codex of every play so far, read off the journals."""

from collections.abc import Iterable, Iterator

from game.library.errors import Refusal
from game.records.saves.reading import read_journal
from game.records.saves.saves import FindCase
from game.records.saves.slots import Slot
from game.session.codex import Codex, Replayed, codex_of
from game.session.replaying.replay import replay

__all__ = ["Codex", "codex"]


def codex(slots: Iterable[Slot], find_case: FindCase) -> Codex:
    """All that was met in these plays; those that cannot be replayed any more add nothing."""
    return codex_of(_replayed(slots, find_case))


def _replayed(slots: Iterable[Slot], find_case: FindCase) -> Iterator[Replayed]:
    for slot in slots:
        if slot.broken is not None:
            continue
        try:
            journal = read_journal(slot.path)
            case_file = find_case(journal.case)
            play = replay(journal, slot.name, case_file).play
        except Refusal:
            continue
        yield Replayed(case_file, play, slot.finished)
