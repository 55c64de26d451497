"""A long session: play after play in one window, and the memory that it holds after each.

A play takes half an hour; ten hours are twenty plays. More are played here, every screen drawn,
and from then on the memory must not grow from play to play. Memory is the process's own share
(USS), as the system counts it, and what Python itself has allocated besides caches of fixed sizes.
"""

import asyncio
import gc
import random
import tempfile
import tracemalloc
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from textual.cache import FIFOCache, LRUCache
from textual.widget import Widget

from game.explore.sampling.random_play import random_move
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from torture.figures import Amount, Figure

CACHED = type(lru_cache(int))
"""What a function becomes that remembers what it returned."""

A_FRAME = 0.02
"""Seconds in which a screen is drawn."""

PLAYS = 60
WARM = 20
"""Plays until every screen has been drawn, with as many paragraphs as it ever has: ten hours."""

MOST_KB_A_PLAY = 30
"""Kilobytes of Python's own memory that may stay behind a play: its journal is ten."""

MOST_MB = 8
"""Megabytes of the process by which the plays after the first ten hours may make it grow."""


class Held(NamedTuple):
    """What the game holds after a play."""

    moves: int
    widgets: int
    objects: int
    python: int
    """Bytes that Python has allocated; 0 where they were not traced."""
    process: float
    """Megabytes that the process has to itself; 0 where the system does not say."""


def run(amount: Amount) -> list[Figure]:
    """Two sessions: one as it is, one with every allocation traced, which makes it slow."""
    plays = max(6, amount.of(PLAYS))
    warm = min(WARM, plays // 2)
    # Each in a process of its own, so that it holds nothing but the game.
    with get_context("spawn").Pool(1, maxtasksperchild=1) as one:
        as_it_is = one.apply(play_on, (plays, amount.seed, False))
        traced = one.apply(play_on, (plays, amount.seed, True))
    return [_process(as_it_is, warm), _python(traced, warm), _widgets(as_it_is, warm)]


def play_on(plays: int, seed: int, traced: bool) -> list[Held]:
    """Play so many times in one window; what is held after each play."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_session(plays, random.Random(seed), Path(folder), traced))


async def _session(plays: int, chance: random.Random, folder: Path, traced: bool) -> list[Held]:
    shelf, saves = Shelf(), Saves(folder)
    app = SummitryApp(Desk(lambda: shelf, lambda: saves))
    cases = [(entry.id, role) for entry in shelf.entries for role in entry.roles]
    held: list[Held] = []
    if traced:
        tracemalloc.start()
    async with app.run_test(size=(80, 24)):
        for number in range(plays):
            app.stage.begin(*cases[number % len(cases)])  # type: ignore[arg-type]
            while app.desk.play.play.state.phase is not Phase.DEBRIEF:
                app.stage.sit_down()
                move = random_move(app.desk.play.view, chance)
                before = len(app.desk.play.play.turns)
                app.take(move)
                while len(app.desk.play.play.turns) == before:
                    await asyncio.sleep(A_FRAME)
                await asyncio.sleep(A_FRAME)
            moves = len(app.desk.play.play.turns)
            app.stage.saves()
            app.stage.shelf()
            for path in saves.folder.glob("*.json"):
                # A list of saves grows with the saves; that is not what is asked here.
                saves.delete(path)
            await asyncio.sleep(10 * A_FRAME)
            if traced:
                _empty_caches()
            gc.collect()
            held.append(Held(moves, _count(app), len(gc.get_objects()), _traced(), _own_memory()))
    return held


def _empty_caches() -> None:
    """Empty every cache of a fixed size, of functions and of widgets: they fill up for hundreds of
    plays, since a widget remembers a thousand questions after its children.

    What then stays behind a play is what the game itself does not let go of.
    """
    for each in gc.get_objects():
        if isinstance(each, CACHED):
            each.cache_clear()
        elif isinstance(each, LRUCache | FIFOCache):
            each.clear()


def _count(app: SummitryApp) -> int:
    return sum(isinstance(each, Widget) for each in gc.get_objects())


def _traced() -> int:
    return tracemalloc.get_traced_memory()[0] if tracemalloc.is_tracing() else 0


def _own_memory() -> float:
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return kilobytes / 1024


def _process(held: list[Held], warm: int) -> Figure:
    first, then, last = held[0].process, held[warm - 1].process, held[-1].process
    moves = sum(each.moves for each in held)
    grown = last - then
    said = (
        f"{len(held)} plays, {moves:,} moves: {first:.1f} MB after the first, {then:.1f} after "
        f"play {warm}, {last:.1f} after the last"
    )
    return Figure(
        "memory of the process",
        said,
        (f"it grew by {grown:.1f} MB after play {warm}",) if grown > MOST_MB else (),
    )


def _python(held: list[Held], warm: int) -> Figure:
    then, last = held[warm - 1].python, held[-1].python
    each = (last - then) / 1024 / max(1, len(held) - warm)
    said = (
        f"{held[0].python / 1e6:.1f} MB after the first play, {then / 1e6:.1f} after play {warm}, "
        f"{last / 1e6:.1f} after the last: {each:.1f} kB a play"
    )
    return Figure(
        "memory that Python allocated",
        said,
        (f"{each:.1f} kB stay behind each play",) if each > MOST_KB_A_PLAY else (),
    )


def _widgets(held: list[Held], warm: int) -> Figure:
    then, last = held[warm - 1], held[-1]
    said = (
        f"{then.widgets} widgets and {then.objects:,} objects after play {warm}, "
        f"{last.widgets} and {last.objects:,} after the last"
    )
    more = last.widgets - then.widgets
    return Figure("widgets and objects", said, (f"{more} widgets more",) if more > 20 else ())
