"""What cannot be saved goes on and can be saved elsewhere; nobody writes over anybody."""

import json
import os
import shutil
from pathlib import Path

import pytest

from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.session.errors import SaveFailed
from game.session.journal.digest import untrue_parts
from tests.records.lighthouse import LEADER, Edited, find, lighthouse, take_all


def moves(path: Path) -> int:
    return len(json.loads(path.read_bytes())["moves"])


def in_the_way(folder: Path) -> None:
    """Put a file where the folder is."""
    shutil.rmtree(folder)
    folder.write_text("in the way")


def test_it_is_saved_elsewhere_from_then_on(saves: Saves, tmp_path: Path) -> None:
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    in_the_way(saves.folder)
    with pytest.raises(SaveFailed, match=r"^Nothing can be saved in .* unless you save it elsewhe"):
        journal.take(LEADER[2])
    saves.save_elsewhere(journal, tmp_path / "stick")
    assert journal.unsaved is None
    journal.take(LEADER[3])
    assert journal.path == tmp_path / "stick" / "lighthouse-leader-1.json"
    assert moves(journal.path) == 4
    assert [slot.name for slot in saves.slots()] == ["lighthouse-leader-1"]
    with pytest.raises(SaveFailed, match="is open in another window"):
        Saves(tmp_path / "stick").delete(journal.path)


def test_what_lies_there_already_is_left(saves: Saves, tmp_path: Path) -> None:
    other = Saves(tmp_path / "other")
    with other.begin(lighthouse(), "leader") as there:
        take_all(there, LEADER[:5])
    before = there.path.read_bytes()
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    saves.save_elsewhere(journal, other.folder)
    assert journal.path.name == "lighthouse-leader-1-copy.json"
    assert there.path.read_bytes() == before


def test_nowhere_else_either(saves: Saves, tmp_path: Path) -> None:
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveFailed, match=r"^It cannot be saved in .*/x either: Not a directory"):
        saves.save_elsewhere(journal, tmp_path / "file" / "x")
    journal.take(LEADER[2])
    assert moves(journal.path) == 3 and journal.path.parent == saves.folder


def test_it_is_tried_again_after_each_move_and_at_the_end(saves: Saves) -> None:
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    in_the_way(saves.folder)
    with pytest.raises(SaveFailed):
        journal.take(LEADER[2])
    saves.folder.unlink()
    journal.close()
    assert journal.unsaved is None
    assert moves(journal.path) == 3


def test_a_file_that_somebody_else_wrote_meanwhile_is_left_to_him(saves: Saves) -> None:
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    theirs, path = journal.path.read_bytes() + b"\n", journal.path
    path.write_bytes(theirs)
    with pytest.raises(SaveFailed) as told:
        journal.take(LEADER[2])
    assert str(told.value) == (
        "lighthouse-leader-1.json was written by somebody else while it was open here. It is left "
        "as it is; you go on in lighthouse-leader-1-copy.json."
    )
    assert path.read_bytes() == theirs
    assert moves(journal.path) == 3 and journal.unsaved is None
    journal.take(LEADER[3])


def test_a_file_that_was_only_touched_is_ours_still(saves: Saves) -> None:
    journal = saves.begin(lighthouse(), "leader")
    take_all(journal, LEADER[:2])
    copied = journal.path.read_bytes()
    journal.path.unlink()
    journal.path.write_bytes(copied)
    os.utime(journal.path, (0, 0))
    journal.take(LEADER[2])
    assert journal.path.name == "lighthouse-leader-1.json"


def test_a_finished_play_saved_elsewhere_still_verifies(saves: Saves, tmp_path: Path) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER)
    content = Edited(tmp_path)
    content.edit("leader.yaml", "Ask her to come out", "Ask her to come along out")
    with saves.resume(journal.path, content.find) as resumed:
        saves.save_elsewhere(resumed, tmp_path / "stick")
    assert untrue_parts(read_journal(resumed.path)) == []


def test_locks_that_were_deleted_do_not_let_two_windows_write(saves: Saves) -> None:
    first = saves.begin(lighthouse(), "leader")
    take_all(first, LEADER[:2])
    shutil.rmtree(saves.folder / ".locks")
    second = Saves(saves.folder).resume(first.path, find)
    second.take(Choose("commit"))
    with pytest.raises(SaveFailed, match=r"^lighthouse-leader-1.json is open in another window"):
        first.take(Choose("sit-with-the-council"))
    assert json.loads(second.path.read_bytes())["moves"][2]["move"] == "commit"
    assert json.loads(first.path.read_bytes())["moves"][2]["move"] == "sit-with-the-council"


def test_a_write_protected_journal_goes_on_in_a_copy(saves: Saves, monkeypatch) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:2])
    access = os.access
    # Root may write anything.
    monkeypatch.setattr(os, "access", lambda p, mode: p != journal.path and access(p, mode))
    before = journal.path.read_bytes()
    with saves.resume(journal.path, find) as copy:
        assert copy.notice is not None
        assert copy.notice.startswith("lighthouse-leader-1.json is write-protected, or belongs to")
        copy.take(LEADER[2])
    assert journal.path.read_bytes() == before


def test_what_killed_games_left_behind_is_cleared_away(saves: Saves) -> None:
    open_ = saves.begin(lighthouse(), "leader")
    take_all(open_, LEADER[:2])
    held = saves.folder / ".lighthouse-leader-1.json.tmp"
    left = [saves.folder / f".lighthouse-envoy-{n}.json.tmp" for n in range(3)]
    for path in (held, *left):
        path.write_bytes(b"{")
    Saves(saves.folder).begin(lighthouse(), "envoy").close()
    assert held.exists()
    assert not any(path.exists() for path in left)
