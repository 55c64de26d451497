"""Stages: what the sides at a role's table want, where their floors differ by flag."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from game.library.models.base import Effects
from game.rules.bargaining.packages import floor
from game.rules.case_role import CaseRole

MOST_SETS = 8
"""Sets of flags joined with one another; where a case has more, each stands alone."""


class FloorStage(NamedTuple):
    """One set of floors that a play of the role may come to the table with."""

    flags: tuple[str, ...]
    """The flags that are set; none at first."""
    floors: tuple[int, ...]
    """By side, the player's own first: its floor with nothing known."""
    eased: tuple[int, ...]
    """The same with everything known that the role can learn."""


def sides_of(case_role: CaseRole) -> tuple[str, ...]:
    """The sides at the table, the player's own first."""
    return (case_role.role.side, *case_role.others)


def stages(case_role: CaseRole) -> tuple[FloorStage, ...]:
    """The stages of a role's table, each set of floors once, without flags first."""
    known = frozenset(learnable(case_role))
    found: dict[tuple[int, ...], FloorStage] = {}
    for flags in _flags_together(case_role):
        floors, eased = (
            tuple(floor(case_role, side, knows, flags) for side in sides_of(case_role))
            for knows in (frozenset[str](), known)
        )
        found.setdefault(floors, FloorStage(tuple(sorted(flags)), floors, eased))
    return tuple(found.values())


def _flags_together(case_role: CaseRole) -> Iterator[frozenset[str]]:
    """The sets of flags on which some floor turns and which the role can set, and their unions."""
    can_set = {flag for effects in _effects(case_role) for flag in effects.flags}
    listed = dict.fromkeys(
        frozenset(other.flags)
        for side in sides_of(case_role)
        for other in case_role.case.sides[side].reservations
        if can_set.issuperset(other.flags)
    )
    most = len(listed) if len(listed) <= MOST_SETS else 1
    for size in range(most + 1):
        for several in combinations(listed, size):
            yield frozenset[str]().union(*several)


def learnable(case_role: CaseRole) -> tuple[str, ...]:
    """The facts that a play of the role may know: learned in it, or handed over by a relay."""
    learned = (fact for effects in _effects(case_role) for fact in effects.learn)
    return tuple(dict.fromkeys([*learned, *case_role.role.relay]))


def _effects(case_role: CaseRole) -> Iterator[Effects]:
    for action in case_role.actions.values():
        yield action.effects
    for choices in case_role.choices.values():
        for choice in choices.values():
            yield choice.effects
