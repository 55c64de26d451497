"""What is too large to walk is said in a sentence that names what multiplies the states."""

import pytest

from game.explore.reachability.bounds import Bounds, TooLarge
from game.explore.report.exploration import explore
from game.rules.case_role import CaseRole
from tests.rules.small_case import case_role, choice, scene

SMALL = Bounds(bytes=1_000_000)


def many_days(count: int) -> CaseRole:
    """So many things to do on any day, each of which a choice asks after."""
    actions = tuple(
        {
            "id": f"action-{number}",
            "text": "Do it.",
            "days": 1,
            "result": "Done.",
            "effects": {"flags": (f"flag-{number}",)},
        }
        for number in range(count)
    )
    choices = tuple(
        choice(f"choice-{number}", needs={"flags": (f"flag-{number}",)}) for number in range(count)
    )
    return case_role(
        groundwork={"days": 14, "text": "Days.", "actions": actions},
        scenes={
            "room": scene(choices=(*choices, choice("go"))),
            "table": scene(title="Table", table=True),
        },
    )


def test_what_multiplies_the_states_is_named() -> None:
    with pytest.raises(TooLarge) as raised:
        explore(many_days(40), plays=0, extremes=False, bounds=SMALL)
    said = raised.value.sentence
    assert "over 0.001 GB: most stand in the groundwork, and differ in flags flag-0, " in said
    assert "actions done action-0, " in said and " and 34 more" in said


def test_time_is_a_bound_of_its_own() -> None:
    with pytest.raises(TooLarge, match="over 0 seconds"):
        explore(many_days(5), plays=0, extremes=False, bounds=Bounds(seconds=0))


def test_what_is_done_by_days_alone_is_not_kept_many_times_over() -> None:
    """Eleven independent days are two thousand ways to spend them, and few ways on from there."""
    found = explore(many_days(11), plays=0, extremes=False, bounds=Bounds(bytes=4_000_000))
    assert found.states > 2**11
