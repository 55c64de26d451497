"""Idle and cold: which endings idle days and cold rooms can still reach, each found by a walk."""

import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.walk import Walk, walk_from
from game.rules.case_role import CaseRole
from game.rules.turns import start

COLD_TO = 10
"""The rapport up to which liking moves nobody's line."""


class Extremes(NamedTuple):
    """Endings that plays of two kinds can reach."""

    idle: frozenset[str]
    """Of plays with nothing done before the talks."""
    cold: frozenset[str]
    """Of plays in which no rapport ever stands above 10."""


def extremes_of(case_role: CaseRole) -> Extremes:
    """Walk the idle plays of a role, and the cold ones.

    Raises:
        TooLarge: the role has more states than can be walked.
    """
    compiled, first = CompiledRole(case_role), start(case_role)
    cold = compiled.space.everything
    for face in range(1, 1 + compiled.space.faces):
        cold &= ~compiled.space.at_least[face][COLD_TO + 1]
    return Extremes(
        idle=_reached(walk_from(compiled, [first], only=frozenset({0}))),
        cold=_reached(walk_from(compiled, [first], within=cold)),
    )


def nobody_asked() -> Extremes:
    """No endings, where they were not to be found."""
    return Extremes(frozenset(), frozenset())


@contextmanager
def extremes_beside(case_role: CaseRole) -> Iterator[Callable[[], Extremes]]:
    """Find them meanwhile in a process beside this one, where there is a second core."""
    if (os.cpu_count() or 1) == 1:
        yield lambda: extremes_of(case_role)
        return
    with ProcessPoolExecutor(1) as beside:
        # Pickled now: a role remembers what is asked of it, here while the other one is made.
        yield beside.submit(_extremes_of_pickled, pickle.dumps(case_role)).result


def _extremes_of_pickled(case_role: bytes) -> Extremes:
    return extremes_of(pickle.loads(case_role))


def _reached(walk: Walk) -> frozenset[str]:
    return frozenset(ending for ending in walk.endings if walk.layers[ending])
