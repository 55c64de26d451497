"""Keys that come faster than screens change, and a short run of the monkey of `make torture`."""

from rich.style import Style
from textual.command import CommandList
from textual.events import Click, Key

from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.ask import AskScreen
from game.tui.screens.outside.front import FrontScreen
from game.tui.screens.outside.shelf import ShelfScreen
from game.tui.screens.phases.groundwork import GroundworkScreen
from game.tui.screens.phases.plan import PlanScreen
from game.tui.widgets.choices import Choices
from tests.records import lighthouse
from tests.records.lighthouse import take_all
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands
from torture.monkey import session


async def burst(hands: Hands, *keys: str) -> None:
    """Keys all at once, as from a held key or a pasted line."""
    for key in keys:
        hands.app.post_message(Key(key, key if len(key) == 1 else None))
    await hands.settle()


async def test_reading_on_where_there_is_nothing_to_read(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("space", "pageup", "pagedown")
        assert isinstance(app.screen, FrontScreen)
        await hands.press("1", "space")
        assert isinstance(app.screen, ShelfScreen)


async def test_more_answers_than_the_plan_has_lines(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.make(Choose("commit"))
        await burst(hands, *"1111111")
        assert isinstance(app.screen, PlanScreen)
        assert len(app.desk.play.play.state.sheet.answers) >= 1


async def test_what_lies_on_top_is_put_away_once(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.press("d")
        await burst(hands, "enter", "escape", "enter")
        assert isinstance(app.screen, GroundworkScreen)


async def test_two_questions_at_once_are_one(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await burst(hands, "c", "c", "q")
        assert isinstance(app.screen, AskScreen)
        await hands.press("n")
        assert isinstance(app.screen, GroundworkScreen)
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK


async def test_an_answer_while_the_window_is_too_small_waits(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.press("c")
        ask = app.screen
        await pilot.resize_terminal(30, 10)
        await hands.settle()
        ask.action_yes()
        await hands.settle()
        assert app.screen.id == "too-small"
        await pilot.resize_terminal(80, 24)
        await hands.settle()
        assert isinstance(app.screen, AskScreen)
        await hands.press("y")
        assert app.desk.play.play.state.phase is Phase.PLAN


async def test_keys_that_come_before_a_question_is_there(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        ask = app.get_screen("ask")
        assert not ask.is_mounted
        for number in ("number(1)", "read_on", "yes"):
            assert not await app.run_action(number, ask)


async def test_nothing_is_laid_over_a_window_that_is_too_small(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        groundwork = app.screen
        await pilot.resize_terminal(59, 19)
        groundwork.action_people()
        groundwork.action_commit()
        await hands.settle()
        assert app.screen.id == "too-small"
        await pilot.resize_terminal(58, 19)
        await pilot.resize_terminal(80, 24)
        await hands.settle()
        assert isinstance(app.screen, GroundworkScreen)


async def test_a_click_on_a_row_that_has_gone(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        actions = app.screen.query_one("#actions", Choices)
        gone = Style(meta={"option": actions.option_count})
        mouse = (actions, 1, 1, 0, 0, 1, False, False, False, 1, 1)
        actions.post_message(Click(*mouse, style=gone))
        await hands.settle()
        assert app.fault is None


async def test_a_move_that_comes_when_the_play_was_left(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        groundwork = app.screen
        app.stage.shelf()
        groundwork.choose("sound-the-bar")
        groundwork.action_undo()
        await hands.settle()
        assert isinstance(app.screen, ShelfScreen)
        assert app.desk.saved()[0].moves == 1


async def test_leaving_from_the_middle_of_the_debrief(new_app: NewApp, saves: Saves) -> None:
    with saves.begin(lighthouse.lighthouse(), "leader") as opened:
        take_all(opened, lighthouse.LEADER)
    app: SummitryApp = new_app()
    async with app.run_test(size=(100, 30)) as pilot:
        hands = Hands(app, pilot)
        app.stage.resume(opened.path)
        await burst(hands, "enter", "down", "down")
        await burst(hands, "down", "q", "1", "down", "3")
    assert app.fault is None


async def test_leafing_through_a_palette_that_shows_nothing(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("ctrl+p")
        app.screen.query_one(CommandList).display = False
        await hands.settle()
        assert not app.screen.check_action("command_list", ("page_down",))
        await hands.press("pagedown", "pageup", "escape")
        assert isinstance(app.screen, FrontScreen)


async def test_a_palette_below_a_window_too_small_stays_where_it_is(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("ctrl+p")
        palette = app.screen
        await pilot.resize_terminal(30, 10)
        await hands.settle()
        app.action_command_palette()
        for _ in range(2):
            palette.dismiss()
        await hands.settle()
        assert app.screen.id == "too-small"
        await pilot.resize_terminal(80, 24)
        await hands.settle()
        assert app.screen is palette
        await hands.press("escape")
        assert isinstance(app.screen, FrontScreen)


async def test_a_click_on_a_command_that_is_found_no_more(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("ctrl+p")
        found = app.screen.query_one(CommandList)
        await hands.wait_for(lambda: bool(found.option_count), "the commands")
        gone = Style(meta={"option": found.option_count})
        found.post_message(Click(found, 1, 1, 0, 0, 1, False, False, False, 1, 1, style=gone))
        await hands.settle()
        assert app.fault is None


async def test_a_palette_in_a_window_of_a_few_columns(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(60, 20)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1", "ctrl+p")
        found = app.screen.query_one(CommandList)
        await hands.wait_for(lambda: bool(found.option_count), "the commands")
        for width in range(12):
            await pilot.resize_terminal(width + 1, 3)
            await hands.settle()
        assert app.screen.id == "too-small"


async def test_a_palette_that_was_put_away_while_it_searched(new_app: NewApp) -> None:
    async def search() -> None:
        app.screen.query_one(CommandList)

    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(search())
        await Hands(app, pilot).press("1")
        assert isinstance(app.screen, ShelfScreen)


def test_a_monkey_breaks_nothing() -> None:
    played = session(1986, inputs=250)
    assert played.broken == ()
    assert played.inputs.total() >= 250
    assert played.moves > 5
