"""The shelf lists cases without reading them, whatever state the cache or the content is in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.library.content_folders import content_folders, own_content
from game.library.limits import CASES
from game.library.mistakes import BrokenContent
from game.library.shelf.shelf import Shelf, UnknownCase
from tests.library.edit import GOOD, change, copy_of_good


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SUMMITRY_CACHE", str(folder))
    return folder


def test_an_entry_tells_of_a_case() -> None:
    rivers, lighthouse = Shelf([GOOD]).entries
    assert (rivers.id, rivers.year) == ("three-rivers", 1640)
    assert lighthouse.id == "lighthouse"
    assert lighthouse.title == "The Skerry Light"
    assert lighthouse.dates == "3-5 October 1787"
    assert lighthouse.place == "Wickmouth"
    assert lighthouse.hook.startswith("Two ports need one lamp")
    assert lighthouse.sides == ("Haven", "Wickmouth")
    assert lighthouse.roles == {
        "envoy": "Tamsin Vell, pilot-sergeant",
        "leader": "Aldous Marr, provost",
    }
    assert lighthouse.teaches == ("batna", "zopa", "red-line")
    assert lighthouse.tour is False
    assert lighthouse.broken is None


def test_listing_again_gives_the_same_from_the_index(cache: Path) -> None:
    first = Shelf([GOOD]).entries
    index = cache / "shelf.json"
    written = index.stat().st_mtime_ns
    assert Shelf([GOOD]).entries == first
    assert index.stat().st_mtime_ns == written
    assert list(cache.iterdir()) == [index]


IMPORTS = """
import sys
from pathlib import Path
import game.library.shelf.shelf as shelf
heavy = lambda: sorted(m for m in sys.modules if m.split(".")[0] in ("pydantic", "yaml", "difflib")
                       or m.startswith("game.library.models"))
