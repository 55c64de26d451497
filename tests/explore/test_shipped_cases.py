"""What is shown of the shipped cases, over every way to play them.

Each role is explored once a run, by whichever worker asks first.
"""

import os
from fractions import Fraction
from itertools import combinations

import pytest

from game.explore.report.codes import WARNINGS
from game.explore.report.exploration import Exploration
from game.explore.sampling.days_kept import by_days_kept
from game.library.roles import RoleName
from game.rules.play import Play
from tests.explore.explored import explored
from tests.explore.wins import recorded
from tests.loaded import SHIPPED, case_file, every_role, ready

ROLES = [
    (folder.name, role)
    for folder, role in every_role()
    if folder.parent == SHIPPED and not case_file(folder).case.tour
]

BUILT_FIRST = ("camp-david-1978", "hanoi-2019", "panmunjom-2018", "reykjavik-1986")
"""The cases of which more is claimed than of every other."""

MOST_EDGES = 1_500_000
"""Larger walks are taken by `make brute`, and by `make wins` when a role has changed."""


def walked(case: str, role: RoleName) -> bool:
    """Whether a role is walked in every run; of the others the record says that none fell."""
    known = recorded().get(f"{case} {role}")
    return "SUMMITRY_EXAMPLES" in os.environ or known is None or known["edges"] <= MOST_EDGES


WALKED = [each for each in ROLES if walked(*each)]

CLOSED = {
    "camp-david-1978": {"both-frameworks", "two-frameworks"},
    "hanoi-2019": {"a-clock-on-the-valley", "a-halt-elsewhere", "the-listed-valley"},
    "panmunjom-2018": {"the-exemption"},
    "reykjavik-1986": {"the-list"},
}
"""By case: what history says was closed to whoever came unready, as endings of either role."""


pytestmark = pytest.mark.slow


def best(found: Exploration) -> set[str]:
    endings = found.case_role.role.endings
    return {name for name, ending in endings.items() if ending.best}


def labels(found: Exploration) -> set[str]:
    """The labels that plays of a role can end with."""
    return {label for each in found.endings.values() if each is not None for label in each.labels}


Scores = tuple[Fraction, Fraction]
"""The best Foreign Policy and Krasnyak scores of the plays that stop at an ending."""


def pairs(found: Exploration) -> list[tuple[Scores, Scores]]:
    """The best scores of every two endings that are reached."""
    reached = [each for each in found.endings.values() if each is not None]
    return list(combinations([(each.foreign_policy, each.krasnyak) for each in reached], 2))


@pytest.mark.parametrize(("case", "role"), WALKED)
def test_everything_that_is_written_can_be_met(case: str, role: RoleName) -> None:
    found = explored(SHIPPED / case, role, extremes=case in BUILT_FIRST)
    everything_written_can_be_met(found)
    every_lesson_holds(found)
    something_is_learned_only_face_to_face(found)
    leaving_unsigned_can_be_productive(found)
    being_staked_can_lead_into_a_trap(found)


@pytest.mark.parametrize(("case", "role"), [each for each in WALKED if each[0] in BUILT_FIRST])
def test_what_is_claimed_of_a_role(case: str, role: RoleName) -> None:
    found = explored(SHIPPED / case, role)
    without_groundwork_what_was_closed_stays_closed(found)
    if case == "camp-david-1978":
        charm_alone_never_reaches_a_best_ending(found)
        the_readings_rank_some_endings_alike(found)
    if case == "panmunjom-2018":
        groundwork_alone_never_reaches_a_best_ending(found)
        one_reading_prefers_where_the_other_does_not(found)
    if case == "reykjavik-1986":
        the_readings_rank_some_endings_alike(found)
    if (case, role) == ("reykjavik-1986", "leader"):
        the_readings_rank_some_endings_apart(found)


def everything_written_can_be_met(found: Exploration) -> None:
    assert [each for each in found.findings if each.code not in WARNINGS] == []
    for thing, moves in found.moves.items():
        if thing.kind == "ending":
            assert Play.begin(found.case_role).after_all(moves).state.place == thing.where


def every_lesson_holds(found: Exploration) -> None:
    assert [each.lesson.id for each in found.lessons if not each.holds] == []


def without_groundwork_what_was_closed_stays_closed(found: Exploration) -> None:
    assert found.without_groundwork.isdisjoint(CLOSED[found.case_role.case.id])


def something_is_learned_only_face_to_face(found: Exploration) -> None:
    assert found.case_role.only_face_to_face


def leaving_unsigned_can_be_productive(found: Exploration) -> None:
    assert "productive" in labels(found)


def being_staked_can_lead_into_a_trap(found: Exploration) -> None:
    assert "trap" in labels(found)


def charm_alone_never_reaches_a_best_ending(found: Exploration) -> None:
    assert found.without_groundwork.isdisjoint(best(found))


def groundwork_alone_never_reaches_a_best_ending(found: Exploration) -> None:
    assert found.cold.isdisjoint(best(found))


def the_readings_rank_some_endings_alike(found: Exploration) -> None:
    assert any((a - c) * (b - d) > 0 for (a, b), (c, d) in pairs(found))


def the_readings_rank_some_endings_apart(found: Exploration) -> None:
    assert any((a - c) * (b - d) < 0 for (a, b), (c, d) in pairs(found))


def one_reading_prefers_where_the_other_does_not(found: Exploration) -> None:
    assert any(a == c and b != d for (a, b), (c, d) in pairs(found))


@pytest.mark.parametrize(
    ("case", "role", "reading", "best_kept"),
    [
        pytest.param("panmunjom-2018", "leader", "both", 0, id="mostly preparing"),
        pytest.param("yalta-1945", "leader", "both", 1, id="mixed"),
        pytest.param("reykjavik-1986", "leader", "krasnyak", 3, id="mostly meeting"),
    ],
)
def test_each_use_of_the_days_is_best_somewhere(
    case: str, role: RoleName, reading: str, best_kept: int
) -> None:
    """Of days kept for the talks, none, one or as many as hours can be had of, by random play."""
    found = by_days_kept(ready(SHIPPED / case, role), 1000)
    best_use = max(found, key=lambda each: getattr(each, reading).value)
    assert best_use.kept == best_kept
