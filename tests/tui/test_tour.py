"""The tour: offered first to whoever is new, and played to its debrief in a dozen keys."""

from game.library.shelf import Shelf
from game.records.saves import Saves
from game.rules.state import Phase
from game.tui.app import SummitryApp
from game.tui.desk import Desk
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands


async def test_the_tour_is_played_with_a_few_keys(saves: Saves):
    app = SummitryApp(Desk(Shelf, lambda: saves))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        assert "▸ 3 Take the tour." in seen.text(app)
        # One action, one line of the plan, one scene, two issues, one page.
        await hands.press("enter", "enter", "1", "c", "y", "2", "6", "0", "enter")
        if app.desk.play.state.phase is Phase.PLAN:
            await hands.press("c", "y")
        assert "O N   H I S   P O R C H" in "\n".join(seen.lines(app))
        await hands.press("1", "enter", "2", "right", "1", "o", "y")
        assert app.desk.play.state.place == "both-sign"
        await hands.press("enter", "tab", "2")
        assert app.desk.play.state.phase is Phase.DEBRIEF
        assert len(app.desk.play.moves) < 12


async def test_who_has_played_before_is_not_offered_it_first(new_app: NewApp, saves: Saves):
    saves.folder.mkdir()
    (saves.folder / "old.json").write_text("{}")
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        assert "▸ 1 Choose a case." in seen.text(app)
        await hands.press("3")
        assert "There is no tour among these cases." in seen.told(app)
