"""What a beginner is told unasked: words of the game, reasons, what a day bought; and by `g`."""

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.reading import ReadingScreen
from game.tui.screens.phases.debrief import DebriefScreen
from game.tui.widgets.forecast import Forecast
from tests.records.lighthouse import LEADER
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands


def reykjavik(saves: Saves, role: str = "leader") -> SummitryApp:
    return SummitryApp(Desk(Shelf, lambda: saves), lambda s: s.begin("reykjavik-1986", role))


async def test_a_word_is_explained_where_it_first_stands_and_not_again(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        assert "Mandate: How far home still stands behind you" in seen.text(app)
        await hands.make(Choose("sound-the-bar"))
        assert "How far home still stands behind you" not in seen.text(app)
        await hands.find(Choose("commit"), FillPlan((("their-interest", "interest-lamp"),), None))
        assert "Rapport: How somebody feels towards you" in seen.text(app)
        await hands.find(Choose("press-the-wreck"))
        here = seen.text(app)
        assert "Floor: The least that a side signs for" in here
        assert "Pencil: What stands in pencil is your own guess" in here
        assert "Rapport: How somebody feels" not in here


async def test_the_reason_stands_beside_the_change_the_first_times(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(Choose("begin"), Choose("commit"), FillPlan((), None))
        await hands.make(Choose("show-the-chart"))
        play = app.desk.play
        told = play.told_unasked(numbers=False)
        assert told is not None
        here = seen.text(app)
        assert "▼ Mandate: 9, now 8" in here
        assert f"Why: {told.why}"[:40] in here


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("congress", "Nothing for the dossier. It shows once you close it: at home."),
        ("geneva-evening", "It shows once you close it: with Gorbachev."),
    ],
)
async def test_a_day_with_nothing_to_show_says_what_it_bought(
    saves: Saves, action: str, said: str
) -> None:
    app = reykjavik(saves)
    async with app.run_test(size=(79, 60)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.make(Choose(action))
        assert said in seen.text(app)


async def test_the_glossary_opens_wherever_text_stands(saves: Saves) -> None:
    app = reykjavik(saves)
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)

        async def opens() -> None:
            await hands.press("g")
            assert isinstance(app.screen, ReadingScreen)
            assert "G L O S S A R Y" in seen.text(app)
            await hands.press("g")
            assert not isinstance(app.screen, ReadingScreen)

        for move in (Choose("begin"), Choose("commit"), FillPlan((), None)):
            await opens()
            await hands.find(move)
        assert app.desk.play.view.phase is Phase.SCENE
        await opens()
        await hands.press("b", "g")
        assert "SDI" in seen.text(app)
        await hands.press("enter")
        assert not isinstance(app.screen, ReadingScreen)


async def test_space_goes_behind_page_one(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*LEADER)
        screen = app.screen
        assert isinstance(screen, DebriefScreen) and not screen.opened
        for _ in range(3):
            if not screen.opened:
                await hands.press("space")
        assert screen.opened and screen.at == screen.order[1]


async def test_a_forecast_begins_in_the_middle_in_each_play(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(Choose("begin"), Choose("commit"))
        await hands.press("right", "right", "right", "9", "0", "enter")
        app.stage.begin("lighthouse", "envoy")
        await hands.find(Choose("begin"), Choose("commit"))
        assert app.screen.query_one(Forecast).chance == 50
