"""What is shown of the shipped cases, over every way to play them.

Each role is explored once; the tests of a role run on one worker, which keeps what was found.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from game.explore.codes import WARNINGS
from game.explore.days import by_days_kept
from game.explore.exploration import Exploration, explore
from game.rules.case_role import RoleName
from game.rules.play import Play
from tests.loaded import SHIPPED, ready

ROLES: tuple[tuple[str, RoleName], ...] = (
    ("camp-david-1978", "envoy"),
    ("camp-david-1978", "leader"),
    ("panmunjom-2018", "envoy"),
    ("panmunjom-2018", "leader"),
    ("reykjavik-1986", "envoy"),
    ("reykjavik-1986", "leader"),
)

CLOSED = {
    "camp-david-1978": {"both-frameworks", "two-frameworks"},
    "panmunjom-2018": {"the-exemption"},
    "reykjavik-1986": {"the-list"},
}
"""By case: what history says was closed to whoever came unready, as endings of either role."""


def of_roles(*cases: str) -> pytest.MarkDecorator:
    """A test for both roles of some cases, each with the worker that explores it."""
    return pytest.mark.parametrize(
        ("case", "role"),
        [
            pytest.param(case, role, marks=pytest.mark.xdist_group(f"explore-{case}-{role}"))
            for case, role in ROLES
            if case in cases
        ],
    )


every_role = of_roles(*CLOSED)

pytestmark = pytest.mark.slow


@cache
def explored(case: str, role: RoleName) -> Exploration:
    return explore(ready(SHIPPED / case, role))


def best(case: str, role: RoleName) -> set[str]:
    endings = ready(SHIPPED / case, role).role.endings
    return {name for name, ending in endings.items() if ending.best}


@every_role
def test_everything_written_can_be_met(case: str, role: RoleName):
    found = explored(case, role).findings
    assert [each for each in found if each.code not in WARNINGS] == []


@every_role
def test_every_witness_is_a_play(case: str, role: RoleName):
    case_role = ready(SHIPPED / case, role)
    for thing, moves in explored(case, role).moves.items():
        if thing.kind == "ending":
            assert Play.begin(case_role).after_all(moves).state.place == thing.where


@every_role
def test_every_lesson_holds(case: str, role: RoleName):
    assert [each.lesson.id for each in explored(case, role).lessons if not each.holds] == []


@every_role
def test_without_groundwork_what_was_closed_stays_closed(case: str, role: RoleName):
    assert explored(case, role).without_groundwork.isdisjoint(CLOSED[case])


@every_role
def test_something_is_learned_only_face_to_face(case: str, role: RoleName):
    assert ready(SHIPPED / case, role).only_face_to_face


@every_role
def test_leaving_unsigned_can_be_productive(case: str, role: RoleName):
    reached = [each for each in explored(case, role).endings.values() if each is not None]
    assert any("productive" in each.labels for each in reached)


@every_role
def test_being_staked_can_lead_into_a_trap(case: str, role: RoleName):
    reached = [each for each in explored(case, role).endings.values() if each is not None]
    assert any("trap" in each.labels for each in reached)


Best = tuple[Fraction, Fraction]
"""The best Foreign Policy and Krasnyak scores of the plays that stop at an ending."""


def pairs(case: str, role: RoleName) -> list[tuple[Best, Best]]:
    """The best scores of every two endings that are reached."""
    reached = [each for each in explored(case, role).endings.values() if each is not None]
    return list(combinations([(each.foreign_policy, each.krasnyak) for each in reached], 2))


@of_roles("camp-david-1978", "reykjavik-1986")
def test_the_readings_rank_some_endings_alike(case: str, role: RoleName):
    assert any((a - c) * (b - d) > 0 for (a, b), (c, d) in pairs(case, role))


@pytest.mark.xdist_group("explore-reykjavik-1986-leader")
def test_at_reykjavik_the_readings_rank_some_endings_apart():
    assert any((a - c) * (b - d) < 0 for (a, b), (c, d) in pairs("reykjavik-1986", "leader"))


@of_roles("panmunjom-2018")
def test_at_panmunjom_one_reading_prefers_where_the_other_does_not(case: str, role: RoleName):
    assert all(a == c for (a, _), (c, _) in pairs(case, role)), "groundwork can be had anywhere"
    assert any(b != d for (_, b), (_, d) in pairs(case, role)), "rapport cannot"


@of_roles("camp-david-1978")
def test_charm_alone_never_reaches_a_best_ending(case: str, role: RoleName):
    assert explored(case, role).without_groundwork.isdisjoint(best(case, role))


@of_roles("panmunjom-2018")
def test_groundwork_alone_never_reaches_a_best_ending(case: str, role: RoleName):
    assert explored(case, role).cold.isdisjoint(best(case, role))


@pytest.mark.parametrize(
    ("case", "role", "reading", "best_kept"),
    [
        pytest.param("panmunjom-2018", "leader", "both", 0, id="mostly preparing"),
        pytest.param("camp-david-1978", "envoy", "both", 1, id="mixed"),
        pytest.param("reykjavik-1986", "leader", "krasnyak", 3, id="mostly meeting"),
    ],
)
def test_each_use_of_the_days_is_best_somewhere(
    case: str, role: RoleName, reading: str, best_kept: int
):
    """Of days kept for the talks, none, one or as many as hours can be had of, by random play."""
    found = by_days_kept(ready(SHIPPED / case, role), 1000)
    best_use = max(found, key=lambda each: getattr(each, reading).value)
    assert best_use.kept == best_kept
