"""From a key to the screen painted anew: below a transcript of 200 passages, and at the table."""

import sys
from statistics import median

from bench.key_press import DOWN, PRESSES, UP, p95
from bench.programs import Desk, desk
from bench.standing import GAME, STANDING, WIDGETS
from bench.table import Row, beside
from bench.terminal import Terminal


def repaint() -> list[Row]:
    """Arrow keys to the game and to the bare widgets by turns, each in a terminal of its own."""
    with desk() as player:
        return [row for place in STANDING for row in _rows(place, player)]


def _rows(place: str, player: Desk) -> list[Row]:
    module = [sys.executable, "-m", "bench.standing", place]
    with (
        Terminal([*module, GAME], player.env) as ours,
        Terminal([*module, WIDGETS], player.env) as bare,
    ):
        for terminal in (ours, bare):
            terminal.wait_until(lambda text: bool(text.strip()))
            terminal.settle(1.0)
        # Down and up again, so that each press changes something.
        keys = [DOWN, UP] * (PRESSES // 2)
        pressed = [(ours.press(key), bare.press(key)) for key in keys]
    mine, theirs = ([answer.last for answer in answers] for answers in zip(*pressed, strict=True))
    return [
        beside(f"arrow key to the last byte, {place}, median", mine, theirs, median, "1.5"),
        beside(f"arrow key to the last byte, {place}, p95", mine, theirs, p95, "50 ms"),
    ]
