"""A monkey at the keyboard: random keys, pastes, clicks and resizes, from seeds.

Nothing may crash and no screen may be stuck: after every few inputs the monkey is taken away, the
window is given its size back, and a key that must act has to be answered. Whatever was played
must lie in the folder of saves, and lead where it says.
"""

import asyncio
import os
import random
import tempfile
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from textual.app import App
from textual.events import (
    Event,
    Key,
    MouseDown,
    MouseMove,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
    Paste,
)
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import TextArea

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.session.replaying.replay import replay
from game.tui.app import SummitryApp
from game.tui.screens import SCREENS
from torture.figures import Amount, Figure
from torture.stillness import rest

INPUTS = 50_000
A_SESSION = 1_250
"""Inputs a seed."""

UNWRITABLE = 5
"""One seed in so many cannot save where it begins."""

BETWEEN_LOOKS = 60
"""Inputs from one look whether the screen still answers to the next."""

KEYS = {
    "1": 12, "2": 9, "3": 5, "4": 3, "5": 2, "9": 1, "0": 2, "enter": 14, "y": 10, "n": 2,
    "c": 5, "o": 4, "w": 1, "f": 1, "g": 1, "m": 1, "t": 3,
    "r": 1, "u": 2, "v": 2, "x": 1, "l": 3, "i": 2, "s": 2, "b": 1,
    "d": 1, "p": 1, "q": 1, "k": 1, "question_mark": 1, "escape": 2, "tab": 4, "shift+tab": 1,
    "space": 3, "up": 2, "down": 4, "left": 3, "right": 6, "home": 1, "end": 1, "pageup": 1,
    "pagedown": 1,
    "backspace": 1, "delete": 1, "f1": 1, "f2": 2, "comma": 1, "ctrl+s": 1, "ctrl+c": 1,
    "ctrl+a": 1, "ctrl+z": 1, "ctrl+p": 1, "ctrl+u": 1, "ctrl+x": 1, "ctrl+v": 1, "f12": 1,
    "é": 1, "界": 1,
}  # fmt: skip
"""By key: how often it is pressed; those that lead on more often than those that lead back."""

PASTES = (
    "", "50", "y\n", "Two sentences.\nOf mine.", "\x1b[2J\x9b31m\u202e", "[bold]x[/] [@click=q]q",
    "界" * 300, "\u200d\u0301" * 40, "x" * 20_000, "a\r\nb\tc\x00d",
)  # fmt: skip

SIZES = ((80, 24), (120, 40), (60, 20), (59, 19), (30, 10), (5, 3), (1, 1), (160, 50), (61, 50))


class Session(NamedTuple):
    """What a seed came to."""

    inputs: Counter[str]
    screens: Counter[str]
    moves: int
    finished: int
    left: int
    """How often the monkey left the game in good order, which was then opened anew."""
    broken: tuple[str, ...]


def run(amount: Amount) -> list[Figure]:
    """Let the monkey at it, two seeds at a time."""
    sessions = max(1, round(amount.of(INPUTS) / A_SESSION))
    seeds = [amount.seed * 1000 + number for number in range(sessions)]
    with ProcessPoolExecutor(max_workers=2) as processes:
        return figures(list(processes.map(session, seeds)))


def figures(sessions: list[Session]) -> list[Figure]:
    """What all seeds came to."""
    inputs = sum((each.inputs for each in sessions), Counter[str]())
    screens = sum((each.screens for each in sessions), Counter[str]())
    broken = tuple(sentence for each in sessions for sentence in each.broken)
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in inputs.most_common())
    met, unseen = set(SCREENS) & set(screens), set(SCREENS) - set(screens)
    return [
        Figure(
            "random input",
            f"{inputs.total():,} over {len(sessions)} seeds ({kinds}); "
            f"{sum(each.moves for each in sessions):,} moves made, "
            f"{sum(each.finished for each in sessions)} plays finished, "
            f"{sum(each.left for each in sessions)} times left in good order",
            broken,
        ),
        Figure("screens met", f"{len(met)} of {len(SCREENS)}", tuple(sorted(unseen))),
    ]


