"""A checkout on a system with other ends of lines has the content that the saves know."""

import shutil
import subprocess
from pathlib import Path

import pytest

from game.library.shelf.hashing import content_hash, yaml_files
from tests.loaded import ROOT, SHIPPED

CASE = SHIPPED / "camp-david-morning"


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".gitattributes").exists(),
    reason="no git here, or no checkout",
)
def test_the_ends_of_lines_stay_as_they_are(tmp_path: Path) -> None:
    here = tmp_path / "here"
    shutil.copytree(CASE, here / "content" / "cases" / CASE.name)
    shutil.copy(ROOT / ".gitattributes", here)

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        # As Windows has it by default: what is text gets the ends of lines of the system.
        ends = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
        subprocess.run(["git", *who, *ends, *words], cwd=here, check=True, capture_output=True)

    git("init")
    git("add", "-A")
    git("commit", "-m", "a case")
    git("clone", str(here), str(tmp_path / "there"))
    there = tmp_path / "there" / "content" / "cases" / CASE.name
    assert content_hash(yaml_files(there)) == content_hash(yaml_files(CASE))
