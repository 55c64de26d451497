"""The memory of the game after as many moves as three hours of play have, in this process."""

import asyncio
import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.standing import LEADER
from bench.table import Row
from bench.terminal import memory
from game.library.shelf.shelf import Shelf
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.desk import Desk
from game.tui.messages import SitDown, Take

PLAYS = 9
"""Of twenty minutes each."""


def session() -> list[Row]:
    """What is held after one play and after nine, and what each further play added."""
    with TemporaryDirectory() as folder:
        held = asyncio.run(_held(Path(folder)))
    first, last = held[0], held[-1]
    each = (last - first) / (PLAYS - 1)
    return [
        Row("memory after a play of 20 minutes (RSS)", f"{first:.1f} MB"),
        Row("memory after three hours of plays (RSS)", f"{last:.1f} MB", aim="flat"),
        Row("added by each further play", f"{each:.2f} MB"),
    ]


async def _held(folder: Path) -> list[float]:
    held: list[float] = []
    moves = read_journal(LEADER).moves
    app = SummitryApp(Desk(Shelf, lambda: Saves(folder)))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(PLAYS):
            app.stage.begin("reykjavik-1986", "leader")
            for entry in moves:
                app.post_message(Take(entry.move))
                await pilot.pause()
                if entry.led.startswith("table:"):
                    app.post_message(SitDown())
                    await pilot.pause()
                await pilot.press("down", "up")
            gc.collect()
            held.append(memory(os.getpid())["rss"])
    return held
