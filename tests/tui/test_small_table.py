"""The table in a window of sixty columns by twenty lines: the options have the room."""

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.screens.phases.table import TableScreen
from game.tui.widgets.choices import Choices
from tests.histories import example_path
from tests.tui import seen
from tests.tui.hands import Hands


def at_the_table(saves: Saves, case: str, role: str) -> SummitryApp:
    """History's own play, where it came to the table."""
    path = example_path(case, role)
    moves = read_journal(path).moves
    there = next(at for at, move in enumerate(moves, 2) if move.led.startswith("table:"))
    return SummitryApp(Desk(Shelf, lambda: saves), lambda stage: stage.branch(path, there))


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_option_of_an_issue_between_three_sides_is_in_sight(
    saves: Saves, size: tuple[int, int]
) -> None:
    app = at_the_table(saves, "camp-david-1978", "leader")
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.press("enter")
        table = app.screen
        assert isinstance(table, TableScreen)
        for issue in table.view.issues:
            assert table.query_one("#options", Choices).max_scroll_y == 0
            here = seen.text(app)
            for option in issue.options:
                assert all(word in here for word in option.text.split()), f"{option.text}\n{here}"
                assert all(word in here for note in option.notes for word in note.split())
            assert "Without a deal: " in here
            await hands.press("right")


async def test_the_folded_draft_is_a_line_and_a_key(saves: Saves) -> None:
    app = at_the_table(saves, "camp-david-1978", "leader")
    async with app.run_test(size=(60, 20)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("enter", "f", "3", "right", "right", "2")
        here = seen.text(app)
        assert "Draft: A3 [..] C2 [..] [..] [..] a shows it in full" in here
        assert "a Draft" in here
        assert "You: " in here and "your floor 62.0" in here
        await hands.press("a")
        sheet = seen.text(app)
        assert "Settlers in the Sinai: A3 They go if a free vote" in sheet
        assert "The Sinai airfields: [still open]" in sheet
        assert "Egypt: " in sheet and "Israel: " in sheet
        await hands.press("a")
        await pilot.resize_terminal(100, 40)
        await hands.settle()
        here = seen.text(app)
        assert "a Draft" not in here and "a shows it" not in here
        assert "The Sinai airfields [still open]" in here
