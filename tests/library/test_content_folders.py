"""Folders laid out as the game does not look for content are told of, each with what to do."""

import shutil
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.content_folders import misplaced, own_content
from tests.library.edit import copy_of_good


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


def codes(path: Path) -> list[str]:
    return [mistake.code for mistake in check([path])]


def test_content_as_it_should_be_and_a_folder_still_empty(content: Path, tmp_path: Path) -> None:
    assert misplaced(content) is None and codes(content) == []
    (tmp_path / "new").mkdir()
    assert misplaced(tmp_path / "new") is None


def test_the_folder_of_one_case(content: Path) -> None:
    said = misplaced(content / "cases" / "lighthouse")
    assert said is not None and said.endswith(f"the folder of one case; name {content}")


def test_the_folder_that_holds_the_cases(content: Path) -> None:
    said = misplaced(content / "cases")
    assert said is not None and said.endswith(f"name the folder around it, {content}")


def test_cases_that_lie_in_the_folder_itself(content: Path, tmp_path: Path) -> None:
    moved = tmp_path / "mine"
    shutil.move(content / "cases", moved)
    said = misplaced(moved)
    assert said is not None and said.endswith(f"move them into {moved / 'cases'}")


def test_content_one_folder_deeper(content: Path) -> None:
    said = misplaced(content.parent)
    assert said == f"the content lies one folder deeper; name {content}"
    (mistake,) = check([content.parent])
    assert mistake.code == "C004" and str(content) in mistake.message


def test_a_case_unpacked_into_a_folder_of_its_name(content: Path) -> None:
    case = content / "cases" / "lighthouse"
    shutil.move(case, content / "moved")
    case.mkdir()
    shutil.move(content / "moved", case / "lighthouse")
    for path in (content, content / "cases", case):
        (mistake,) = check([path])
        assert mistake.code == "C004" and "one folder too deep" in mistake.message


def test_a_case_called_as_one_of_the_games_own(tmp_path: Path) -> None:
    own = own_content() / "cases" / "camp-david-morning"
    shutil.copytree(own, tmp_path / "cases" / own.name)
    (mistake,) = check([tmp_path / "cases" / own.name])
    assert mistake.code == "C003" and str(own) in mistake.message
    assert codes(own) == []
