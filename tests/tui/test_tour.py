"""The tour: offered first to whoever is new, and played to its debrief in a dozen keys."""

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

STEPS = (
    ("▸ 3 Take the tour.", "enter"),
    ("▸ 1 Begin the groundwork.", "enter"),
    ("1 Have your lawyers go through the Jerusalem letter", "1"),
    ("c Close the dossier", "c"),
    ("y Yes", "y"),
    ("2 A letter that calls Jerusalem occupied", "2"),
    ("type a number; enter writes it down", "6 0 enter"),
    ("2 of 2 written: c commits", "c"),
    ("y Yes", "y"),
    ("1 Sit down on the step", "1"),
    ("w Why", "w"),
    ("enter Put it away", "enter"),
    ("1 Lay Barak's sentence beside the letter", "1"),
    ("▸ 1 Sit down at the table.", "enter"),
    ("2 A letter that cites what America said", "2"),
    ("← → Issue", "right"),
    ("1 Three months, as Begin would write it", "1"),
    ("f shows points, o tables it", "o"),
    ("y Yes", "y"),
    ("▸ 1 Go on.", "enter"),
    ("tab to the lines below", "tab"),
    ("2 Go on without writing anything.", "2"),
    ("enter What is behind it", ""),
)
"""What stands on the screen, and the keys it teaches: all that the tour takes."""


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_of_the_tour_says_the_key_that_goes_on(
    saves: Saves, size: tuple[int, int]
) -> None:
    app = SummitryApp(Desk(Shelf, lambda: saves))
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        for said, keys in STEPS:
            assert all(word in seen.text(app) for word in said.split()), "\n".join(seen.lines(app))
            await hands.press(*keys.split())
        assert app.desk.play.play.state.phase is Phase.DEBRIEF
        assert len(app.desk.play.play.moves) < 12


async def test_what_an_action_came_to_is_read_at_once_in_a_small_window(saves: Saves) -> None:
    app = SummitryApp(Desk(Shelf, lambda: saves))
    async with app.run_test(size=(60, 20)) as pilot:
        await Hands(app, pilot).press("enter", "enter", "1")
        assert "old speeches and does not quote them." in seen.text(app)


async def test_who_has_played_before_is_not_offered_it_first(new_app: NewApp, saves: Saves) -> None:
    saves.folder.mkdir()
    (saves.folder / "old.json").write_text("{}")
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        assert "▸ 1 Choose a case." in seen.text(app)
        await hands.press("3")
        assert "There is no tour among these cases." in seen.told(app)
