"""A playthrough is on the disk after every move, and comes back as it was."""

import json
import shutil
from pathlib import Path

import pytest

from game.records.saves.opening import Wanted, open_play
from game.records.saves.saves import Saves
from game.rules.moves import Choose, NotOffered
from game.rules.phase import Phase
from game.rules.relay import Relay
from game.session.errors import JournalError, SaveFailed
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all


def test_every_move_is_on_the_disk_before_the_next(saves: Saves) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        for number, move in enumerate(ENVOY, 1):
            journal.take(move)
            assert len(json.loads(journal.path.read_bytes())["moves"]) == number


def test_a_journal_says_what_it_is_of_and_where_each_move_led(saves: Saves) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY)
        said = json.loads(journal.path.read_bytes())
    assert (said["summitry"], said["format"]) == ("journal", 2)
    assert (said["case"], said["role"]) == ("lighthouse", "envoy")
    assert said["game"] and said["started"]
    assert said["content"] == {"version": 1, "hash": lighthouse().hash}
    assert (said["parent"], said["relay"]) == (None, None)
    assert [move["led"] for move in said["moves"]] == [
        "groundwork",
        "groundwork",
        "groundwork",
        "groundwork",
        "plan",
        "plan",
        "plan",
        "scene:quay",
        "scene:net-loft",
        "table:counting-house",
        "scene:lantern-room",
        "ending:draft-carried",
        "reflection:draft-carried",
        "debrief:draft-carried",
    ]
    assert all(move["at"] for move in said["moves"])
    assert said["moves"][10]["propose"]["dues"] is None


@pytest.mark.parametrize(("role", "moves"), [("envoy", ENVOY), ("leader", LEADER)])
def test_a_play_resumes_where_it_stood_after_any_move(saves: Saves, role, moves) -> None:
    for count in range(1, len(moves) + 1):
        with saves.begin(lighthouse(), role) as journal:
            take_all(journal, moves[:count])
            path, play = journal.path, journal.play
        with saves.resume(path, find) as resumed:
            assert (resumed.play.state, resumed.play.moves) == (play.state, play.moves)
            assert (resumed.path, resumed.notice, resumed.unsaved) == (path, None, None)


def test_going_on_after_resuming_writes_the_same_file(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:4])
        first = json.loads(journal.path.read_bytes())
    with saves.resume(journal.path, find) as resumed:
        take_all(resumed, LEADER[4:])
    said = json.loads(journal.path.read_bytes())
    assert said["moves"][:4] == first["moves"]
    assert said["started"] == first["started"]
    assert len(said["moves"]) == len(LEADER)
    assert len(list(saves.folder.glob("*.json"))) == 1


def test_undo_is_saved_too(saves: Saves) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY[:3])
        journal.undo()
        assert len(json.loads(journal.path.read_bytes())["moves"]) == 2
        with pytest.raises(NotOffered):
            journal.take(Choose("carry-the-paper"))
        journal.undo()
        with pytest.raises(NotOffered):
            journal.undo()
        assert len(json.loads(journal.path.read_bytes())["moves"]) == 1


def test_names_say_what_is_in_them_and_none_is_taken_twice(saves: Saves) -> None:
    opened = [saves.begin(lighthouse(), role) for role in ("envoy", "envoy", "leader")]
    names = [journal.path.stem for journal in opened]
    assert names == ["lighthouse-envoy-1", "lighthouse-envoy-2", "lighthouse-leader-1"]


def test_a_play_without_a_move_leaves_no_file(saves: Saves) -> None:
    saves.begin(lighthouse(), "envoy").close()
    assert saves.slots() == []
    assert saves.begin(lighthouse(), "envoy").path.name == "lighthouse-envoy-1.json"


def test_where_nothing_can_be_saved_it_is_said_at_once_and_the_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = Saves(tmp_path / "file" / "saves").begin(lighthouse(), "leader")
    assert journal.unsaved is not None
    assert journal.unsaved.startswith(f"Nothing can be saved in {tmp_path / 'file' / 'saves'} (")
    assert journal.unsaved.endswith(
        "the play goes on, but it ends with this window unless you save it elsewhere."
    )
    take_all(journal, LEADER)
    assert journal.finished


def test_a_finished_play_opened_where_nothing_can_be_saved_loses_nothing(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as played:
        take_all(played, LEADER)
    shutil.rmtree(saves.folder / ".locks")
    (saves.folder / ".locks").write_text("in the way")
    with saves.resume(played.path, find) as opened:
        assert opened.unsaved is not None
        assert opened.kept
    with saves.begin(lighthouse(), "leader") as begun:
        assert begun.kept
        begun.take(LEADER[0])
        assert not begun.kept


def test_a_save_that_fails_is_told_once_and_made_up_for(saves: Saves, monkeypatch) -> None:
    def full(path: Path, content: bytes, **_: bool) -> None:
        raise OSError(28, "No space left on device")

    journal = saves.begin(lighthouse(), "leader")
    journal.take(LEADER[0])
    with monkeypatch.context() as patch:
        patch.setattr("game.records.saves.journal_file.write_file", full)
        with pytest.raises(SaveFailed, match="No space left on device"):
            journal.take(LEADER[1])
        journal.take(LEADER[2])
        assert len(journal.play.turns) == 3 and journal.unsaved is not None
        assert len(json.loads(journal.path.read_bytes())["moves"]) == 1
    journal.take(LEADER[3])
    assert journal.unsaved is None
    assert len(json.loads(journal.path.read_bytes())["moves"]) == 4


def test_half_a_character_in_a_text_is_no_reason_to_lose_it(saves: Saves) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, (*ENVOY[:-1], ENVOY[-1]._replace(text="a \ud800 mind, zażółć")))
    with saves.resume(journal.path, find) as resumed:
        assert resumed.play.state.reflection == "a ? mind, zażółć"


def test_what_was_handed_over_replays_without_the_envoys_file(saves: Saves) -> None:
    relay = Relay(
        ("guild-charter",), (("lamp", "guild-lamp"), ("salvage", "owner-keeps")), (("wick", 1),)
    )
    with saves.begin(lighthouse(), "leader", relay) as journal:
        journal.take(LEADER[0])
    with saves.resume(journal.path, find) as resumed:
        assert resumed.play.first == journal.play.first
        assert "guild-charter" in resumed.play.first.knows
        assert resumed.play.first.days_left == 2


def test_a_play_at_its_reflection_is_under_way_and_can_be_resumed(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:-1])
        assert journal.view.phase is Phase.REFLECTION
    with open_play(Wanted("lighthouse", resume=""), saves, find) as resumed:
        assert resumed.path == journal.path and resumed.view.phase is Phase.REFLECTION
        resumed.take(LEADER[-1])
    with pytest.raises(JournalError, match="No play of lighthouse is under way"):
        open_play(Wanted("lighthouse", resume=""), saves, find)
