"""Restricted plays: which endings are still reached by who is idle, cold, cool, or never told."""

import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import NamedTuple

from game.explore.reachability.bounds import OUT_OF_MEMORY, TooLarge
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.walk import Walk, walk_from
from game.rules.case_role import CaseRole
from game.rules.turns import start

COLD_TO = 10
"""The rapport up to which liking moves nobody's line."""

COOL_TO = 12
"""The rapport up to which an ending needs no friendship."""


class Restricted(NamedTuple):
    """Endings that plays of some kinds can reach."""

    idle: frozenset[str]
    """Of plays with nothing done before the talks."""
    cold: frozenset[str]
    """Of plays in which no rapport ever stands above 10."""
    cool: bool
    """Whether a best ending is reached by plays in which none ever stands above 12."""
    untold: bool
    """Whether one is reached by plays that learn nothing known only by being told."""


def restricted(case_role: CaseRole) -> Restricted:
    """Walk the plays of each kind.

    Raises:
        TooLarge: the role has more states than can be walked.
    """
    compiled, first = CompiledRole(case_role), start(case_role)
    endings = case_role.role.endings
    best = frozenset(name for name, ending in endings.items() if ending.best)
    only_told = sum(compiled.layout.fact[fact] for fact in case_role.only_face_to_face)
    idle = _reached(walk_from(compiled, [first], only=frozenset({0})))
    cold = _reached(walk_from(compiled, [first], within=_no_warmer(compiled, COLD_TO)))
    cool = best & cold
    if not cool:
        within = _no_warmer(compiled, COOL_TO)
        cool = best & _reached(walk_from(compiled, [first], within=within, toward=best))
    untold = best & _reached(walk_from(compiled, [first], never=only_told, toward=best))
    return Restricted(idle, cold, bool(cool), bool(untold))


def _no_warmer(compiled: CompiledRole, rapport: int) -> int:
    """The vectors in which no rapport stands above a level."""
    found = compiled.space.everything
    for face in range(1, 1 + compiled.space.faces):
        found &= ~compiled.space.at_least[face][rapport + 1]
    return found


@contextmanager
def restricted_beside(case_role: CaseRole) -> Iterator[Callable[[], Restricted]]:
    """Find them meanwhile in a process beside this one, where there is a second core."""
    if (os.cpu_count() or 1) == 1:
        yield lambda: restricted(case_role)
        return
    with ProcessPoolExecutor(1) as beside:
        # Pickled now: a role remembers what is asked of it, here while the other one is made.
        found = beside.submit(_restricted_of_pickled, pickle.dumps(case_role))

        def result() -> Restricted:
            try:
                return found.result()
            except BrokenProcessPool:
                raise TooLarge(OUT_OF_MEMORY) from None

        yield result


def _restricted_of_pickled(case_role: bytes) -> Restricted:
    return restricted(pickle.loads(case_role))


def _reached(walk: Walk) -> frozenset[str]:
    return frozenset(ending for ending in walk.endings if walk.layers[ending])
