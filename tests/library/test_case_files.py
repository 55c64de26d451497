"""A case is bundled whole, or refused with every mistake."""

import re
import shutil
from pathlib import Path

import pytest

from game.library.case_files import load_case, read_shared
from game.library.checking import check
from game.library.mistakes import BrokenContent
from game.library.shelf.hashing import content_hash, yaml_files
from tests.library.edit import GOOD, change, copy_of_good, mistakes_in

LIGHTHOUSE = GOOD / "cases" / "lighthouse"


def test_a_case_comes_whole() -> None:
    found = load_case(LIGHTHOUSE)
    assert found.case.id == "lighthouse"
    assert list(found.roles) == ["envoy", "leader"]
    assert found.envoy is not None
    assert found.envoy.table is not None
    assert found.debrief.history.package is not None
    assert found.source("harbour-book").address == "Haven town chest, shelf 2"
    assert found.source("kei-2019").citation.startswith("O. Krasnyak")
    assert found.source("pilots-manual").checked is False
    with pytest.raises(KeyError):
        found.source("nothing")


def test_a_broken_case_is_refused_with_all_its_mistakes(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "opening: quay", "opening: key")
    change(content, "case.yaml", "weights: {haven: 40", "weights: {haven: 41")
    change(content, "../../concepts.yaml", "see: [zopa]", "see: [zoppa]")
    with pytest.raises(BrokenContent) as refused:
        load_case(content / "cases" / "lighthouse")
    assert [mistake.code for mistake in refused.value.mistakes] == ["N001", "X006", "X009"]
    assert str(refused.value).count("\n") == 2


def test_a_trusted_case_is_not_checked_across_its_files_again(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "opening: quay", "opening: key")
    folder = content / "cases" / "lighthouse"
    assert load_case(folder, trusted=True).envoy is not None
    change(content, "envoy.yaml", "opening: key", "opning: key")
    with pytest.raises(BrokenContent):
        load_case(folder, trusted=True)


def test_the_hash_changes_with_any_byte_and_not_with_the_folder(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    here, there = LIGHTHOUSE, content / "cases" / "lighthouse"
    assert load_case(here).hash == load_case(there).hash
    (there / "notes.txt").write_text("not content")
    assert load_case(here).hash == load_case(there).hash
    with (there / "debrief.yaml").open("a") as opened:
        opened.write("#")
    assert load_case(here).hash != load_case(there).hash


def test_the_hash_changes_when_a_byte_moves_from_file_to_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, texts in ((one, ("ab", "c")), (two, ("a", "bc"))):
        folder.mkdir()
        for name, text in zip(("a.yaml", "b.yaml"), texts, strict=True):
            (folder / name).write_text(text)
    assert content_hash(yaml_files(one)) != content_hash(yaml_files(two))


def test_only_a_tour_may_have_one_role(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    shutil.rmtree(content / "cases" / "lighthouse")
    rivers = content / "cases" / "three-rivers"
    (rivers / "leader.yaml").unlink()
    assert [m.code for m in check([content])] == ["R001"]
    case = rivers / "case.yaml"
    case.write_text(case.read_text().replace("teaches:", "tour: true\nteaches:"))
    assert check([content]) == []
    found = load_case(rivers)
    assert found.leader is None
    assert list(found.roles) == ["envoy"]


def test_the_missing_role_of_a_case_says_what_a_case_has(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    (content / "cases" / "lighthouse" / "envoy.yaml").unlink()
    assert mistakes_in(content) == [
        "envoy.yaml:1:1 R001 the file is missing: a case has an envoy and a leader; only a tour "
        "(`tour: true` in case.yaml) may have one"
    ]


@pytest.mark.parametrize("year", ["soon", "{", "3000"])
def test_whether_a_role_is_missing_is_not_said_of_a_case_that_cannot_be_read(
    year: str, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    (content / "cases" / "lighthouse" / "envoy.yaml").unlink()
    case = content / "cases" / "lighthouse" / "case.yaml"
    case.write_text(f"tour: true\n{re.sub('(?m)^year: .*', f'year: {year}', case.read_text())}")
    found = mistakes_in(content)
    assert found and all(line.startswith("case.yaml:") for line in found)


def test_a_tour_is_held_to_no_sum_of_worths(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "    worth: 2\n    eases: {haven: 2}\n", "    worth: 1\n")
    change(content, "case.yaml", "    worth: 2\n    eases: {wick: 2}\n", "    worth: 1\n")
    assert {line.split()[1] for line in mistakes_in(content)} == {"F002", "F003"}
    change(content, "case.yaml", "\nteaches:", "\ntour: true\nteaches:")
    assert mistakes_in(content) == []


def test_a_file_is_checked_with_its_case_and_tells_only_its_own_mistakes(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "opening: quay", "opening: key")
    change(content, "leader.yaml", "opening: gatehouse", "opening: gate")
    change(content, "../../concepts.yaml", "see: [zopa]", "see: [zoppa]")
    folder = content / "cases" / "lighthouse"

    def codes(path: Path) -> list[tuple[str, str]]:
        return [(Path(m.file).name, m.code) for m in check([path])]

    assert codes(folder / "envoy.yaml") == [("envoy.yaml", "X006")]
    assert codes(folder / "case.yaml") == []
    assert codes(content / "concepts.yaml") == [("concepts.yaml", "X009")]
    assert codes(folder) == [("envoy.yaml", "X006"), ("leader.yaml", "X006")]
    assert codes(content / "cases") == codes(folder)


def test_files_are_named_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of_good(tmp_path)
    change(tmp_path / "content", "envoy.yaml", "opening: quay", "opening: key")
    monkeypatch.chdir(tmp_path)
    (found,) = check([Path("content/cases/../cases/lighthouse")])
    assert found.file == str(Path("content/cases/lighthouse/envoy.yaml"))


def test_the_same_id_twice_names_both(tmp_path: Path) -> None:
    one, two = copy_of_good(tmp_path / "one"), copy_of_good(tmp_path / "two")
    shutil.rmtree(two / "cases" / "three-rivers")
    (found,) = check([one, two])
    assert found.code == "C003"
    assert found.file == str(two / "cases" / "lighthouse" / "case.yaml")
    assert str(one / "cases" / "lighthouse") in found.message
    assert check([one, one]) == []


def test_shared_files_that_are_missing_are_the_games_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_of_good(tmp_path)
    (content / "concepts.yaml").unlink()
    monkeypatch.setattr("game.library.content_folders.own_content", lambda: GOOD)
    assert read_shared(content).concepts == read_shared(GOOD).concepts
    assert check([content]) == []
