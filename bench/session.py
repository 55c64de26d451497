"""The memory of the game after as many moves as three hours of play have, in a fresh process."""

import asyncio
import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.standing import LEADER
from bench.table import Row
from bench.terminal import memory
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp

PLAYS = 9
"""Of twenty minutes each."""


def session() -> list[Row]:
    """What is held after one play and after nine, and what each further play added."""
    # In the process of the bench there would be the memory of whatever it measured before.
    ran = subprocess.run(
        [sys.executable, "-m", "bench.session"], stdout=subprocess.PIPE, text=True, check=True
    )
    held: list[float] = json.loads(ran.stdout)
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
                app.take(entry.move)
                await pilot.pause()
                if entry.led.startswith("table:"):
                    app.stage.sit_down()
                    await pilot.pause()
                await pilot.press("down", "up")
            gc.collect()
            held.append(memory(os.getpid())["rss"])
    return held


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(_held(Path(folder)))))
