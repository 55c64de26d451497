"""The game as a program of its own, with folders of its own, to be killed and starved."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from torture.playing import CONTENT

SUMMITRY = [sys.executable, "-m", "game"]

PATIENCE = 60
"""Seconds that a slow machine has to answer in."""


class Desk(NamedTuple):
    """A player's folders."""

    folder: Path
    saves: Path
    env: dict[str, str]

    def play(self, case: str, *more: str, **given: Any) -> subprocess.Popen[bytes]:
        """Start a play, its streams in pipes unless others are given."""
        command = [*SUMMITRY, "play", case, "--content", str(CONTENT[1]), *more]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(
            command, **{"env": self.env, "cwd": CONTENT[0].parent, **pipes, **given}
        )

    def journals(self) -> dict[str, dict[str, Any]]:
        """By name: what each journal says.

        Raises:
            ValueError: one is no JSON.
        """
        return {path.name: json.loads(path.read_bytes()) for path in self.saves.glob("*.json")}


@contextmanager
def desk(env: Mapping[str, str] = os.environ) -> Iterator[Desk]:
    """Folders that are gone afterwards, the index of cases as a first start left it."""
    with TemporaryDirectory(prefix="summitry-torture-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        mine = {"SUMMITRY_SAVES": str(folder / "saves"), "SUMMITRY_CACHE": str(folder / "cache")}
        made = Desk(folder, folder / "saves", {**env, **mine})
        command = [*SUMMITRY, "cases", "--content", str(CONTENT[1])]
        subprocess.run(
            command, env=made.env, cwd=CONTENT[0].parent, stdout=subprocess.DEVNULL, check=True
        )
        yield made


def moves_of(journal: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The moves in a journal, without where they led and when."""
    return [
        {key: value for key, value in move.items() if key not in ("led", "at")}
        for move in journal["moves"]
    ]
