"""Whole games by key presses alone, and by clicks alone."""

from random import Random

import pytest

from game.explore.sampling.random_play import one_play
from game.rules.phase import Phase
from game.rules.view.draw import view
from game.tui.app import SummitryApp
from game.tui.screens.phases.table import TableScreen
from tests.loaded import FIXTURES, ready
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

PLAYS = [
    ("lighthouse", "envoy", 1),
    ("lighthouse", "leader", 2),
    ("three-rivers", "leader", 5),
]


@pytest.mark.parametrize(("case", "role", "seed"), PLAYS)
async def test_a_game_by_keys_ends_where_the_rules_end_it(
    new_app: NewApp, case, role, seed
) -> None:
    wanted = one_play(ready(FIXTURES / case, role), Random(seed))
    app: SummitryApp = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1")
        await hands.press(*_open(app, case, role))
        for move in wanted.moves:
            await hands.make(move)

        played = app.desk.play.play
        assert played.state.phase is Phase.DEBRIEF
        assert played.state._replace(sheet=None) == wanted.state._replace(sheet=None)
        assert view(played).debrief == view(wanted).debrief
        assert app.screen.name == "debrief" or type(app.screen).__name__ == "DebriefScreen"


def _open(app: SummitryApp, case: str, role: str) -> tuple[str, str]:
    place = [entry.id for entry in app.desk.shelf.entries].index(case) + 1
    return str(place), "1" if role == "envoy" else "2"


async def test_a_game_by_clicks_alone(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)

        async def click(words: str, right: int = 0) -> None:
            x, y = seen.place_of(app, words)
            await hands.click(x + right, y)

        await click("Choose a case")
        await click("The Skerry Light")
        await click("Play Tamsin Vell")
        await click("Begin the groundwork")
        await click("Row out with a lead line")
        await click("u Undo")
        assert not app.desk.play.play.state.taken
        await click("Row out with a lead line")
        await click("Close the dossier and write")
        await click("Close it and write the plan")
        await click("Having a hand on the lamp")
        await click("A Haven keeper on the rock")
        await click("It has one winter in hand")
        await click("──── 100", right=2)
        assert app.desk.play.play.state.sheet.forecast is not None
        await click("c Commit the plan")
        await click("Commit the plan and go in")
        await click("Spread Haven's own chart")
        await click("Thank him for the cider")
        await click("Sit down at the table")
        await click("Haven keeps the lamp")
        await click("Draft: A1 [..]", right=11)
        await click("The dues are shared by tonnage")
        await click("Draft: A1 B2 [..]", right=14)
        await click("Open to all")
        await click("o Offer")
        await click("Table it")
        await click("enter Put it away")
        assert isinstance(app.screen, TableScreen)
        await click("t Take theirs")
        await click("x Walk out")
        await click("Leave the table")
        await click("Leave him your own lantern")
        await click("Go on.")
        await click("Go on without writing")
        await click("esc Back")
        assert app.desk.play.play.state.phase is Phase.DEBRIEF
        await click("enter What is behind it")
        await click("l List of pages")
        await click("The two readings")
        assert "Foreign Policy" in seen.text(app)
        await click("c Cases")
        assert "C A S E S" in seen.text(app)
