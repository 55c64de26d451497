"""What is shown of the shipped cases, over every way to play them.

Each role is explored once; the tests of a role run on one worker, which keeps what was found.
"""

from functools import cache

import pytest

from game.explore.codes import WARNINGS
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

every_role = pytest.mark.parametrize(
    ("case", "role"),
    [
        pytest.param(case, role, marks=pytest.mark.xdist_group(f"explore-{case}-{role}"))
        for case, role in ROLES
    ],
)

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


@every_role
def test_the_readings_rank_some_endings_alike_and_others_apart(case: str, role: RoleName):
    reached = {name: each for name, each in explored(case, role).endings.items() if each}
    pairs = [(one, other) for one in reached for other in reached if one < other]
    agree = [
        (reached[one].foreign_policy - reached[other].foreign_policy)
        * (reached[one].krasnyak - reached[other].krasnyak)
        for one, other in pairs
    ]
    assert any(product > 0 for product in agree)
    assert any(product < 0 for product in agree)


@pytest.mark.parametrize(
    "role",
    [
        pytest.param("envoy", marks=pytest.mark.xdist_group("explore-camp-david-1978-envoy")),
        pytest.param("leader", marks=pytest.mark.xdist_group("explore-camp-david-1978-leader")),
    ],
)
def test_at_camp_david_charm_alone_never_reaches_a_best_ending(role: RoleName):
    found = explored("camp-david-1978", role)
    assert found.without_groundwork.isdisjoint(best("camp-david-1978", role))


@pytest.mark.parametrize(
    "role",
    [
        pytest.param("envoy", marks=pytest.mark.xdist_group("explore-panmunjom-2018-envoy")),
        pytest.param("leader", marks=pytest.mark.xdist_group("explore-panmunjom-2018-leader")),
    ],
)
def test_at_panmunjom_groundwork_alone_never_reaches_a_best_ending(role: RoleName):
    found = explored("panmunjom-2018", role)
    assert found.cold.isdisjoint(best("panmunjom-2018", role))
