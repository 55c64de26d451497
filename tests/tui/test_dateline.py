"""Who is in the room is in sight at every size, however long the place and the date."""

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.screens.phases.scene import SceneScreen
from game.tui.text.dateline import shorter_dates
from tests.histories import example_path
from tests.tui import seen
from tests.tui.hands import Hands


@pytest.mark.parametrize(
    ("dateline", "shortest"),
    [
        ("Camp David, Wednesday 13 and Thursday 14 September 1978", "Camp David, 13 and 14 Sept"),
        ("Seoul and Panmunjom, 15 March-26 April 2018", "Seoul and Panmunjom, 15 Mar-26 Apr"),
        ("Gettysburg, Sunday 10 May 1978", "Gettysburg, 10 May"),
        ("Keflavik airport, on arrival", "Keflavik airport, on arrival"),
        ("Room 1986, the Monday after", "Room 1986, the Mon after"),
    ],
)
def test_a_date_is_clipped_as_a_clerk_would(dateline: str, shortest: str) -> None:
    assert shorter_dates(dateline)[0] == dateline
    assert shorter_dates(dateline)[-1] == shortest


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_everybody_in_the_room_is_named_at_the_head(
    saves: Saves, size: tuple[int, int]
) -> None:
    path = example_path("reykjavik-1986", "leader")
    moves = read_journal(path).moves
    scenes = [at for at, move in enumerate(moves, 2) if move.led.startswith("scene:")]
    app = SummitryApp(Desk(Shelf, lambda: saves), lambda stage: stage.branch(path, scenes[0]))
    crowd = 0
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        for at in scenes:
            app.stage.branch(path, at)
            await hands.settle()
            screen = app.screen
            assert isinstance(screen, SceneScreen)
            head = " ".join(" ".join(seen.lines(app)[1:5]).split())
            for name in screen.view.present:
                assert name.short.upper() in head, f"{name.full} is lost\n{head}"
            crowd = max(crowd, len(screen.view.present))
    assert crowd >= 5
