"""No file outside the folder of a case is read, whatever links lie in it."""

import os
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.shelf.shelf import Shelf
from tests.library.edit import copy_of_good

SECRET = "the combination is 1986"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "diary.txt").write_text(SECRET)
    return copy_of_good(tmp_path)


def said(content: Path) -> str:
    """All that is told of some content, by the check and in a list of cases."""
    told = [str(mistake) for mistake in check([content])]
    return "\n".join([*told, *(str(entry) for entry in Shelf([content]).entries)])


@pytest.mark.parametrize("file", ["case.yaml", "envoy.yaml", "leader.yaml", "debrief.yaml"])
def test_a_file_that_is_a_link_out_of_its_folder(content: Path, file: str) -> None:
    path = content / "cases" / "lighthouse" / file
    path.unlink()
    path.symlink_to("../../../diary.txt")
    assert {m.code for m in check([content])} >= {"L003"}
    assert SECRET not in said(content)
    assert [e.id for e in Shelf([content]).entries if e.broken] == ["lighthouse"]


@pytest.mark.parametrize("file", ["sources.yaml", "concepts.yaml"])
def test_a_shared_file_that_is_a_link_out_of_its_folder(content: Path, file: str) -> None:
    (content / file).unlink()
    (content / file).symlink_to(content.parent / "diary.txt")
    assert {m.code for m in check([content])} >= {"L003"}
    assert SECRET not in said(content)


def test_a_case_that_is_a_link_out_of_its_folder(content: Path, tmp_path: Path) -> None:
    folder = content / "cases" / "lighthouse"
    folder.rename(tmp_path / "lighthouse")
    folder.symlink_to(tmp_path / "lighthouse")
    [found] = check([content])
    assert (found.code, "--content" in found.message) == ("L003", True)
    assert [e.id for e in Shelf([content]).entries if e.broken] == ["lighthouse"]


def test_links_that_go_round_or_nowhere(content: Path) -> None:
    cases = content / "cases"
    (cases / "round").symlink_to("round")
    (cases / "nowhere").symlink_to("../nothing-here")
    (cases / "lighthouse" / "envoy.yaml").unlink()
    (cases / "lighthouse" / "envoy.yaml").symlink_to("envoy.yaml")
    assert {m.code for m in check([content])} == {"R002"}
    assert {e.id for e in Shelf([content]).entries} == {"lighthouse", "three-rivers"}


def test_a_link_within_its_own_folder_and_a_folder_reached_by_a_link_are_read(
    content: Path,
) -> None:
    folder = content / "cases" / "lighthouse"
    (folder / "envoy.yaml").rename(folder / "the-envoy.txt")
    (folder / "envoy.yaml").symlink_to("the-envoy.txt")
    by_link = content.parent / "by-link"
    by_link.symlink_to(content)
    assert check([by_link]) == []


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device here")  # noqa: PTH110
def test_devices_are_not_read(content: Path) -> None:
    path = content / "cases" / "lighthouse" / "envoy.yaml"
    path.unlink()
    path.symlink_to("/dev/zero")
    assert {m.code for m in check([content])} >= {"L003"}
