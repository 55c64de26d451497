"""Running the classroom's commands as the command line will, without it."""

import argparse
from pathlib import Path
from typing import NamedTuple

import pytest

from game.classroom.commands import add_collect, add_print, add_score

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "content" / "good"


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


def parsed(*words: str) -> argparse.Namespace:
    """What a command line asks for; it leaves the program where it asks for what there is not."""
    parser = argparse.ArgumentParser(prog="summitry")
    commands = parser.add_subparsers()
    for add in (add_print, add_score, add_collect):
        add(commands)
    return parser.parse_args(words)


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    """Run a command with the fixtures' cases beside the game's own."""
    args = parsed(*map(str, words), "--content", str(GOOD))
    code = args.handler(args)
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)
