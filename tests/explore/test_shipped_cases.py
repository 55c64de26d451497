"""What is shown of the shipped cases together, over every way to play them."""

from functools import cache

import pytest

from game.explore.endings import EndingReached, summary
from game.explore.meters import LEVELS
from game.explore.walk import Model, Walk
from game.rules.case_role import CaseRole, RoleName
from game.rules.turns import start
from tests.loaded import SHIPPED, ready

CASES = ("camp-david-1978", "panmunjom-2018", "reykjavik-1986")
ROLES: tuple[RoleName, ...] = ("envoy", "leader")
EVERY = [(case, role) for case in CASES for role in ROLES]

CLOSED: dict[str, frozenset[str]] = {
    "camp-david-1978": frozenset(),
    "panmunjom-2018": frozenset({"the-exemption"}),
    "reykjavik-1986": frozenset({"the-list"}),
}


@cache
def model(case: str, role: RoleName) -> Model:
    return Model(ready(SHIPPED / case, role))


@cache
def walked(case: str, role: RoleName) -> dict[str, EndingReached | None]:
    """By ending: how it is reached over every play of a role."""
    walk = Walk(model(case, role), [start(ready(SHIPPED / case, role))])
    return {ending: summary(walk, ending) for ending in walk.endings}


@cache
def unprepared(case: str, role: RoleName) -> frozenset[str]:
    """The endings reached with no groundwork at all."""
    walk = Walk(model(case, role), [start(ready(SHIPPED / case, role))], only=frozenset({0}))
    return frozenset(ending for ending in walk.endings if walk.layers[ending])


@cache
def cold(case: str, role: RoleName) -> frozenset[str]:
    """The endings reached in plays in which no rapport ever stands above 10."""
    space = model(case, role).space
    within = space.everything
    for face in range(1, space.dimensions):
        within &= ~space.at_least[face][11]
    first = start(ready(SHIPPED / case, role))
    walk = Walk(model(case, role), [first], within=within)
    return frozenset(ending for ending in walk.endings if walk.layers[ending])


def best(case: str, role: RoleName) -> frozenset[str]:
    endings = ready(SHIPPED / case, role).role.endings
    return frozenset(name for name, ending in endings.items() if ending.best)


pytestmark = pytest.mark.slow
