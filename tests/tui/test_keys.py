"""The keys of each screen: what they do, and that each is shown."""

import time

import pytest
from textual.events import Key

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.ask import AskScreen
from game.tui.screens.laid_over.reading import ReadingScreen
from game.tui.screens.phases.table import TableScreen
from game.tui.widgets.choices import Choices
from tests.records.lighthouse import LEADER
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

PREPARED = (
    Choose("begin"),
    Choose("sound-the-bar"),
    Choose("read-the-ledgers"),
    Choose("commit"),
    FillPlan((("their-interest", "interest-lamp"), ("their-floor", "floor-low")), None),
)


async def play(hands: Hands, *moves: object) -> None:
    for move in moves:
        await hands.make(move)


async def test_the_papers_open_and_close_by_their_own_key(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 40)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"), Choose("sound-the-bar"))
        for key, words in {
            "d": "two cables east",
            "p": "Moved by: Being asked about the sea",
            "b": "Leave no more than two matters",
            "question_mark": "You can undo freely",
        }.items():
            await hands.press(key)
            assert isinstance(app.screen, ReadingScreen)
            assert words in seen.text(app)
            await hands.press(key)
            assert not isinstance(app.screen, ReadingScreen)
        for way_out in ("enter", "escape"):
            await hands.press("d", way_out)
            assert not isinstance(app.screen, ReadingScreen)


