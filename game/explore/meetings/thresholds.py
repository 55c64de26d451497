"""Thresholds: from which rapport another side signs a package, and below which it takes offence.

Acceptance is monotone: the warmer the room, the lower a side's line. So of a package only the
rapport matters at which the side stops being offended twice, once, and starts to sign.
"""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from game.explore.encoding.meters import LEVELS
from game.rules.bargaining.other_sides import FAR_BELOW
from game.rules.bargaining.packages import STRETCH_IN_PLAY, stretch
from game.rules.case_role import CaseRole

NEVER = LEVELS
"""A rapport nobody reaches."""


class Offered(NamedTuple):
    """What of a package another side's answer depends on."""

    total: int
    """The points of what it settles."""
    weight: int
    """The weights of the issues it settles."""
    crosses: bool
    """Whether it crosses the side's red lines."""


class Thresholds(NamedTuple):
    """One side's answer to a package by the rapport with its face."""

    insulted_below: int
    """Below this rapport the offer costs 2."""
    hurt_below: int
    """Below this it costs 1."""
    signs_from: int
    """From this on it signs; between, it refuses at no cost."""


class Acceptance:
    """How one other side takes packages, at a given floor."""

    def __init__(self, case_role: CaseRole, side: str, floor: int) -> None:
        concentration = case_role.case.sides[side].concentration
        lines = [floor - stretch(concentration, each, STRETCH_IN_PLAY) for each in range(LEVELS)]
        # Whole numbers, since a role has tens of thousands of packages to compare with.
        self._scale = lcm(*(Fraction(line).denominator for line in lines))
        self._rising = [-int(line * self._scale) for line in lines]

    def of_each(self, packages: Sequence[Offered]) -> list[Thresholds]:
        """How the side takes each of these packages."""
        known = {offered: self._of(*offered) for offered in set(packages)}
        return [known[offered] for offered in packages]

    def _of(self, total: int, weight: int, crosses: bool) -> Thresholds:
        return Thresholds(
            self._first_nearer(2 * FAR_BELOW, total, weight),
            NEVER if crosses else self._first_nearer(FAR_BELOW, total, weight),
            NEVER if crosses or not weight else self._first_reached(total, weight),
        )

    def _first_nearer(self, gap: int, total: int, weight: int) -> int:
        """The first rapport at which the line is less than a gap above total / weight."""
        short = (gap * (weight or 1) + total) * self._scale
        return bisect_left(self._rising, -((short - 1) // (weight or 1)))

    def _first_reached(self, total: int, weight: int) -> int:
        """The first rapport at which the line is no higher than total / weight."""
        return bisect_left(self._rising, -(total * self._scale // weight))
