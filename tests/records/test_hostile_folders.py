"""Folders of journals that somebody else has prepared: links, names, and files that are none."""

import gc
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.library import limits
from game.library.shelf.shelf import Shelf, UnknownCase
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan, NotOffered
from game.session.errors import JournalError, SaveFailed
from tests.loaded import FIXTURES
from tests.records.lighthouse import find, take_all

BEGIN = Choose("begin")


@pytest.fixture(autouse=True)
def collector_at_rest() -> Iterator[None]:
    """Nothing that earlier tests left is looked through while one of these counts its seconds."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.json"
    path.write_text("dear diary")
    return path


def test_of_a_link_the_link_is_deleted(saves: Saves, diary: Path) -> None:
    saves.folder.mkdir()
    link = saves.folder / "lighthouse-envoy-1.json"
    link.symlink_to(diary)
    [slot] = saves.slots()
    assert "is a link" in str(slot.broken)
    saves.delete(link)
    assert diary.read_text() == "dear diary"
    assert not link.is_symlink()


def test_a_link_is_gone_on_with_in_a_copy(saves: Saves, tmp_path: Path) -> None:
    elsewhere = Saves(tmp_path / "elsewhere")
    with elsewhere.begin(find("lighthouse"), "envoy") as opened:
        opened.take(BEGIN)
    before = opened.path.read_bytes()
    saves.folder.mkdir()
    link = saves.folder / "mine.json"
    link.symlink_to(opened.path)
    with saves.resume(link, find) as resumed:
        resumed.take(Choose("commit"))
    assert resumed.path.parent == saves.folder.resolve()
    assert opened.path.read_bytes() == before


def test_a_link_in_the_place_of_the_temporary_file_is_not_written_through(
    saves: Saves, diary: Path
) -> None:
    saves.folder.mkdir()
    (saves.folder / ".lighthouse-envoy-1.json.tmp").symlink_to(diary)
    with saves.begin(find("lighthouse"), "envoy") as opened:
        opened.take(BEGIN)
    assert opened.unsaved is None
    assert diary.read_text() == "dear diary"


def test_locks_are_never_made_in_another_folder(saves: Saves, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "lighthouse-envoy-1.lock").write_text("not to be emptied")
    saves.folder.mkdir()
    (saves.folder / ".locks").symlink_to(project)
    with saves.begin(find("lighthouse"), "envoy") as opened:
        assert "is a link" in str(opened.unsaved)
    assert (project / "lighthouse-envoy-1.lock").read_text() == "not to be emptied"


def test_a_name_as_long_as_names_can_be(saves: Saves, tmp_path: Path) -> None:
    elsewhere = Saves(tmp_path / "elsewhere")
    with elsewhere.begin(find("lighthouse"), "envoy") as opened:
        opened.take(BEGIN)
    longest = opened.path.rename(tmp_path / f"{'é' * 125}.json")
    with saves.resume(longest, find) as resumed:
        resumed.take(Choose("commit"))
    assert resumed.unsaved is None
    assert saves.slots()[0].moves == 2
    for name in ("x" * 300, "x" * 5000, "/".join("ab" * 3000)):
        with pytest.raises(JournalError):
            saves.resume(saves.find(name), find)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a/../../b", "~/x", "\u202etxt"]
)
def test_the_name_of_a_slot_leads_to_no_harm(saves: Saves, name: str) -> None:
    with pytest.raises(JournalError):
        saves.resume(saves.find(name), find)
    assert not saves.folder.exists() or not list(saves.folder.iterdir())


def test_a_copy_is_never_named_by_what_a_journal_says(
    saves: Saves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITRY_CACHE", str(tmp_path / "cache"))
    shelf = Shelf([FIXTURES.parent])
    with saves.begin(find("lighthouse"), "envoy") as opened:
        opened.take(BEGIN)
    for case in ("../../x", "/tmp/x", "..", "lighthouse/../x"):
        stranger = tmp_path / "stranger.json"
        stranger.write_text(opened.path.read_text().replace('"lighthouse"', f'"{case}"', 1))
        with pytest.raises((JournalError, UnknownCase)):
            saves.resume(stranger, shelf.find)
    assert [slot.name for slot in saves.slots()] == ["lighthouse-envoy-1"]


def test_a_folder_in_the_place_of_a_journal(saves: Saves) -> None:
    (saves.folder / "lighthouse-envoy-1.json").mkdir(parents=True)
    [slot] = saves.slots()
    assert "is a folder" in str(slot.broken)
    with pytest.raises(SaveFailed):
        saves.delete(slot.path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_journal_does_not_hang(saves: Saves) -> None:
    saves.folder.mkdir()
    os.mkfifo(saves.folder / "pipe.json")
    [slot] = saves.slots()
    assert slot.broken is not None


def test_no_move_makes_a_journal_that_could_not_be_read_again(
    saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = FillPlan((("their-interest", "interest-lamp"),))
    with saves.begin(find("lighthouse"), "envoy") as opened:
        take_all(opened, (BEGIN, Choose("commit"), line))
        size = limits.JOURNAL_BYTES._replace(most=opened.path.stat().st_size + 50)
        monkeypatch.setattr("game.session.session.JOURNAL_BYTES", size)
        monkeypatch.setattr("game.session.session.NEVER_TOO_LARGE", 0)
        with pytest.raises(NotOffered, match="limit `journal-bytes`"):
            opened.take(line)
        moves = limits.JOURNAL_MOVES._replace(most=3)
        monkeypatch.setattr("game.session.session.JOURNAL_MOVES", moves)
        with pytest.raises(NotOffered, match="limit `journal-moves`"):
            opened.take(line)
        opened.undo()
        opened.take(line)
    with saves.resume(opened.path, find) as resumed:
        assert len(resumed.play.turns) == 3


def test_a_journal_of_more_moves_than_are_read(saves: Saves) -> None:
    with saves.begin(find("lighthouse"), "envoy") as opened:
        take_all(opened, (BEGIN, Choose("commit"), FillPlan((), 1)))
    said = json.loads(opened.path.read_text())
    said["moves"] += said["moves"][2:] * limits.JOURNAL_MOVES.most
    opened.path.write_text(json.dumps(said))
    [slot] = saves.slots()
    assert "limit `journal-moves`" in str(slot.broken)


def test_a_journal_of_a_hundred_megabytes_is_not_read(saves: Saves) -> None:
    saves.folder.mkdir()
    with (saves.folder / "film.json").open("wb") as file:
        file.truncate(100_000_000)
    start = time.process_time()
    [slot] = saves.slots()
    assert time.process_time() - start < 1
    assert "limit `journal-bytes`" in str(slot.broken)
