"""Several windows at one slot at once: the later ones are told, and nobody overwrites anybody."""

import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from torture.figures import Amount, Figure
from torture.programs import Desk, JsonPlay, desk, moves_of

ROUNDS = 4
WINDOWS = 6


def run(amount: Amount) -> list[Figure]:
    """Race windows for one slot and for new slots; take the locks away from under two."""
    random = Random(amount.seed)
    rounds = range(amount.of(ROUNDS))
    with desk() as player:
        raced = [sentence for _ in rounds for sentence in _race_for_one(player, random)]
    with desk() as player:
        begun = [sentence for _ in rounds for sentence in _race_to_begin(player, random)]
    told = f"{len(rounds)} times {WINDOWS} windows"
    return [
        Figure(
            "one slot opened at once", f"{told}, one has it and the others copies", tuple(raced)
        ),
        Figure("new plays begun at once", f"{told}, each has a slot of its own", tuple(begun)),
        *map(_two_in_turn, ("locks removed", "folder replaced", "no locks here")),
    ]


def _race_for_one(player: Desk, random: Random) -> list[str]:
    with JsonPlay(player, "--role", "envoy") as first:
        first.take(2)
    [name] = [n for n, said in player.journals().items() if len(said["moves"]) == 2]
    windows = _open_all(player, ("--resume", name), random)
    wrong = [f"not told: {w.said!r}" for w in windows if w.said and "you go on in" not in w.said]
    if sum(not window.said for window in windows) != 1:
        wrong.append("not exactly one window had the slot")
    wrong += _each_has_its_moves(player, windows, first.moves)
    shutil.rmtree(player.saves)
    return wrong


def _race_to_begin(player: Desk, random: Random) -> list[str]:
    windows = _open_all(player, ("--role", "leader"), random)
    wrong = [f"told something: {window.said!r}" for window in windows if window.said]
    wrong += _each_has_its_moves(player, windows, [])
    shutil.rmtree(player.saves)
    return wrong


def _open_all(player: Desk, which: tuple[str, ...], random: Random) -> list[JsonPlay]:
    """Open windows at once and play in all of them at once, until all have ended."""
    plans = [(random.randint(1, 4), random.random()) for _ in range(WINDOWS)]

    def play(plan: tuple[int, float]) -> JsonPlay:
        with JsonPlay(player, *which) as window:
            window.take(plan[0])
            opened.append(None)
            # Nobody leaves before all are in: a slot let go of is free.
            while len(opened) < WINDOWS:
                time.sleep(0.02)
            window.take(2)
        return window

    opened: list[None] = []
    with ThreadPoolExecutor(WINDOWS) as pool:
        return list(pool.map(play, plans))


def _each_has_its_moves(
    player: Desk, windows: list[JsonPlay], shared: list[dict[str, Any]]
) -> list[str]:
    """Whether the folder has the moves of each window, each in a file of its own.

    A copy begins with what the slot held when it was made: some of its holder's moves, maybe.
    """
    found = [moves_of(said) for said in player.journals().values()]
    holder = next((window.moves for window in windows if not window.said), [])
    wrong = []
    for window in sorted(windows, key=lambda each: bool(each.said)):
        held = [] if not window.said or not shared else holder
        begun = [[*shared, *held[:many], *window.moves] for many in range(len(held) + 1)]
        own = next((moves for moves in found if moves in begun), None)
        if own is None:
            wrong.append(f"nowhere saved: {window.moves}")
        else:
            found.remove(own)
    return wrong + [f"saved, and nobody's: {moves}" for moves in found]


NO_LOCKS = """
import sys
from game.records.disk import lock
from game.records.saves import journal_file, saves
from game.records.disk import leftovers
free = lambda path: lock.SlotLock(None, path)
for module in (lock, journal_file, saves, leftovers):
    module.lock_slot = free
from game.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The game on a drive that knows no locks."""


def _two_in_turn(how: str) -> Figure:
    """Two windows that do not see each other's lock, a move in each by turns."""
    program = [sys.executable, "-c", NO_LOCKS if how == "no locks here" else "import sys;"
               "from game.cli import main; sys.exit(main(sys.argv[1:]))"]  # fmt: skip
    with desk() as player:
        with JsonPlay(player, "--role", "envoy") as before:
            before.take(2)
        [name] = player.journals()
        with JsonPlay(player, "--resume", name, program=program) as first:
            first.take(1)
            if how == "locks removed":
                shutil.rmtree(player.saves / ".locks")
            elif how == "folder replaced":
                _replace(player.saves)
            with JsonPlay(player, "--resume", name, program=program) as second:
                shared = [*before.moves, *first.moves]
                first.moves, others = [], second.moves
                for _ in range(3):
                    second.take_one()
                    first.take_one()
        found = [moves_of(said) for said in player.journals().values()]
        played = (first.moves, others)
        wrong = [f"nowhere saved: {m}" for m in played if [*shared, *m] not in found]
        if len([said for said in (first.said, second.said) if "you go on in" in said]) != 1:
            wrong.append(f"not exactly one was told: {first.said!r}, {second.said!r}")
    return Figure(f"two windows, {how}", "the one that finds out goes on in a copy", tuple(wrong))


def _replace(folder: Path) -> None:
    """Put a copy in the folder's place, as some programs do that keep folders alike."""
    aside = folder.with_name("aside")
    folder.rename(aside)
    shutil.copytree(aside, folder, ignore=shutil.ignore_patterns(".locks"))
