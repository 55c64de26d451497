"""A player's hands: carries out moves by the keys that a player would press."""

from collections.abc import Callable
from time import monotonic

from textual.events import Key, MouseDown, MouseUp
from textual.pilot import Pilot

from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.entry import EntryScreen
from game.tui.screens.phases.plan import PlanScreen
from game.tui.screens.phases.table import TableScreen
from game.tui.widgets.choices import Choices
from torture.stillness import PATIENCE, rest


class Hands:
    """Presses keys until a move is made."""

    def __init__(self, app: SummitryApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before has had its effect.

        As `Pilot.press` does, but waiting for messages rather than for idle time, which on a busy
        machine says nothing.
        """
        for key in keys:
            character = key if len(key) == 1 else " " if key == "space" else None
            self.app.post_message(Key(key, character))
            await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Click where something stands, by the way that a terminal's clicks take."""
        for event in (MouseDown, MouseUp):
            self.app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was pressed has had its effect."""
        await rest(self.pilot)

    async def wait_for(self, there: Callable[[], bool], what: str) -> None:
        """Wait for what comes by itself: after a moment, or from somewhere else."""
        until = monotonic() + PATIENCE
        while not there():
            assert monotonic() < until, f"{what} never came"
            await self.pilot.pause(0.01)

    async def find(self, *moves: Move) -> None:
        """Find these moves made, and what they came to on the screen: not by keys, and quicker."""
        for move in moves:
            self.app.desk.play.take(move)
            if isinstance(move, FillPlan):
                # The hands, too, commit a plan as they finish writing it.
                self.app.desk.play.take(Choose("commit"))
        self.app.stage.draw()
        await self.settle()

    async def make(self, move: Move) -> None:
        """Make a move in the open play; a whole plan is written line by line."""
        match move:
            case FillPlan():
                await self._write_plan(move)
            case Propose():
                await self._offer(move)
            case Reflect(text=text):
                await self.press(*("space" if each == " " else each for each in text), "f2")
                await self._give_no_pseudonym()
            case Choose(id=move_id):
                await self._choose(move_id)

    async def choose_in(self, choices: Choices, choice_id: str) -> None:
        """By the key of its number, once it is there to be chosen."""
        await self.wait_for(lambda: choice_id in choices.numbered.values(), choice_id)
        number = next(number for number, each in choices.numbered.items() if each == choice_id)
        await self.press(*str(number))
        if choices.begun is not None:
            await self.press("enter")

    async def _choose(self, move_id: str) -> None:
        state = self.app.desk.play.play.state
        if state.phase is Phase.TABLE:
            await self._sit_down()
        match state.phase, move_id:
            case ((Phase.GROUNDWORK | Phase.PLAN), "commit"):
                await self.press("c", "y")
            case Phase.TABLE, "walk":
                await self.press("x", "y")
            case Phase.TABLE, "read-brief":
                await self.press("b", "y", "enter")
            case Phase.REFLECTION, _:
                await self.press("tab", "2")
                await self._give_no_pseudonym()
            case _:
                await self.choose_in(self.app.screen.query("Choices.main").first(Choices), move_id)

    async def _give_no_pseudonym(self) -> None:
        if isinstance(self.app.screen, EntryScreen):
            await self.press("escape")

    async def _sit_down(self) -> None:
        if not isinstance(self.app.screen, TableScreen):
            await self.press("enter")

    async def _write_plan(self, move: FillPlan) -> None:
        plan = self.app.screen
        assert isinstance(plan, PlanScreen)
        lines = [line.id for line in plan.view.lines]
        for line, answer in move.answers:
            while plan.step != lines.index(line):
                await self.press("right" if plan.step < lines.index(line) else "left")
            await self.choose_in(plan.query_one("#answers", Choices), answer)
        if move.forecast is not None:
            while plan.step != len(lines):
                await self.press("right")
            await self.press(*str(move.forecast), "enter")
        await self.press("c", "y")

    async def _offer(self, move: Propose) -> None:
        await self._sit_down()
        table = self.app.screen
        assert isinstance(table, TableScreen)
        for issue, option in move.package:
            while table.view.issues[table.step].id != issue:
                await self.press("right")
            if option is None:
                await self.press("0")
            else:
                await self.choose_in(table.query_one("#options", Choices), option)
        await self.press("o", "y")
        if self.app.desk.play.play.state.phase is Phase.TABLE:
            await self.press("enter")
