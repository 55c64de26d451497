"""Kill -9 at random instants of play: at most the move in progress is lost, and nothing blocks."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from game.records.disk.lock import Locked, lock_slot
from game.records.saves.saves import Saves
from torture.figures import Amount, Figure
from torture.killing import Killed, kill_json, kill_plain, kill_screen
from torture.playing import find
from torture.programs import Desk, desk

FRONTS: tuple[tuple[str, Callable[[Desk, Random], Killed], int], ...] = (
    ("the JSON game", kill_json, 200),
    ("the plain game", kill_plain, 90),
    ("the screens", kill_screen, 30),
)
"""By front end: its name, what plays and kills it once, and how often."""

KILLS_A_DESK = 15
"""Kills of one player, who goes on with what was killed or begins anew."""


class _Lane(NamedTuple):
    """The kills of one player."""

    name: str
    kill: Callable[[Desk, Random], Killed]
    kills: int
    seed: int


class _Sum:
    """What came of one player's kills."""

    def __init__(self) -> None:
        self.came: Counter[str] = Counter()
        self.broken: list[str] = []


def run(amount: Amount, fronts: int = len(FRONTS)) -> list[Figure]:
    """Kill each of the first so many front ends so many times; two players at a time."""
    figures = []
    for name, kill, whole in FRONTS[:fronts]:
        wanted = amount.of(whole)
        starts = range(0, wanted, KILLS_A_DESK)
        lanes = [
            _Lane(name, kill, min(KILLS_A_DESK, wanted - start), amount.seed + start)
            for start in starts
        ]
        with ThreadPoolExecutor(2) as pool:
            sums = list(pool.map(_run_lane, lanes))
        came = sum((each.came for each in sums), Counter[str]())
        said = ", ".join(f"{number} {what}" for what, number in came.most_common())
        seeds = f"seeds {lanes[0].seed} to {lanes[-1].seed}"
        broken = tuple(sentence for each in sums for sentence in each.broken)
        figures.append(Figure(f"{wanted} kills of {name}", f"{said}; {seeds}", broken))
    return figures


def _run_lane(lane: _Lane) -> _Sum:
    random, total = Random(lane.seed), _Sum()
    with desk() as player:
        for number in range(lane.kills):
            killed = lane.kill(player, random)
            total.came[killed.when] += 1
            said = [*killed.broken, *_after_a_kill(player.saves)]
            total.broken += [f"{lane.name}, seed {lane.seed}, kill {number}: {s}" for s in said]
        total.broken += [f"{lane.name}, seed {lane.seed}: {s}" for s in _after_all(player.saves)]
    return total


def _after_a_kill(saves: Path) -> list[str]:
    """What is wrong in the folder: every journal must load, and no slot may be held."""
    wrong = [slot.broken for slot in Saves(saves).slots() if slot.broken is not None]
    for path in saves.glob("*.json"):
        try:
            lock_slot(path).release()
        except Locked:
            wrong.append(f"{path.name} is still held")
    stray = [path.name for path in saves.glob(".*.tmp")]
    if len(stray) > 1:
        wrong.append(f"half-written files pile up: {stray}")
    return wrong


def _after_all(saves: Path) -> list[str]:
    """Every journal must be resumed whole, and the next play must tidy up."""
    wrong = []
    for path in sorted(saves.glob("*.json")):
        with Saves(saves).resume(path, find) as resumed:
            if resumed.notice or resumed.unsaved:
                wrong.append(f"{path.name} does not go on: {resumed.notice or resumed.unsaved}")
    Saves(saves).begin(find("lighthouse"), "leader").close()
    wrong += [f"left behind: {path.name}" for path in saves.glob(".*.tmp")]
    return wrong
