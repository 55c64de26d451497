"""Plays under the rules of an earlier game: never called forgeries, reckoned as the game is now."""

from pathlib import Path

import pytest

from game.cli.reports.replay import replay_in_words
from game.library.shelf.shelf import Shelf
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.records.saves.slots import read_slot
from game.rules.edition import RULES
from game.rules.moves import Choose
from game.session.journal.digest import digest_of
from game.session.journal.journal import Journal, Result, journal_to_bytes
from game.session.journal.version import played_with, under_these_rules
from game.session.replaying.verifying import verify
from tests.loaded import FIXTURES
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all

EARLIER = f"0.0.9 rules {RULES - 1}"
NOW = "the game itself has changed since; reckoned as it is now"


@pytest.fixture
def finished(saves: Saves) -> Path:
    """The journal of a whole play that came to other figures under earlier rules."""
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY)
    return as_earlier(journal.path, rapport=99.0, label="a durable deal, likely to last")


def as_earlier(path: Path, **result: object) -> Path:
    """The same file as an earlier game would have written it, with its true digest."""
    journal = read_journal(path)
    stated = journal.stands.result
    if stated is not None:
        there = journal.stands._replace(result=Result(**{**stated._asdict(), **result}))
        journal = journal._replace(stands=there)
    return write(path, journal._replace(game=EARLIER))


def write(path: Path, journal: Journal) -> Path:
    digest = digest_of(journal) if journal.finished else None
    path.write_bytes(journal_to_bytes(journal._replace(digest=digest)))
    return path


def test_a_journal_says_under_which_rules_it_was_played(saves: Saves) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY[:1])
    said = read_journal(journal.path).game
    assert said == played_with() and said.endswith(f" rules {RULES}")


@pytest.mark.parametrize(
    ("game", "same"),
    [
        (f"9.9.9 rules {RULES}", True),
        (f"9.9.9 rules {RULES + 1}", False),
        ("0.1.0", RULES == 1),
        ("0", RULES == 1),
        ("0.1.0 rules", False),
        ("0.1.0 rules one", False),
        (f"0.1.0 rules {'9' * 5000}", False),
        ("", RULES == 1),
    ],
)
def test_the_number_counts_and_not_the_version(game: str, same: bool) -> None:
    assert under_these_rules(game) is same


def test_figures_of_earlier_rules_verify_as_reckoned_now(finished: Path) -> None:
    assert verify(read_journal(finished), "it", lighthouse())[1:3] == (True, NOW)
    said, verifies = replay_in_words(finished, Shelf([FIXTURES.parent]))
    assert verifies and f"verifies: yes; {NOW}" in said
    assert "rapport 99" not in said


def test_what_was_changed_by_hand_is_still_said(finished: Path) -> None:
    edited = finished.read_bytes().replace(b'"rapport": 99.0', b'"rapport": 98.0')
    finished.write_bytes(edited)
    found = verify(read_journal(finished), "it", lighthouse())
    assert not found.verifies and found.remark.startswith("edited: the result")


def test_a_list_shows_the_figures_that_were_recorded(finished: Path) -> None:
    slot = read_slot(finished)
    assert slot.scores is not None
    assert "rapport 99" in slot.scores and slot.scores.endswith("(earlier rules)")
    journal = read_journal(finished)
    again = read_slot(write(finished, journal._replace(game=played_with())))
    assert again.scores is not None and "earlier" not in again.scores


def test_moves_that_led_elsewhere_are_followed_while_they_are_offered(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:6])
    earlier = read_journal(journal.path)
    moves = list(earlier.moves)
    moves[4] = moves[4]._replace(led="scene:a-room-that-is-gone")
    write(journal.path, earlier._replace(game=EARLIER, moves=tuple(moves)))
    with saves.resume(journal.path, find) as resumed:
        assert resumed.notice is None and resumed.path == journal.path
        assert len(resumed.play.turns) == 6
        take_all(resumed, LEADER[6:])
    # It is now a play under the rules of now, and agrees with itself.
    assert verify(read_journal(journal.path), "it", lighthouse())[1:3] == (True, "")


def test_a_play_stops_at_the_first_move_that_is_not_offered(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:6])
    earlier = read_journal(journal.path)
    moves = list(earlier.moves)
    moves[4] = moves[4]._replace(move=Choose("a-choice-that-is-gone"))
    write(journal.path, earlier._replace(game=EARLIER, moves=tuple(moves)))
    with saves.resume(journal.path, find) as resumed:
        assert resumed.notice is not None
        assert resumed.notice.startswith("The game itself has changed since this was played: ")
        assert "stops before move 5" in resumed.notice
        assert len(resumed.play.turns) == 4


def test_a_play_that_ends_no_more_is_not_called_edited(finished: Path) -> None:
    earlier = read_journal(finished)
    short = write(finished, earlier._replace(moves=earlier.moves[:3]))
    found = verify(read_journal(short), "it", lighthouse())
    assert found[1:3] == (
        False,
        "the game itself has changed since: its moves lead to no ending any more",
    )
    gone = earlier.moves[2]._replace(move=Choose("gone"))
    write(finished, earlier._replace(moves=(*earlier.moves[:2], gone)))
    found = verify(read_journal(finished), finished.name, lighthouse())
    assert not found.verifies and "edited" not in found.remark
    assert found.remark.startswith("The game itself has changed since this was played: ")
