"""A finished play is branched before any of its moves, into a new journal."""

import json
from pathlib import Path

import pytest

from game.records.saves.opening import Wanted, open_play, saved_path
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.session.errors import JournalError
from game.session.replaying.verifying import verify
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all


@pytest.fixture
def finished(saves: Saves) -> Path:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER)
    return journal.path


def test_a_branch_keeps_the_moves_before_and_names_its_parent(saves: Saves, finished: Path) -> None:
    before = finished.read_bytes()
    with saves.branch(finished, 6, find) as branch:
        assert branch.play.moves == LEADER[:5]
        assert branch.path.name == "lighthouse-leader-2.json"
        branch.take(Choose("warn-of-the-gales"))
    said = json.loads(branch.path.read_bytes())
    assert said["parent"] == {"file": "lighthouse-leader-1.json", "move": 6}
    assert said["stands"]["result"] is None
    assert finished.read_bytes() == before


def test_a_branch_is_saved_before_its_first_move(saves: Saves, finished: Path) -> None:
    with saves.branch(finished, 3, find) as branch:
        assert len(json.loads(branch.path.read_bytes())["moves"]) == 2


@pytest.mark.parametrize("move", [0, 11, 99])
def test_there_is_no_such_move(saves: Saves, finished: Path, move: int) -> None:
    with pytest.raises(JournalError) as refused:
        saves.branch(finished, move, find)
    assert str(refused.value) == (
        f"lighthouse-leader-1.json has no move {move}: its moves are 1 to 10."
    )


def test_only_a_finished_play_is_branched(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:7])
    with pytest.raises(JournalError) as refused:
        saves.branch(journal.path, 2, find)
    assert str(refused.value) == (
        "lighthouse-leader-1.json is not finished: only a finished play is branched."
    )


def test_opening_by_name(saves: Saves, finished: Path) -> None:
    wanted = Wanted("lighthouse", "leader", branch=("lighthouse-leader-1", 4))
    with open_play(wanted, saves, find) as b:
        assert len(b.play.turns) == 3
    with open_play(Wanted("lighthouse", resume=""), saves, find) as last:
        assert last.path == b.path
    with open_play(Wanted("lighthouse", resume="lighthouse-leader-1"), saves, find) as named:
        assert named.path == finished
    with open_play(Wanted("lighthouse", "envoy"), saves, find) as new:
        assert new.path.name == "lighthouse-envoy-1.json"
        take_all(new, ENVOY)
    wanted = Wanted("lighthouse", "leader", relay="lighthouse-envoy-1")
    with open_play(wanted, saves, find) as relayed:
        assert relayed.play.first.text[0] == "guild-lamp"


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (Wanted("lighthouse"), "Whose part? Add --role envoy or --role leader."),
        (Wanted("lighthouse", resume=""), "No play of lighthouse is under way in "),
        (Wanted("lighthouse", "envoy", resume=""), "No play of lighthouse as envoy is under way"),
        (
            Wanted("three-rivers", resume="lighthouse-leader-1"),
            "lighthouse-leader-1.json is a journal of lighthouse, not of three-rivers.",
        ),
        (
            Wanted("lighthouse", "envoy", branch=("lighthouse-leader-1", 2)),
            "lighthouse-leader-1.json is the leader's journal, not the envoy's.",
        ),
        (
            Wanted("lighthouse", "envoy", relay="lighthouse-leader-1"),
            "An envoy's journal is relayed to the leader: add --role leader.",
        ),
        (Wanted("lighthouse", resume="nothing"), "There is no journal at "),
    ],
)
def test_what_cannot_be_opened(saves: Saves, finished: Path, wanted: Wanted, sentence: str) -> None:
    with pytest.raises(JournalError) as refused:
        open_play(wanted, saves, find)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


def test_a_new_play_has_no_path_yet(saves: Saves) -> None:
    assert saved_path(Wanted("lighthouse", "envoy"), saves, find) is None


def test_a_branch_of_what_was_changed_by_hand_says_so(saves: Saves, finished: Path) -> None:
    finished.write_bytes(finished.read_bytes().replace(b'"led": "plan"', b'"led":  "plan"'))
    with saves.branch(finished, 6, find) as honest:
        take_all(honest, LEADER[5:])
    assert verify(read_journal(honest.path), "it", lighthouse()).verifies
    said = json.loads(finished.read_bytes())
    said["moves"][2]["at"] = "2020-01-01T00:00:00+00:00"
    finished.write_text(json.dumps(said))
    with saves.branch(finished, 6, find) as branch:
        take_all(branch, LEADER[5:])
    with saves.branch(branch.path, 8, find) as of_the_branch:
        take_all(of_the_branch, LEADER[7:])
    for journal, parent in ((branch, finished), (of_the_branch, branch.path)):
        found = verify(read_journal(journal.path), "it", lighthouse())
        assert found.remark == f"begun in {parent.name}, which did not verify itself"
        assert not found.verifies
    # Nor can that be taken out of the file unnoticed.
    said = json.loads(branch.path.read_bytes())
    del said["parent"]["verifies"]
    branch.path.write_text(json.dumps(said))
    assert not verify(read_journal(branch.path), "it", lighthouse()).verifies
