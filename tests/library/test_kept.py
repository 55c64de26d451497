"""What was found in a case is told again only while nothing that it rests on has changed."""

import shutil
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.mistakes import Mistake
from game.library.shelf.kept import Kept, KeptFindings
from tests.library.edit import copy_of_good

FOUND = {"files": [Mistake("envoy.yaml", 3, 1, "P001", "a mistake nobody else would find")]}


def kept_in(folder: Path, *, fresh: bool = False) -> KeptFindings:
    return KeptFindings(folder, ("library",), str, fresh=fresh)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


@pytest.fixture
def kept(content: Path, tmp_path: Path) -> KeptFindings:
    found = kept_in(tmp_path / "kept")
    found.put(content / "cases" / "lighthouse", FOUND)
    return found


def test_it_is_told_again_and_the_case_is_not_read(content: Path, kept: KeptFindings) -> None:
    case = content / "cases" / "lighthouse"
    assert kept.get(case) == FOUND
    assert FOUND["files"][0] in check([case], str, kept=kept)
    assert kept.get(content / "cases" / "three-rivers") is None


@pytest.mark.parametrize(
    "file",
    [
        "cases/lighthouse/envoy.yaml",
        "cases/lighthouse/debrief.yaml",
        "cases/lighthouse/emblem.txt",
        "sources.yaml",
    ],
)
def test_any_byte_that_was_read_makes_it_anew(file: str, content: Path, kept: KeptFindings) -> None:
    path = content / file
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "# read again\n", "utf-8")
    assert kept.get(content / "cases" / "lighthouse") is None


def test_another_place_or_another_code_makes_it_anew(
    content: Path, kept: KeptFindings, tmp_path: Path
) -> None:
    case = content / "cases" / "lighthouse"
    moved = tmp_path / "moved"
    shutil.copytree(content, moved)
    assert kept.get(moved / "cases" / "lighthouse") is None
    assert KeptFindings(tmp_path / "kept", ("library", "rules"), str, fresh=False).get(case) is None
    assert KeptFindings(tmp_path / "kept", ("library",), repr, fresh=False).get(case) is None
    assert kept_in(tmp_path / "kept", fresh=True).get(case) is None
    assert kept_in(tmp_path / "kept").get(case) == FOUND


def test_what_is_damaged_or_not_to_be_written_is_done_without(
    content: Path, kept: KeptFindings, tmp_path: Path
) -> None:
    case = content / "cases" / "lighthouse"
    [path] = (tmp_path / "kept").glob("*.json")
    for damage in (b"", b"{", b"[]", b'{"groups": [1]}', b'{"groups": [["files", [["x", "y"]]]]}'):
        path.write_bytes(damage)
        assert kept.get(case) is None
    (tmp_path / "file").write_text("in the way")
    refused = kept_in(tmp_path / "file")
    refused.put(case, FOUND)
    assert refused.get(case) is None


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.library.shelf.kept.MOST_KEPT", 2)
    kept = Kept(tmp_path)
    for number in range(4):
        kept.put(str(number), number)
    assert len(list(tmp_path.glob("*.json"))) == 2
