"""After a relay: a leader walked from everything that his envoy may hand over."""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.explore.queries.coverage import things_met
from game.explore.queries.dead_ends import stuck
from game.explore.queries.lessons import broken_by
from game.explore.questions.lessons import lessons_of
from game.explore.questions.things import Thing
from game.explore.reachability.bounds import USUAL, Bounds
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.in_parts import in_parts
from game.explore.reachability.relay_starts import relay_starts
from game.explore.reachability.walk import Walk, walk_from
from game.explore.report.exploration import Exploration
from game.rules.case_role import CaseRole, Package
from game.rules.state import State


class Relayed(NamedTuple):
    """What walking a leader from every relay start came to."""

    starts: int
    walks: int
    states: int
    """Over all walks; a state of several is counted as often."""
    seconds: float
    newly: frozenset[Thing]
    """What can be met only by a leader who takes over from somebody."""
    broken: tuple[str, ...]
    """Lessons of what never happens that are broken after some relay."""
    stuck: dict[str, str]
    """By scene: what is so where nothing can be done in it after some relay."""


def explore_relayed(
    envoy: CaseRole,
    found: Exploration,
    tell: Callable[[str], None],
    bounds: Bounds = USUAL,
) -> Relayed | None:
    """Walk a leader from everything that an envoy may hand over.

    Args:
        envoy: the envoy of the same case.
        found: what exploring the leader from his own briefing found.
        tell: is called with how far it is, in a few words.
        bounds: the memory and the time beyond which one walk is too large, and is made of fewer
            starts.

    Returns:
        What came of it; None where the two serve different sides.

    Raises:
        TooLarge: one start leads to more states than can be walked.
    """
    began = time.perf_counter()
    leader = found.case_role
    tell("walking the envoy, for all that he may hand over")
    starts = relay_starts(envoy, leader, bounds)
    if not starts:
        return None
    dead = {thing for thing, met in found.things.items() if not met}
    newly: set[Thing] = set()
    broken: dict[str, None] = {}
    nowhere: dict[str, str] = {}
    states = walks = done = 0
    for batch, walk in _walks(CompiledRole(leader), starts, bounds):
        done += len(batch)
        tell(f"walked the leader from {done:,} of {len(starts):,} starts")
        walks, states = walks + 1, states + walk.states
        seen = things_met(walk, with_passages=False, sought=frozenset(dead - newly))
        newly |= {thing for thing, sighting in seen.items() if sighting is not None}
        broken |= {each.id: None for each in lessons_of(leader) if broken_by(walk, each)}
        nowhere |= dict(stuck(walk))
    seconds = time.perf_counter() - began
    return Relayed(len(starts), walks, states, seconds, frozenset(newly), tuple(broken), nowhere)


def _walks(
    compiled: CompiledRole, starts: frozenset[State], bounds: Bounds
) -> Iterator[tuple[list[State], Walk]]:
    """Walks from all starts between them, each from as many as can be walked at once."""
    # Those that begin with the same text have most states in common.
    alike: dict[Package, list[State]] = {}
    for state in sorted(starts, key=lambda state: sorted(state.knows)):
        alike.setdefault(state.text, []).append(state)
    return in_parts(alike.values(), lambda some: walk_from(compiled, some, bounds=bounds))
