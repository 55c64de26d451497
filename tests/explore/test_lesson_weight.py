"""What a lesson rests on: whether it speaks of anything, and which of its parts bear weight."""

from typing import Any

import pytest

from game.explore.report.exploration import explore
from game.explore.report.findings import LessonChecked
from game.rules.case_role import CaseRole
from tests.rules.small_case import ENDING, case_role, choice, fact, scene


def role(**lesson: Any) -> CaseRole:
    """A role that ends well for whoever asked first, and badly otherwise; nothing is signed."""
    choices = (
        choice("well", "good", needs={"knows": ("known",)}),
        choice("badly", "bad", effects={"channel": "lost"}),
    )
    action = {
        "id": "ask",
        "text": "Ask.",
        "days": 1,
        "result": "Told.",
        "effects": {"learn": ("known",), "rapport": {"them": 1}},
    }
    return case_role(
        {
            "facts": {"known": fact(3), "other": fact(1)},
            "lessons": ({"id": "l", "claim": "c", "text": "So.", **lesson},),
        },
        "leader",
        scenes={"room": scene(choices=choices)},
        groundwork={"days": 1, "text": "A day.", "actions": (action,)},
        endings={"good": ENDING | {"history": True}, "bad": ENDING, "recalled": ENDING},
        table=None,
    )


def checked(**lesson: Any) -> LessonChecked:
    [found] = explore(role(**lesson), plays=0, extremes=False).lessons
    return found


def codes(**lesson: Any) -> list[str]:
    found = explore(role(**lesson), plays=0, extremes=False).findings
    return [each.code for each in found if each.path[0] == "lessons"]


def test_a_lesson_that_bears_weight_says_of_how_many_ends_it_speaks() -> None:
    found = checked(never={"role": "leader", "ending": "good", "unless": {"knows": ("known",)}})
    assert found.holds and found.weight is not None
    assert found.weight.premise == 1 and found.weight.idle == () and not found.vacuous


@pytest.mark.parametrize(
    "formula",
    [
        {"label": "durable", "unless": {"preparation": 8}},
        {"ending": "good", "with": {"rapport": {"them": 20}}, "unless": {"knows": ("known",)}},
        {"ending": "good", "label": "harmful"},
        {"ending": "good", "with": {"flags": ("never",)}, "unless": {"knows": ("known",)}},
    ],
    ids=["a label out of reach", "a rapport out of reach", "another ending's label", "a flag"],
)
def test_a_lesson_that_speaks_of_nothing_is_refused(formula: dict[str, Any]) -> None:
    assert codes(never={"role": "leader", **formula}) == ["D014"]


def test_what_is_said_of_a_label_that_never_occurs_stands_at_the_label() -> None:
    never = {"role": "leader", "label": "durable", "unless": {"preparation": 8}}
    [found] = [
        each
        for each in explore(role(never=never), plays=0, extremes=False).findings
        if each.code == "D014"
    ]
    assert found.path == ("lessons", 0, "never", "label")


def test_a_part_without_which_a_lesson_holds_as_well_is_named() -> None:
    formula = {"ending": "good", "label": "empty", "unless": {"knows": ("known",)}}
    found = checked(never={"role": "leader", **formula})
    assert found.weight is not None and found.weight.idle == ("label empty",)
    assert codes(never={"role": "leader", **formula}) == ["D015"]


def test_a_part_of_unless_that_is_so_of_every_end_is_named() -> None:
    formula = {"label": "empty", "unless": {"knows": ("known",), "rapport": {"them": 1}}}
    found = checked(never={"role": "leader", **formula})
    assert found.weight is not None
    assert found.weight.idle == ("unless rapport with them 1",)


def test_what_a_possible_lesson_credits_is_what_it_fails_without() -> None:
    credited = {"role": "leader", "ending": "good", "with": {"knows": ("known",)}}
    assert codes(possible=credited) == []
    thanked = {"role": "leader", "label": "harmful", "with": {"knows": ("known",)}}
    assert codes(possible=thanked) == ["D015"]
    assert codes(possible=thanked, remark=True) == []


def test_of_a_failed_possible_the_nearest_miss_is_told() -> None:
    formula = {"role": "leader", "ending": "good", "with": {"preparation": 9}}
    found = checked(possible=formula)
    assert not found.holds and found.weight is not None
    assert found.weight.nearest == (
        "all but one part can be: preparation 9 is needed; 3 to 3 occur"
    )
    other = checked(possible={"role": "leader", "ending": "good", "label": "trap"})
    assert other.weight is not None
    assert other.weight.nearest == "all but its label can be: empty"
