"""From a key to the repainted screen, in this process: a long transcript, and the table."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Footer, Header, OptionList, Static

from bench.bare_app import PROSE
from bench.key_press import p95
from bench.programs import CASE
from bench.table import Row, beside
from game.library.shelf import Shelf
from game.records.saves import Saves
from game.tui.app import SummitryApp
from game.tui.desk import Desk
from game.tui.stage import Stage
from game.tui.widgets.reader import Reader

ENTRIES = 200
PRESSES = 60
SIZE = (80, 24)

EXAMPLES = Path(__file__).parent.parent / "saves" / "examples"
LEADER = EXAMPLES / f"{CASE}-leader.json"
SCENE, TABLE = 13, 23
"""Moves of history's play before which it stands in a scene, and at the table."""


class BareLists(App[None]):
    """The widgets of a screen with nothing behind them: prose, and lists of options."""

    def __init__(self, entries: int, lists: tuple[int, ...]) -> None:
        super().__init__()
        self.entries = entries
        self.lists = lists

    def compose(self) -> ComposeResult:
        """Prose above, the lists below it."""
        yield Header()
        with VerticalScroll(can_focus=False):
            for entry in range(self.entries):
                yield Static(Content(f"{entry}: {PROSE}"))
        for options in self.lists:
            yield OptionList(*(f"Option {number}" for number in range(options)))
        yield Footer()

    def on_mount(self) -> None:
        """The last list has the focus, as in the game."""
        self.query(OptionList).last(OptionList).focus()


def repaint() -> list[Row]:
    """Arrow keys in a scene of 200 passages and at the table, beside the bare widgets."""
    return asyncio.run(_repaint())


async def _repaint() -> list[Row]:
    rows: list[Row] = []
    for what, move, entries, lists in (
        (f"arrow key, {ENTRIES} passages", SCENE, ENTRIES, (4,)),
        ("arrow key, at the table", TABLE, 4, (6, 5)),
    ):
        with TemporaryDirectory() as folder:
            ours = await _presses(_game(Path(folder), move), entries if move == SCENE else 0)
        bare = await _presses(partial(BareLists, entries, lists), 0)
        rows.append(beside(f"{what}, median", ours, bare, median, "1.5"))
        rows.append(beside(f"{what}, p95", ours, bare, p95, "50 ms"))
    return rows


def _game(folder: Path, move: int) -> Callable[[], App[Any]]:
    def branch(stage: Stage) -> None:
        stage.branch(LEADER, move)
        if move == TABLE:
            stage.sit_down()

    return lambda: SummitryApp(Desk(Shelf, lambda: Saves(folder)), branch)


async def _presses(make: Callable[[], App[Any]], entries: int) -> list[float]:
    app = make()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        if entries:
            passages = [Content(f"{entry}: {PROSE}") for entry in range(entries)]
            app.screen.query_one("#transcript", Reader).show(passages, top=entries - 1)
            await pilot.pause(1.0)
        options = app.focused
        assert isinstance(options, OptionList)
        # Down and up again, so that each press changes something.
        return [await _seconds(app, options, key) for key in ["down", "up"] * (PRESSES // 2)]


async def _seconds(app: App[Any], options: OptionList, key: str) -> float:
    before, painted = options.highlighted, asyncio.Event()
    pressed = perf_counter()
    app.post_message(Key(key, None))
    while options.highlighted == before:
        await asyncio.sleep(0)
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    return perf_counter() - pressed