async def test_groundwork_can_be_undone_until_it_is_closed(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"))
        assert "u Undo" not in seen.text(app)
        await hands.press("1")
        assert "3 days left" in seen.text(app)
        assert "Two cables east, and fresh" in seen.text(app)
        await hands.press("u")
        assert "4 days left" in seen.text(app)
        await hands.press("c")
        assert isinstance(app.screen, AskScreen)
        assert "cannot be undone" in seen.text(app)
        await hands.press("n")
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK
        await hands.press("c", "1")
        assert app.desk.play.play.state.phase is Phase.PLAN
        await hands.press("u")
        assert app.desk.play.play.state.phase is Phase.PLAN


async def test_groundwork_begins_at_its_first_action_in_each_play(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        for _ in range(2):
            await play(hands, Choose("begin"))
            actions = app.screen.query_one("#actions", Choices)
            assert actions.highlighted_id == "sound-the-bar"
            await hands.press("end", "enter", "y")
            app.stage.begin("lighthouse", "envoy")
            await hands.settle()


async def test_the_plan_goes_line_by_line(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"), Choose("commit"))
        assert "LINE 1 OF 3" in seen.text(app)
        await hands.press("right", "right", "1")
        assert "FORECAST" in seen.text(app)
        await hands.press("6", "5", "enter")
        assert app.desk.play.play.state.sheet.forecast == 65
        await hands.press("left", "left", "enter")
        assert app.desk.play.play.state.sheet.forecast == 55
        await hands.press("u")
        assert "65 in a hundred" in seen.text(app)
        await hands.press("tab", "home", "enter")
        assert "LINE 1 OF 3" in seen.text(app)
        await hands.press("2", "2", "c")
        assert "Every line is written" in seen.text(app)
        await hands.press("y")
        assert app.desk.play.play.state.phase is Phase.SCENE
        assert dict(app.desk.play.play.state.sheet.answers) == {
            "their-interest": "interest-dues",
            "their-red-line": "line-closed",
            "their-floor": "floor-low",
        }


async def test_committing_a_plan_names_what_is_not_written(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"), Choose("commit"))
        await hands.press("c")
        assert "NOT WRITTEN YET" in seen.text(app)
        assert "What matters most to Wickmouth?  " in "\n".join(seen.lines(app))
        assert "The forecast." in seen.text(app)


async def test_a_closed_choice_says_why_and_cannot_be_taken(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED, Choose("show-the-chart"))
        assert "it would take more trust than there is between you" in seen.text(app)
        x, y = seen.place_of(app, "Ask him who the boy is")
        moves = app.desk.play.play.moves
        await hands.click(x, y)
        await hands.press("9", "0")
        assert app.desk.play.play.moves == moves
        assert seen.lines(app)[y].split()[0] == "-"


async def at_the_table(app: SummitryApp, hands: Hands) -> TableScreen:
    await hands.find(*PREPARED, Choose("press-the-wreck"))
    assert "He turns the paper" in seen.text(app)
    await hands.press("enter")
    assert isinstance(app.screen, TableScreen)
    return app.screen


async def test_the_table_shows_points_pencil_floor_and_what_you_do_if_you_walk(
    new_app: NewApp,
) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        table = await at_the_table(app, hands)
        assert "A2 Wickmouth keeps the lamp (you have pledged not to: nil great" in seen.text(app)
        await hands.press("f")
        text = seen.text(app)
        assert "Your guess about Wickmouth, in pencil: Having a hand on the lamp" in text
        assert "Your guess, in pencil: Wickmouth's floor is 40" in text
        assert "Without a deal: Haven's own pier" in text
        assert "40 0 A2 Wickmouth keeps the lamp (you have pledged not to: 0 45" in text
        await hands.press("3", "right", "2", "right", "2")
        assert "You: 56.0, your floor 55.0" in seen.text(app)
        await hands.press("left", "left", "left", "i")
        assert "Haven keep" in seen.text(app) or "The Constance" in seen.text(app)
        await hands.press("enter")
        assert table.step == 3


async def test_a_pledge_is_named_before_it_is_broken(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await at_the_table(app, hands)
        await hands.press("2", "right", "1", "o")
        assert "You have pledged not to: Wickmouth keeps the lamp" in seen.text(app)
        assert "costs 6 of your mandate" in seen.text(app)
        mandate = app.desk.play.play.state.mandate
        await hands.press("n")
        assert app.desk.play.play.state.mandate == mandate
        await hands.press("o", "y")
        assert app.desk.play.play.state.mandate == mandate - 6


async def test_tabling_is_answered_and_their_paper_can_be_taken(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        table = await at_the_table(app, hands)
        assert "t Take theirs" not in seen.text(app)
        await hands.press("1", "right", "1", "right", "1", "o", "y")
        assert isinstance(app.screen, ReadingScreen)
        assert "Wickmouth refuses" in seen.text(app)
        await hands.press("enter")
        assert "3 rounds left" in seen.text(app)
        await hands.press("t")
        assert dict(table.draft.settled) == {
            "lamp": "wick-lamp",
            "dues": "dues-none",
            "channel": "channel-open",
            "salvage": "owner-keeps",
        }
        assert "BELOW your floor. f shows points, o tables it." in seen.text(app)
        await hands.press("f")
        assert "BELOW your floor 55.0" in seen.text(app)
        await hands.press("l")
        assert "1. YOUR OFFER" in seen.text(app)
        await hands.press("l", "s")
        assert "You put a paper on the table" in seen.text(app)


async def test_too_many_brackets_are_refused_in_a_sentence(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await at_the_table(app, hands)
        await hands.press("0", "right", "0", "right", "0", "o")
        assert isinstance(app.screen, TableScreen)
        assert "A draft may leave 2 issues in brackets" in seen.told(app)
        # It lies over the keys: with the next one it goes.
        await hands.press("left")
        assert not seen.told(app)


async def test_a_staked_name_hides_the_points_until_the_brief_is_read(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED, Choose("show-the-chart"), Choose("take-the-toast"))
        await hands.press("enter")
        assert "your name is staked" in seen.text(app)
        assert "your floor" not in seen.text(app)
        await hands.press("b")
        assert isinstance(app.screen, AskScreen)
        await hands.press("y")
        assert "Leave no more than two matters" in seen.text(app)
        await hands.press("enter", "f")
        assert "(55.0 on all)" in seen.text(app)
        assert "3 rounds left" in seen.text(app)
        await hands.press("b")
        assert isinstance(app.screen, ReadingScreen)


async def test_enter_takes_nothing_before_it_was_marked(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED)
        choices = app.screen.query_one("#choices", Choices)
        moves = app.desk.play.moves
        assert choices.highlighted_id is None
        await hands.press("enter", "enter")
        assert app.desk.play.moves == moves
        assert "mark a line with the arrows" in seen.told(app)
        # What was marked stays marked when the screen is drawn again; what was not does not.
        app.stage.redraw()
        assert choices.highlighted_id is None
        await hands.press("down")
        app.stage.redraw()
        assert choices.highlighted_id == choices.shown[0].id
        await hands.press("enter")
        assert app.desk.play.moves == moves + 1
        assert app.screen.query_one("#choices", Choices).highlighted_id is None


async def test_a_number_of_two_digits_is_typed_so(saves: Saves) -> None:
    app = SummitryApp(Desk(Shelf, lambda: saves), lambda s: s.begin("reykjavik-1986", "envoy"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"))
        actions = app.screen.query_one("#actions", Choices)
        numbered = dict(actions.numbered)
        # A capital letter is no number: whoever meant the screen's own would spend a day.
        await hands.press("D", "B")
        assert not app.desk.play.play.state.taken
        await hands.press("1")
        assert not app.desk.play.play.state.taken
        assert actions.highlighted_id == actions.numbered[1]
        assert "enter takes 1, a second digit goes on" in seen.told(app)
        await hands.press("2")
        assert app.desk.play.play.state.taken == {numbered[12]}
        # The arrows begin no number.
        await hands.press("u", "1", "down", "2")
        assert app.desk.play.play.state.taken == {numbered[2]}
        for keys in (("1", "enter"), ("0", "1")):
            await hands.press("u", *keys)
            assert app.desk.play.play.state.taken == {numbered[1]}
        assert "02 " in seen.text(app)


async def test_a_recess_returns_to_where_it_was_called(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED, Choose("show-the-chart"), Choose("recess"))
        assert "Your staff close the door" in seen.text(app)
        await play(hands, Choose("count-the-barrels"))
        assert "Eleven barrels" in seen.text(app)
        await play(hands, Choose("return"))
        assert "T H E   N E T   L O F T" in "\n".join(seen.lines(app))
        assert not any("Eleven barrels" in line for line in map(str, app.screen.view.reply))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving(new_app: NewApp, key: str) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await Hands(app, pilot).press(key)
    assert app.return_code == 0


async def test_leaving_a_play_asks_where_to(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"))
        await hands.press("q", "escape")
        assert app.desk.lying is not None
        await hands.press("q", "4", "q", "1")
        assert app.desk.lying is None
        assert "C A S E S" in seen.lines(app)[0]
        await hands.press("2")
        assert "Go on with the envoy" in seen.text(app)
        await hands.press("3")
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK
        await hands.press("q", "3")
    assert app.return_code == 0


async def test_an_action_keeps_its_number_and_the_days_say_where_they_went(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await play(hands, Choose("begin"))
        actions = app.screen.query_one("#actions", Choices)
        before = dict(actions.numbered)
        assert "Four days free, which will" in seen.text(app)
        await hands.press("2")
        kept = {n: each for n, each in before.items() if each != before[2]}
        assert kept.items() <= actions.numbered.items()
        assert "■" in seen.text(app)
        moves = app.desk.play.play.moves
        await hands.press("2")
        assert app.desk.play.play.moves == moves


async def test_the_scene_says_what_changed_and_why(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED)
        assert "IN THE ROOM" in seen.text(app)
        await play(hands, Choose("show-the-chart"))
        assert "Mandate 7 ▼" in seen.lines(app)[2]
        await hands.press("w")
        assert "W H A T C H A N G E D" in seen.text(app)
        assert "▼ Mandate: 8, now 7" in seen.text(app)
        await hands.press("w")
        assert not isinstance(app.screen, ReadingScreen)


async def test_keys_typed_while_a_screen_is_built_wait_for_it(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        # To the cases, the first of them, its first role, its groundwork: at once.
        for key in ("1", "1", "1", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await hands.settle()
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK, seen.text(app)


async def test_keys_wait_for_the_one_before_however_busy_the_machine_is(new_app: NewApp) -> None:
    app = new_app()
    take = app.keys.take

    async def take_late(key: Key) -> None:
        time.sleep(0.02)
        await take(key)

    app.keys.take = take_late
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        for key in ("1", "1", "1", "enter", "1"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await hands.settle()
        assert app.desk.play.play.state.taken, seen.text(app)


async def test_control_z_is_explained_where_it_does_nothing(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("ctrl+z")
        assert "Control-Z takes nothing back here" in seen.told(app)
        await hands.find(*LEADER[:-1])
        await hands.press("a", "b", "ctrl+z")
        # On the sheet it is the sheet's own.
        assert "Control-Z" not in seen.told(app)
