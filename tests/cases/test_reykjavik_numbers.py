"""Reykjavik's table, by the totals of its case file: 5,625 packages, and no deal without C3."""

from fractions import Fraction
from itertools import product

import pytest

from game.rules.bargaining.packages import (
    crosses_red_line,
    easing,
    floor,
    home_line,
    line,
    open_options,
    value,
)
from game.rules.bargaining.table import PLEDGE_COST
from game.rules.case_role import CaseRole, Package
from game.rules.numbers import shown
from game.rules.phase import Phase
from game.rules.places import enter
from game.rules.scoring.scores import pareto_frontier
from game.rules.state import METER_TOP
from game.rules.turns import start
from tests.loaded import SHIPPED, ready


@pytest.fixture(scope="module", params=["envoy", "leader"])
def role(request: pytest.FixtureRequest) -> CaseRole:
    return ready(SHIPPED / "reykjavik-1986", request.param)


def package(role: CaseRole, text: str) -> Package:
    return tuple(text.lower().split())


@pytest.mark.parametrize(
    ("text", "us", "ussr"),
    [
        ("A4 B4 C2 D2 E1 F2", "85.8", "34.1"),  # the last American text
        ("A5 B4 C4 D4 E2 F3", "33.7", "91.9"),  # the last Soviet text
        ("A3 B3 C3 D3 E2 F2", "57.1", "63.9"),  # the middle of everything
        ("A3 B4 C3 D3 E2 F2", "63.1", "61.9"),
        ("A5 B5 C3 D2 E2 F2", "64", "62.4"),
    ],
)
def test_the_case_files_own_totals(role: CaseRole, text: str, us: str, ussr: str) -> None:
    found = package(role, text)
    assert shown(value(role, "us", found)) == us
    assert shown(value(role, "ussr", found)) == ussr


def both(role: CaseRole, packages, us_of_c3: int = 50, us_of_c4: int = 5) -> list[Package]:
    """The packages above both reservations, at these values of the disputed options."""
    moved = {"c3": us_of_c3 - 50, "c4": us_of_c4 - 5}
    weight = role.case.issues["sdi"].weights["us"]

    def us(found: Package) -> Fraction:
        shift = sum(moved.get(option, 0) for option in found if option) * weight
        return value(role, "us", found) + Fraction(shift, 100)

    return [p for p in packages if us(p) >= 62 and value(role, "ussr", p) >= 60]


def test_the_case_files_own_counts(role: CaseRole) -> None:
    everything = list(product(*role.option_ids))
    assert len(everything) == 5625
    acceptable = both(role, everything)
    assert len(acceptable) == 40
    assert all("c3" in found for found in acceptable)
    frontier = {found for found, _ in pareto_frontier(role)}
    assert len(frontier) == 123
    assert len(frontier.intersection(acceptable)) == 5
    without = [found for found in everything if "c3" not in found]
    assert len(without) == 4500
    assert both(role, without) == []
    assert len(both(role, everything, us_of_c4=35)) == 108
    assert both(role, everything, us_of_c3=15) == []


def test_red_lines_pledges_and_disputes_are_as_the_record_left_them(role: CaseRole) -> None:
    assert set(role.case.sides["ussr"].refuses) == {"c1", "c2"}
    assert role.pledges == {"c4", "c5"}


def test_without_the_list_nothing_is_signed_at_any_rapport(role: CaseRole) -> None:
    """Every package without C3, with everything else known, at every rapport and mandate."""
    knows = frozenset(fact for fact, model in role.case.facts.items() if model.worth)
    state = start(role)._replace(knows=knows)
    for rapport in (0, 10, METER_TOP):
        warmed = state._replace(rapport=(rapport,))
        needed = line(role, "ussr", warmed)
        for found in product(*role.option_ids):
            if "c3" in found or crosses_red_line(role, "ussr", found):
                continue
            if value(role, "ussr", found) < needed:
                continue
            # Moscow signs; then a pledge was broken, and home does not stand by it.
            broken = len(role.pledges.intersection(found))
            assert broken
            mandate = METER_TOP - PLEDGE_COST * broken
            assert value(role, "us", found) < home_line(role, knows, frozenset(), mandate)


def test_nothing_eases_washington(role: CaseRole) -> None:
    """Or a laboratory limit might stand: it must be repudiated whatever is known."""
    assert easing(role, "us", role.case.facts) == 0
    assert floor(role, "us", frozenset(role.case.facts), frozenset()) == 62


@pytest.mark.parametrize(
    ("knows", "there"),
    [
        ((), False),
        (("scientists-differ",), False),
        (("weapons-in-space",), False),
        (("marshals-test",), False),
        (("scientists-differ", "weapons-in-space"), True),
        (("scientists-differ", "marshals-test"), True),
        (("weapons-in-space", "marshals-test"), True),
    ],
)
def test_the_list_opens_on_any_two(role: CaseRole, knows: tuple[str, ...], there: bool) -> None:
    assert ("c3" in open_options(role, frozenset(knows), ())[2]) is there


def test_the_table_opens_with_the_soviet_package(role: CaseRole) -> None:
    table_scene = next(s for s, scene in role.role.scenes.items() if scene.table)
    state = enter(role, start(role), table_scene)
    assert state.phase is Phase.TABLE
    opened = role.default_openings["ussr"]
    assert "c4" in opened and not role.option_needs.keys() & set(opened)
