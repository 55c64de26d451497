"""Every screen at every size: what has to be in sight is, and below the least size a message."""

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from game.rules.moves import Choose, FillPlan
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.too_small import TooSmallScreen
from game.tui.screens.phases.table import TableScreen
from game.tui.terminal.sizes import MOST_HEIGHT, MOST_WIDTH
from game.tui.widgets.choices import Choices
from game.tui.widgets.keybar import KeyBar
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

SIZES = [(60, 20), (80, 24), (120, 40)]

WAY = (
    Choose("begin"),
    Choose("sound-the-bar"),
    Choose("count-the-barrels"),
    Choose("commit"),
    FillPlan((("their-interest", "interest-lamp"), ("their-red-line", "line-haven-lamp")), 40),
    Choose("show-the-chart"),
    Choose("recess"),
    Choose("return"),
    Choose("go-down-to-work"),
    Choose("walk"),
    Choose("leave-a-lantern"),
    Choose("continue"),
    Choose("skip"),
)


def look(app: SummitryApp) -> None:
    """What is true of every screen of play."""
    here = "\n".join(seen.lines(app))
    screen = app.screen.region
    for widget in app.screen.query(Widget):
        if widget.display and isinstance(widget, (KeyBar, Choices)):
            assert screen.contains_region(widget.region), f"{widget!r} is cut off\n{here}"
    bar = app.screen.query_one(KeyBar)
    assert {item for item in bar.items if item[0] and item[0] not in bar.spare} <= set(bar.shown)
    for _, face, what in bar.shown:
        assert f"{face} {what}" in here, f"{face} {what} is not on the screen\n{here}"
    for choices in app.screen.query("Choices.main").results(Choices):
        open_ = [choice for choice in choices.shown if choice.why_not is None]
        if choices.display and open_:
            assert choices.size.height >= 2 or len(choices.shown) == 1, here
            # The focus is never to be told by colour alone.
            marked = any(each.highlighted is not None for each in app.screen.query(Choices))
            assert not marked or "▸" in here, f"nothing shows the focus\n{here}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_is_cut_off(new_app: NewApp, size: tuple[int, int]) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        look(app)
        await hands.press("1")
        look(app)
        await hands.press("2")
        look(app)
        await hands.press("1")
        for move in WAY:
            if app.desk.play.play.state.phase is not Phase.REFLECTION:
                look(app)
            if app.desk.play.play.state.phase in (Phase.GROUNDWORK, Phase.SCENE):
                await hands.press("question_mark")
                assert app.screen.region.contains_region(app.screen.query_one("#paper").region)
                await hands.press("question_mark")
            if app.desk.play.play.state.phase is Phase.TABLE:
                await hands.press("enter")
                assert isinstance(app.screen, TableScreen)
                look(app)
                assert "Without a deal: Haven's own pier" in seen.text(app)
                await hands.press("1", "right", "1", "o")
                assert app.screen.region.contains_region(app.screen.query_one("#paper").region)
                assert "Table it" in seen.text(app)
                await hands.press("n")
            await hands.make(move)
        assert "What is behind it" in seen.text(app)
        await hands.press("enter", "right", "right")
        look(app)
        await hands.press("l")
        assert "P A G E S" in seen.text(app)
        await hands.press("n", "c", "s")
        look(app)


async def test_a_window_too_small_is_said_so_and_nothing_is_lost(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await pilot.resize_terminal(50, 15)
        await hands.settle()
        assert isinstance(app.screen, TooSmallScreen)
        assert "at least 60 wide and 20 high" in seen.text(app)
        await hands.press("1", "c", "y")
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK
        assert not app.desk.play.play.state.taken
        await pilot.resize_terminal(60, 20)
        await hands.press("1")
        assert app.desk.play.play.state.taken


async def test_the_table_follows_the_window(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)
        for move in WAY[:-4]:
            await hands.make(move)
        await hands.press("enter", "3")
        assert "The keeper decides when the light burns" in seen.text(app)
        await pilot.resize_terminal(60, 20)
        await hands.settle()
        assert "▸A3 ✓ The towns keep it month and month" in seen.text(app)
        look(app)


async def test_a_window_too_small_can_be_left(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await pilot.resize_terminal(40, 24)
        await hands.press("q")
    assert not app.return_code


async def test_the_first_card_is_laid_out_at_once(new_app: NewApp) -> None:
    """It is the default screen, whose own style sheet Textual would not load."""
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await Hands(app, pilot).settle()
        _, title = seen.place_of(app, "S U M M I T R Y")
        drawn = seen.lines(app)
        assert drawn[title + 1].strip().startswith("───")
        assert not drawn[title + 2].strip()


async def test_a_window_of_a_million_columns_is_drawn_in_a_corner(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        for size in ((1_000_000, 30), (90, 1_000_000), (1_000_000, 1_000_000)):
            app.post_message(Resize(Size(*size), Size(*size)))
            await hands.settle()
            assert app.size == (min(size[0], MOST_WIDTH), min(size[1], MOST_HEIGHT))
            assert app.screen.size.width <= MOST_WIDTH and app.screen.size.height <= MOST_HEIGHT
        app.post_message(Resize(Size(80, 24), Size(80, 24)))
        await hands.settle()
        assert app.size == (80, 24)
