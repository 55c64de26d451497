"""What the wheel and the source distribution hold."""

import subprocess
import tarfile
import zipfile
from email.parser import Parser
from pathlib import PurePosixPath

import pytest

from tests.packaging.built import CHECKOUT, Built

pytestmark = pytest.mark.slow


def shipped_by_git(*folders: str) -> set[str]:
    """The files of the checkout that are committed, or would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return {name for name in listed.stdout.splitlines() if (CHECKOUT / name).is_file()}


def in_wheel(built: Built) -> set[str]:
    return set(zipfile.ZipFile(built.wheel).namelist())


def in_sdist(built: Built) -> set[str]:
    with tarfile.open(built.sdist) as archive:
        paths = [PurePosixPath(member.name) for member in archive if member.isfile()]
    return {str(path.relative_to(path.parts[0])) for path in paths}


def test_the_wheel_holds_the_code_and_the_content_and_nothing_else(built: Built) -> None:
    names = {name for name in in_wheel(built) if ".dist-info/" not in name}

    assert names == {
        f"game/{name}" if name.startswith("content/") else name
        for name in shipped_by_git("game", "content")
    }


def test_the_content_is_text_alone(built: Built) -> None:
    content = [PurePosixPath(name) for name in in_wheel(built) if "game/content/" in name]

    assert {path.suffix for path in content} <= {".yaml", ".md", ".json", ".txt"}
    assert PurePosixPath("game/content/cases/reykjavik-1986/case.yaml") in content


def test_the_wheel_says_what_it_is(built: Built) -> None:
    archive = zipfile.ZipFile(built.wheel)
    [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = Parser().parsestr(archive.read(name).decode())

    assert metadata["Name"] == "summitry"
    assert metadata["License-Expression"] == "MIT"
    assert "make play" in metadata.get_payload()
    assert "textual==8.2.8" in metadata.get_all("Requires-Dist", [])


def test_the_source_distribution_is_the_checkout_as_committed(built: Built) -> None:
    names = in_sdist(built) - {"PKG-INFO"}
    committed = shipped_by_git()

    assert names <= committed
    assert {name for name in committed if name.startswith(("game/", "content/", "tests/"))} <= names
    assert {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "uv.lock"} <= names
