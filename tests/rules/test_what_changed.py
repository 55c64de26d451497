"""What the last move changed, and how the days were spent."""

from game.rules.moves import Choose, FillPlan
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.calendar import Spent, calendar
from game.rules.view.what_changed import what_changed
from tests.loaded import FIXTURES, ready
from tests.records.lighthouse import ENVOY

LIGHTHOUSE = ready(FIXTURES / "lighthouse", "envoy")


def begun(*moves: str) -> Play:
    return Play.begin(LIGHTHOUSE).after_all(map(Choose, ("begin", *moves)))


def test_groundwork_changes_preparation_at_once_and_nothing_is_hidden() -> None:
    play = begun("sound-the-bar")
    [change] = what_changed(play).changes
    assert (change.of, change.before, change.up) == ("preparation", "0", True)
    assert what_changed(begun()).changes == ()


def test_a_scene_changes_rapport_in_the_advisers_words_and_says_why() -> None:
    start = begun("sound-the-bar", "commit").after(FillPlan((), 40)).after(Choose("commit"))
    changed = what_changed(start.after(Choose("show-the-chart")), numbers=True)
    rapport = next(each for each in changed.changes if each.what == "Jory Pell")
    assert rapport.up
    assert int(rapport.after.split()[1]) > int(rapport.before.split()[1])
    assert changed.why


def test_the_last_move_before_an_ending_is_told_there() -> None:
    scene = Play.begin(LIGHTHOUSE).after_all(ENVOY[: ENVOY.index(Choose("carry-the-paper"))])
    play = scene.after(Choose("copy-his-notes"))
    assert play.state.phase is Phase.ENDING
    changed = what_changed(play)
    [mandate] = changed.changes
    assert (mandate.what, mandate.up) == ("Mandate", True)
    assert changed.why
    assert what_changed(play.after(Choose("continue"))).changes == ()


def test_the_calendar_adds_up_and_says_what_free_days_buy() -> None:
    assert calendar(begun())[:4] == (4, (), 4, 3)
    days = calendar(begun("sound-the-bar"))
    assert days.spent[0][:2] == (1, 1)
    assert days.free == days.hours == 3
    both = calendar(begun("sound-the-bar", "read-the-ledgers"))
    assert all(isinstance(each, Spent) for each in both.spent)
    assert both.days - both.free == both.spent[-1].last


def test_numbers_stay_when_an_action_is_done_and_when_it_is_undone() -> None:
    before = calendar(begun()).numbers
    after = calendar(begun("sound-the-bar")).numbers
    assert before.items() <= after.items()
    assert sorted(after.values()) == list(range(1, len(after) + 1))
    assert calendar(begun("sound-the-bar").undone()).numbers == before
