"""A recess in which nothing was done leaves no moves: coming and going fills no journal."""

from pathlib import Path

import pytest

from game.library import limits
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan
from tests.records.lighthouse import lighthouse, take_all

TO_THE_LOFT = (
    Choose("begin"),
    Choose("sound-the-bar"),
    Choose("read-the-ledgers"),
    Choose("commit"),
    FillPlan((), 50),
    Choose("commit"),
    Choose("show-the-chart"),
)
RECESS, BACK = Choose("recess"), Choose("return")


def moves(path: Path) -> int:
    return len(read_journal(path).moves)


def test_a_recess_and_back_leaves_no_moves(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    few = limits.JOURNAL_MOVES._replace(most=len(TO_THE_LOFT) + 3)
    monkeypatch.setattr("game.session.session.JOURNAL_MOVES", few)
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, TO_THE_LOFT)
        before = journal.play.state
        for _ in range(20):
            journal.take(RECESS)
            assert moves(journal.path) == len(TO_THE_LOFT) + 1
            journal.take(BACK)
            assert journal.play.state == before
            assert moves(journal.path) == len(TO_THE_LOFT)
        # One in which something was done stays.
        take_all(journal, (RECESS, Choose("search-the-chest"), BACK))
    assert moves(journal.path) == len(TO_THE_LOFT) + 3
