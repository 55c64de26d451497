"""A role that counts its groundwork in weeks: in words only."""

from game.rules.moves import Choose
from game.rules.play import Play
from game.rules.view.calendar import calendar
from game.rules.view.draw import view
from tests.rules.small_case import case_role


def test_weeks_in_place_of_days() -> None:
    days = dict(case_role().role.groundwork.model_dump(), unit="week")
    play = Play.begin(case_role(groundwork=days)).after(Choose("begin"))
    drawn = view(play)
    assert (drawn.unit, drawn.days_left) == ("week", 4)
    assert drawn.moves[0].cost == "one week"
    assert calendar(play.after(Choose("look"))).unit == "week"
    # What is kept back is hours all the same.
    assert play.after(Choose("commit")).state.hours_left == 3
