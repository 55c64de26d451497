"""Running the classroom's commands as the command line does."""

from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import main

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "content" / "good"


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    """Run a command with the fixtures' cases beside the game's own."""
    code = main([*map(str, words), "--content", str(GOOD)])
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)
