"""The two programs that are compared, and the folders they are run with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

CASE = "reykjavik-1986"

SUMMITRY = str(Path(sys.executable).with_name("summitry"))

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
"""The one line of text; with `scene` after it, the widgets of a scene."""


class Desk(NamedTuple):
    """Folders of a player's own, so that nobody's saves are read or written."""

    saves: Path
    env: dict[str, str]


@contextmanager
def desk(*, indexed: bool = True) -> Iterator[Desk]:
    """An empty folder for saves, gone afterwards, and the index of cases as a first start left it.

    Where it is not `indexed`, the game has never been started: it reads every case to list them.
    """
    with TemporaryDirectory(prefix="summitry-bench-") as folder:
        saves, cache = Path(folder, "saves"), Path(folder, "cache")
        saves.mkdir()
        folders = {"SUMMITRY_SAVES": str(saves), "SUMMITRY_CACHE": str(cache)}
        player = Desk(saves, {**os.environ, **folders})
        if indexed:
            command = [SUMMITRY, "cases"]
            subprocess.run(command, env=player.env, stdout=subprocess.DEVNULL, check=True)
        yield player