def session(seed: int, inputs: int = A_SESSION) -> Session:
    """One seed, in a folder of its own, which is also its home: it may save elsewhere."""
    here, home = Path.cwd(), os.environ.get("HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["HOME"] = folder
        try:
            return asyncio.run(_Monkey(seed, Path(folder)).play(inputs))
        finally:
            os.chdir(here)
            if home is not None:
                os.environ["HOME"] = home


class _Monkey:
    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.saves = Saves(folder / "saves")
        if seed % UNWRITABLE == 0:
            # Nothing can be saved where a file lies in the place of the folder.
            self.saves.folder.write_text("not a folder")
        small = Path(__file__).parents[1] / "tests" / "content" / "good"
        self.shelf = Shelf([small] if self.chance.random() < 0.5 else None)
        self.inputs: Counter[str] = Counter()
        self.screens: Counter[str] = Counter()
        self.last: list[str] = []
        """The inputs since the last look, for whoever has to find the fault."""
        self.broken: list[str] = []
        self.moves = self.left = 0

    async def play(self, inputs: int) -> Session:
        """Play until so many inputs were made; whenever the game was left, open it again."""
        while self.inputs.total() < inputs and not self.broken:
            desk = Desk(lambda: self.shelf, lambda: self.saves, numbers=self.chance.random() < 0.5)
            app = SummitryApp(desk)
            try:
                async with app.run_test(size=self.chance.choice(SIZES[:2])) as pilot:
                    while self.inputs.total() < inputs and app.is_running:
                        await self._a_few(app, pilot)
                        if app.is_running and not await self._answers(app, pilot):
                            self._complain(f"{_screen(app)} does not answer")
                            break
            except Exception:
                self._complain(traceback.format_exc(limit=-6))
            finally:
                desk.close()
            self.left += app.return_code == 0 and self.inputs.total() < inputs
        finished = self._look_at_journals()
        return Session(
            self.inputs, self.screens, self.moves, finished, self.left, tuple(self.broken)
        )

    async def _a_few(self, app: SummitryApp, pilot: Pilot[int]) -> None:
        """Inputs in bursts, as fast as a terminal sends them or one after the other."""
        self.last.clear()
        for _ in range(BETWEEN_LOOKS):
            if not app.is_running:
                return
            await self._one(app, pilot)
            if self.chance.random() < 0.5:
                await pilot.pause(0)
            self.screens[_screen(app)] += 1
            if app.desk.lying is not None:
                self.moves = max(self.moves, len(app.desk.lying.play.turns))

    async def _one(self, app: SummitryApp, pilot: Pilot[int]) -> None:
        kind = self.chance.choices(("key", "paste", "click", "resize"), (88, 2, 8, 2))[0]
        self.inputs[f"{kind}s" if kind != "click" else "mouse"] += 1
        if kind == "resize":
            size = self.chance.choice(SIZES)
            self.last.append(f"resize {size}")
            await pilot.resize_terminal(*size)
        else:
            for event in {"key": self._key, "paste": self._paste, "click": self._mouse}[kind](app):
                app.post_message(event)

    def _key(self, _: App[int]) -> list[Event]:
        key = self.chance.choices(list(KEYS), list(KEYS.values()))[0]
        self.last.append(key)
        return [_pressed(key)]

    def _paste(self, _: App[int]) -> list[Event]:
        text = self.chance.choice(PASTES)
        self.last.append(f"paste {text[:20]!r}")
        return [Paste(text)]

    def _mouse(self, app: App[int]) -> list[Event]:
        x = self.chance.randrange(max(1, app.size.width))
        y = self.chance.randrange(max(1, app.size.height))
        kinds = self.chance.choice(
            ((MouseMove,), (MouseDown, MouseUp), (MouseDown, MouseUp), (MouseDown, MouseUp),
             (MouseScrollDown,), (MouseScrollUp,), (MouseDown,), (MouseUp,))
        )  # fmt: skip
        self.last.append(f"{'+'.join(kind.__name__ for kind in kinds)} {x},{y}")
        moved = kinds in ((MouseScrollDown,), (MouseScrollUp,))
        return [
            kind(None, x, y, 0, 0, 0 if moved else 1, False, False, False, x, y) for kind in kinds
        ]

    async def _answers(self, app: SummitryApp, pilot: Pilot[int]) -> bool:
        """Whether the game is still there for a player: help opens, and can be put away."""
        await pilot.resize_terminal(80, 24)
        await rest(pilot)
        app.post_message(MouseUp(None, 0, 0, 0, 0, 1, False, False, False, 0, 0))
        for _ in range(4):
            if not isinstance(app.screen, ModalScreen):
                break
            await _press(app, pilot, "escape")
        if not app.is_running:
            return True
        below = _screen(app)
        if isinstance(app.focused, TextArea):
            # What is typed there is written down: leave the sheet first.
            await _press(app, pilot, "tab")
        for _ in range(3):
            if _screen(app) == "reading":
                break
            await _press(app, pilot, "question_mark")
        opened = _screen(app) == "reading"
        await _press(app, pilot, "escape")
        return not app.is_running or (opened and _screen(app) == below)

    def _look_at_journals(self) -> int:
        finished = 0
        for slot in self.saves.slots():
            if slot.broken is not None:
                self._complain(f"{slot.name}: {slot.broken}")
                continue
            journal = read_journal(slot.path)
            stopped = replay(journal, slot.name, self.shelf.find(journal.case)).stopped
            if stopped is not None:
                self._complain(stopped)
            finished += slot.finished
            self.moves += slot.moves
        return finished

    def _complain(self, what: str) -> None:
        self.broken.append(f"seed {self.seed}: {what}; after {', '.join(self.last)}")


def _pressed(key: str) -> Key:
    if len(key) == 1:
        return Key(key, key)
    return Key(key, {"space": " ", "question_mark": "?", "comma": ",", "enter": "\r"}.get(key))


async def _press(app: App[int], pilot: Pilot[int], key: str) -> None:
    app.post_message(_pressed(key))
    await rest(pilot)


def _screen(app: App[int]) -> str:
    """The module of the screen on top."""
    return type(app.screen).__module__.rpartition(".")[2]
