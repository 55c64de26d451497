"""From starting the program to its first full screen, as a player at a terminal sees it."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.bare_app import READY
from bench.programs import BARE, SUMMITRY, desk
from bench.table import Row, beside, milliseconds
from bench.terminal import Terminal
from game.library.argument import ARGUMENT

ROUNDS = 21

FIRST_CARD = (*ARGUMENT, "Choose a case.", "q Leave")
"""From the first card's text, its choices and the foot of its screen: all must be there."""


def cold_start() -> list[Row]:
    """Median milliseconds, the two programs by turns so that both meet the same noise."""
    with desk(indexed=False) as newcomer:
        never_started = seconds_until([SUMMITRY], newcomer.env, FIRST_CARD)
        # Once more each beforehand, so that all of their files are in the system's cache.
        ours, bare = [], []
        for _ in range(ROUNDS + 1):
            ours.append(seconds_until([SUMMITRY], newcomer.env, FIRST_CARD))
            bare.append(seconds_until(BARE, newcomer.env, (READY,)))
    return [
        beside("start to first full screen", ours[1:], bare[1:], median, aim="at most 1.3"),
        Row("the very first start, which lists the cases", milliseconds(never_started)),
    ]


def seconds_until(command: Sequence[str], env: Mapping[str, str], shown: tuple[str, ...]) -> float:
    """Seconds from starting a program to the output that completed its screen."""
    with Terminal(command, env) as terminal:
        complete = terminal.wait_until(lambda text: all(part in text for part in shown))
        return complete - terminal.started
