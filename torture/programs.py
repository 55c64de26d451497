"""The game as a program of its own, with folders of its own, to be killed and starved."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

from torture.playing import CONTENT

SUMMITRY = [sys.executable, "-m", "game"]

PATIENCE = 60
"""Seconds that a slow machine has to answer in."""


class Desk(NamedTuple):
    """A player's folders."""

    folder: Path
    saves: Path
    env: dict[str, str]

    def play(
        self, case: str, *more: str, program: Sequence[str] = SUMMITRY, **given: Any
    ) -> subprocess.Popen[bytes]:
        """Start a play, its streams in pipes unless others are given."""
        command = [*program, "play", case, "--content", str(CONTENT[1]), *more]
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


class JsonPlay:
    """A JSON game to talk to; used in a `with`, which ends it by closing its input."""

    def __init__(
        self, player: Desk, *more: str, program: Sequence[str] = SUMMITRY, **given: Any
    ) -> None:
        self._game = player.play("lighthouse", "--json", *more, program=program, **given)
        self.view: dict[str, Any] = self._read()
        """The last answer; empty where the game would not begin."""
        self.moves: list[dict[str, Any]] = []
        """What was sent and taken."""
        self.said = ""
        """What it said beside its answers, once it has ended."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        said: bytes = self._game.communicate(timeout=PATIENCE)[1]
        self.said = said.decode()

    def take(self, count: int) -> int:
        """Make the first open move so many times."""
        for _ in range(count):
            self.take_one()
        return count

    def take_one(self) -> dict[str, Any]:
        """Make the first open move; the answer."""
        move = {"move": next(move["id"] for move in self.view["moves"] if move["open"])}
        self.view = self.send(move)
        self.moves.append(move)
        return self.view

    def send(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message; the answer."""
        assert self._game.stdin is not None
        self._game.stdin.write(json.dumps(message).encode() + b"\n")
        self._game.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._game.stdout is not None
        line = self._game.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {}
        return answer


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
