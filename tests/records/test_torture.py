"""A little of each part of `make torture` that starts programs or edits cases."""

import pytest

from torture import edits, hangups, kills
from torture.figures import Amount, Figure


def broken(figures: list[Figure]) -> list[str]:
    return [sentence for figure in figures for sentence in figure.broken]


def test_journals_of_an_edited_case() -> None:
    figures = edits.run(Amount(0.02, 5), only="lighthouse")
    assert len(figures) == 6
    assert broken(figures) == []


@pytest.mark.slow
def test_killed_games() -> None:
    assert broken(kills.run(Amount(0.01, 7), fronts=1)) == []


@pytest.mark.slow
def test_a_terminal_that_is_closed_without_a_word() -> None:
    assert hangups.leave(hangups.FRONTS[0], "closed, deaf to it") == []
