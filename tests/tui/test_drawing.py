"""How Views are drawn: updated rather than rebuilt, plain text never markup, numbers on request."""

import subprocess
import sys

from textual.content import Content
from textual.widget import Widget

from game.rules.moves import Choose, FillPlan
from game.tui.app import SummitryApp
from game.tui.text.typeset import columns, heading
from tests.tui import seen
from tests.tui.conftest import FIXTURES, NewApp
from tests.tui.hands import Hands
from tests.tui.test_keys import PREPARED, at_the_table


def widgets(app: SummitryApp) -> list[Widget]:
    return list(app.screen.query(Widget))


async def test_groundwork_and_plan_keep_their_widgets(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.press("1", "u", "1")
        kept = widgets(app)
        await hands.press("u", "1", "u", "1")
        assert widgets(app) == kept
        await hands.make(Choose("commit"))
        await hands.press("1")
        kept = widgets(app)
        await hands.press("1", "left", "2", "u", "right")
        assert widgets(app) == kept


async def test_the_table_keeps_its_widgets_and_screens_are_made_once(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        table = await at_the_table(app, hands)
        kept = widgets(app)
        await hands.press("1", "right", "2", "right", "1", "o", "y", "enter", "t", "d", "d")
        assert app.screen is table
        assert widgets(app) == kept


async def test_the_transcript_grows_by_what_is_new(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED)
        before = widgets(app)
        await hands.make(Choose("show-the-chart"))
        after = widgets(app)
        assert set(before) < set(after)
        assert len(after) == len(before) + 1


async def test_a_second_play_does_not_show_the_first(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 40)) as pilot:
        hands = Hands(app, pilot)
        for move in (*PREPARED, Choose("show-the-chart")):
            await hands.make(move)
        assert "He licks his pencil" in seen.text(app)
        await hands.press("q", "1", "2", "1")
        for move in (Choose("begin"), Choose("commit"), FillPlan((), 20)):
            await hands.make(move)
        assert "He licks his pencil" not in seen.text(app)
        assert "fresh Wickmouth stakes" not in seen.text(app)


async def test_numbers_are_shown_where_they_are_asked_for(new_app: NewApp) -> None:
    for numbers in (False, True):
        app = new_app("lighthouse", numbers=numbers)
        async with app.run_test(size=(80, 24)) as pilot:
            await Hands(app, pilot).settle()
            assert ("Jory Pell cold 5" in seen.text(app)) is numbers


def test_text_is_never_markup() -> None:
    assert columns(("[b]a[/b]",), (("[red]x[/]",),)).plain.split()[0] == "[b]a[/b]"
    assert heading("[i]no[/i]", 10).plain == "[I]NO[/I]"


def test_a_small_table_fits_its_width() -> None:
    told = columns(
        ("line", "you wrote", "in this case"),
        (("What matters most to them, of all that is on the table?", "dues " * 12, "62.5"),),
        48,
    )
    assert isinstance(told, Content)
    assert max(map(len, told.plain.splitlines())) <= 48
    assert told.plain.count("dues") == 12


def test_start_up_to_the_case_list_imports_neither_pydantic_nor_yaml(tmp_path) -> None:
    script = f"""
import asyncio, os, sys
from pathlib import Path
os.environ["SUMMITRY_CACHE"] = {str(tmp_path / "cache")!r}
from game.library.shelf.shelf import Shelf
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.records.desk import Desk
from torture.stillness import rest
async def main():
    shelf, saves = Shelf([Path({str(FIXTURES)!r})]), Saves(Path({str(tmp_path)!r}))
    app = SummitryApp(Desk(lambda: shelf, lambda: saves))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await rest(pilot)
        assert type(app.screen).__name__ == "ShelfScreen", app.screen
asyncio.run(main())
print(sorted(name for name in sys.modules if name in ("pydantic", "yaml")))
"""
    # Once to build the index of cases, once to start up as a player does.
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
        )
        assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "[]"
