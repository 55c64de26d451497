"""The distributions are built and installed once for all tests here."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.built import Built, Installed, uv


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The source distribution, and the wheel built from it rather than from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    uv(["build", "--out-dir", folder])
    [wheel] = folder.glob("*.whl")
    [sdist] = folder.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel as `uv tool install` installs it, with the versions in uv.lock."""
    home = tmp_path_factory.mktemp("elsewhere")
    locked = home / "locked.txt"
    uv(["export", "--frozen", "--no-dev", "--no-emit-project", "--output-file", locked])
    tools, commands = home / "tools", home / "bin"
    uv(
        ["tool", "install", "--python", sys.executable, "--constraints", locked, built.wheel],
        env={"UV_TOOL_DIR": str(tools), "UV_TOOL_BIN_DIR": str(commands)},
    )
    command = shutil.which("summitry", path=str(commands))
    assert command, "uv tool install made no `summitry`"
    [content] = tools.glob("summitry/**/site-packages/game/content")
    return Installed(Path(command), home, content)
