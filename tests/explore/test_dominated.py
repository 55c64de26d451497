"""Choices that another one always betters, and what keeps a choice from being one."""

from typing import Any

import pytest

from game.explore.report.exploration import explore
from tests.rules.small_case import case_role, choice, scene

WARM = {"rapport": {"them": 3}}


def dominated(effects: dict[str, Any]) -> list[str]:
    """The dominated choices of a scene in which one warms and the other has these effects."""
    choices = (choice("warm", effects=WARM), choice("other", effects=effects))
    role = case_role(
        scenes={"room": scene(choices=choices), "table": scene(title="Table", table=True)}
    )
    found = explore(role, extremes=False, choices=True).findings
    return [str(each.path[-1]) for each in found if each.code == "D011"]


@pytest.mark.parametrize(
    ("effects", "has_nothing_of_its_own"),
    [
        ({}, True),
        ({"rapport": {"them": 2}}, True),
        ({"mandate": -1}, True),
        ({"learn": ("known",)}, False),
        # The best mandate at the end may be 20 after both: it is spent on the way.
        ({"mandate": 1}, False),
    ],
    ids=["nothing", "less of the same", "a cost", "a fact", "mandate at once"],
)
def test_a_choice_is_dominated_that_has_nothing_of_its_own(
    effects: dict[str, Any], has_nothing_of_its_own: bool
) -> None:
    assert dominated(effects) == ["1"] * has_nothing_of_its_own
