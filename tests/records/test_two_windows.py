"""Two windows on one slot do not write over each other."""

import json

import pytest

from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.session.errors import SaveFailed
from tests.records.lighthouse import LEADER, find, lighthouse, take_all


@pytest.fixture
def other(saves: Saves) -> Saves:
    """The same folder, seen from another window."""
    return Saves(saves.folder)


def test_the_second_window_is_told_and_goes_on_in_a_copy(saves: Saves, other: Saves) -> None:
    first = saves.begin(lighthouse(), "leader")
    take_all(first, LEADER[:2])
    second = other.resume(first.path, find)
    assert second.notice == (
        "lighthouse-leader-1.json is open in another window. The file is left as it is; you go on "
        "in lighthouse-leader-1-copy.json."
    )
    first.take(Choose("sit-with-the-council"))
    second.take(Choose("commit"))
    assert len(first.play.turns) == len(second.play.turns) == 3
    said = json.loads(second.path.read_bytes())
    assert said["parent"] == {"file": "lighthouse-leader-1.json", "move": 3}
    assert json.loads(first.path.read_bytes())["moves"][2]["move"] == "sit-with-the-council"


def test_a_slot_let_go_of_is_free(saves: Saves, other: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as first:
        take_all(first, LEADER[:2])
    assert other.resume(first.path, find).notice is None


def test_two_windows_that_begin_at_once_have_two_slots(saves: Saves, other: Saves) -> None:
    first, second = saves.begin(lighthouse(), "envoy"), other.begin(lighthouse(), "envoy")
    assert first.path != second.path


def test_the_same_window_may_open_again_what_it_has_open(saves: Saves) -> None:
    first = saves.begin(lighthouse(), "leader")
    take_all(first, LEADER[:2])
    again = saves.resume(first.path, find)
    assert again.notice is None
    assert again.path == first.path


def test_copies_of_copies_keep_a_short_name(saves: Saves, other: Saves) -> None:
    first = saves.begin(lighthouse(), "leader")
    take_all(first, LEADER[:2])
    copy = other.resume(first.path, find)
    copy.take(Choose("commit"))
    assert saves.resume(copy.path, find).path.name == "lighthouse-leader-1-copy-2.json"


def test_a_slot_that_is_open_elsewhere_is_not_deleted(saves: Saves, other: Saves) -> None:
    first = saves.begin(lighthouse(), "leader")
    take_all(first, LEADER[:2])
    with pytest.raises(SaveFailed, match=r"^lighthouse-leader-1.json is open in another window"):
        other.delete(first.path)
    first.close()
    other.delete(first.path)
    assert other.slots() == []


def test_a_journal_from_another_folder_is_left_alone(saves: Saves, tmp_path) -> None:
    elsewhere = Saves(tmp_path / "elsewhere")
    with elsewhere.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:2])
    before = journal.path.read_bytes()
    here = saves.resume(journal.path, find)
    here.take(Choose("commit"))
    assert here.notice is not None
    assert here.notice.startswith("lighthouse-leader-1.json lies outside the folder of saves.")
    assert here.path.parent == saves.folder
    assert journal.path.read_bytes() == before