assert heavy() == [], heavy()
cases = shelf.Shelf([Path(sys.argv[1])])
print(bool(heavy()), [entry.id for entry in cases.entries])
"""


def test_nothing_heavy_is_imported_to_list_what_is_in_the_index() -> None:
    def run() -> str:
        command = [sys.executable, "-c", IMPORTS, str(GOOD)]
        return subprocess.run(
            command, check=True, capture_output=True, text=True, env=dict(os.environ)
        ).stdout

    assert run() == "True ['three-rivers', 'lighthouse']\n"
    assert run() == "False ['three-rivers', 'lighthouse']\n"


def test_a_broken_case_is_listed_with_its_first_mistake_and_mends_when_it_is_mended(
    tmp_path: Path,
) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "opening: quay", "opening: key")
    change(content, "leader.yaml", "opening: gatehouse", "opening: gate")
    rivers, lighthouse = Shelf([content]).entries
    assert rivers.broken is None
    assert lighthouse.title == "The Skerry Light"
    assert lighthouse.broken is not None
    envoy = Path("cases", "lighthouse", "envoy.yaml")
    assert lighthouse.broken.startswith(f'{envoy}:103:10 X006 opening: no scene is called "key"')
    with pytest.raises(BrokenContent) as refused:
        Shelf([content]).find("lighthouse")
    assert len(refused.value.mistakes) == 2
    change(content, "envoy.yaml", "opening: key", "opening: quay")
    change(content, "leader.yaml", "opening: gate\n", "opening: gatehouse\n")
    assert Shelf([content]).entries[1].broken is None


def test_a_case_that_makes_no_yaml_is_listed_under_its_id(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    (content / "cases" / "lighthouse" / "case.yaml").write_text("id: [", encoding="utf-8")
    (content / "cases" / "nothing").mkdir()
    listed = {entry.id: entry for entry in Shelf([content]).entries}
    assert listed["lighthouse"].title == "lighthouse"
    assert listed["nothing"].broken is not None
    assert listed["three-rivers"].broken is None


def test_a_mistake_in_what_is_shared_breaks_every_case(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "../../concepts.yaml", "see: [zopa]", "see: [zoppa]")
    broken = [entry.broken for entry in Shelf([content]).entries]
    assert all(each and each.startswith("concepts.yaml:6:11 X009") for each in broken)


JUNK = [
    b"",
    b"{",
    b"\xff",
    b"null",
    b"[]",
    b'{"format": 1}',
    b'{"format": 99, "code": "", "cases": {}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk[:12]))
def test_a_damaged_index_is_built_anew(junk: bytes, cache: Path) -> None:
    cache.mkdir()
    (cache / "shelf.json").write_bytes(junk)
    assert len(Shelf([GOOD]).entries) == 2
    assert json.loads((cache / "shelf.json").read_bytes())["format"] == 1


@pytest.mark.parametrize("junk", [None, 7, {}, {"title": 7}, {"title": "x", "sides": None}])
def test_a_damaged_listing_is_made_anew(junk: object, cache: Path) -> None:
    first = Shelf([GOOD]).entries
    index = json.loads((cache / "shelf.json").read_bytes())
    for kept in index["cases"].values():
        kept["listing"] = junk
    (cache / "shelf.json").write_text(json.dumps(index))
    assert Shelf([GOOD]).entries == first


def test_a_cache_that_cannot_be_written_is_done_without(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert len(Shelf([GOOD]).entries) == 2
    assert cache.read_text() == "a file where the folder should be"


def test_a_case_is_found_once_and_again_when_it_changes(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    shelf = Shelf([content])
    first = shelf.find("lighthouse")
    assert shelf.find("lighthouse") is first
    change(content, "case.yaml", "title: The Skerry Light", "title: The Skerry Lamp")
    assert shelf.find("lighthouse").case.title == "The Skerry Lamp"
    change(content, "envoy.yaml", "opening: quay", "opening: key")
    with pytest.raises(BrokenContent):
        shelf.find("lighthouse")


def test_an_unknown_case_names_the_nearest() -> None:
    with pytest.raises(
        UnknownCase, match='no case called "light-house"; did you mean "lighthouse"'
    ):
        Shelf([GOOD]).find("light-house")


def test_the_same_id_in_two_folders_names_both_and_neither_is_played(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    shutil.rmtree(content / "cases" / "three-rivers")
    shelf = Shelf([GOOD, content])
    first, second = (entry for entry in shelf.entries if entry.id == "lighthouse")
    for entry, other in ((first, second), (second, first)):
        assert entry.broken is not None and " C003 " in entry.broken
        assert str(entry.folder / "case.yaml") in entry.broken and str(other.folder) in entry.broken
    with pytest.raises(BrokenContent, match="C003"):
        shelf.find("lighthouse")
    assert shelf.find("three-rivers").folder == GOOD / "cases" / "three-rivers"


def test_the_games_own_content_comes_first_and_each_folder_once() -> None:
    assert content_folders([GOOD, own_content(), GOOD]) == [own_content(), GOOD]
    assert (own_content() / "sources.yaml").exists()


def test_a_tour_comes_first(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "\nteaches:", "\ntour: true\nteaches:")
    assert [entry.id for entry in Shelf([content]).entries] == ["lighthouse", "three-rivers"]


def test_more_cases_than_are_listed_are_not_passed_over_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = CASES._replace(most=2)
    for module in ("content_folders", "shelf.shelf"):
        monkeypatch.setattr(f"game.library.{module}.CASES", few)
    for name in ("a-case", "b-case", "c-case"):
        (tmp_path / "cases" / name).mkdir(parents=True)
    shelf = Shelf([tmp_path])
    said = (
        f"{tmp_path / 'cases'}: found more than 2 cases in a folder of content; at most 2 are read "
        "(limit `cases`), the first by name."
    )
    assert [entry.id for entry in shelf.entries] == ["a-case", "b-case"]
    assert shelf.notices == (said,)
    with pytest.raises(UnknownCase) as refused:
        shelf.find("c-case")
    assert str(refused.value).endswith(said)
    assert Shelf([GOOD]).notices == ()
