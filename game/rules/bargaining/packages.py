"""What packages are worth: values, points, floors, lines. Exact: integers and fractions.

A side's value of a package is the mean of its option values weighted by its issue weights, over
the issues that are settled. Sums of weight x value are kept in hundredths of a point, as integers;
a line is compared as the least such sum that reaches it.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import ceil

from game.rules.case_role import CaseRole, Package
from game.rules.conditions import knows_enough
from game.rules.state import State

MOST_EASING = 7
"""Points that facts may take off a side's reservation in all."""

STRETCH_IN_PLAY = Fraction(3, 2)
"""The scale s of stretch in play."""


def total(case_role: CaseRole, side: str, package: Package) -> int:
    """The points of the settled options to a side, in hundredths."""
    points = case_role.points[side]
    return sum(points[option] for option in package if option is not None)


def settled_weight(case_role: CaseRole, side: str, package: Package) -> int:
    """The weight, 0 to 100, that a side gives to the issues a package settles."""
    return sum(
        weight
        for weight, option in zip(case_role.weights[side], package, strict=True)
        if option is not None
    )


def value(case_role: CaseRole, side: str, package: Package) -> Fraction:
    """A side's value of a package, 0 to 100; 0 where it settles nothing that side weighs."""
    weight = settled_weight(case_role, side, package)
    return Fraction(total(case_role, side, package), weight) if weight else Fraction(0)


def points_needed(line: Fraction, weight: int) -> int:
    """The least sum of points, in hundredths, whose value over `weight` reaches `line`."""
    return ceil(line * weight)


def reservation(case_role: CaseRole, side: str, flags: frozenset[str]) -> int:
    """A side's reservation, by the first listed number whose flags are all set."""
    model = case_role.case.sides[side]
    for other in model.reservations:
        if flags.issuperset(other.flags):
            return other.value
    return model.reservation


def easing(case_role: CaseRole, side: str, knows: Iterable[str]) -> int:
    """The points that the known facts take off a side's reservation, at most 7."""
    facts = case_role.case.facts
    return min(MOST_EASING, sum(facts[fact].eases.get(side, 0) for fact in knows))


def floor(case_role: CaseRole, side: str, knows: frozenset[str], flags: frozenset[str]) -> int:
    """The lowest value at which a side prefers the deal, rapport apart."""
    return reservation(case_role, side, flags) - easing(case_role, side, knows)


@lru_cache(maxsize=4096)
def stretch(concentration: int, rapport: int, scale: Fraction = STRETCH_IN_PLAY) -> Fraction:
    """How far rapport moves a side's floor: scale x (1.5 + 0.45 x concentration) x (r - 10) / 10.

    Nothing at rapport 10; negative below, which raises the bar.
    """
    return scale * (Fraction(3, 2) + Fraction(9, 20) * concentration) * Fraction(rapport - 10, 10)


def line(
    case_role: CaseRole,
    side: str,
    state: State,
    scale: Fraction = STRETCH_IN_PLAY,
) -> Fraction:
    """The value at which another side accepts: its floor less its stretch."""
    concentration = case_role.case.sides[side].concentration
    rapport = state.rapport[case_role.side_face_index[side]]
    return floor(case_role, side, state.knows, state.flags) - stretch(concentration, rapport, scale)


def home_line(
    case_role: CaseRole, knows: frozenset[str], flags: frozenset[str], mandate: int
) -> Fraction:
    """The value at which home stands by a deal: own floor - (mandate - 10) / 2."""
    return floor(case_role, case_role.role.side, knows, flags) - Fraction(mandate - 10, 2)


def crossed_red_line(case_role: CaseRole, side: str, package: Package) -> str | None:
    """The first option of a package, in file order, that a side refuses."""
    refuses = case_role.case.sides[side].refuses
    return next((option for option in package if option in refuses), None) if refuses else None


def crosses_red_line(case_role: CaseRole, side: str, package: Package) -> bool:
    """Whether a package has an option that a side refuses."""
    return crossed_red_line(case_role, side, package) is not None


@lru_cache(maxsize=65536)
def open_options(
    case_role: CaseRole, knows: frozenset[str], text: Package
) -> tuple[tuple[str, ...], ...]:
    """By issue: the options that may be tabled knowing these facts, in file order.

    Options in `text` are open whatever is known: somebody has drafted them.
    """
    return tuple(
        tuple(
            option
            for option in options
            if option in text or _known_enough(case_role, option, knows)
        )
        for options in case_role.option_ids
    )


def _known_enough(case_role: CaseRole, option: str, knows: frozenset[str]) -> bool:
    needs = case_role.option_needs.get(option)
    return needs is None or knows_enough(needs, knows)


@lru_cache(maxsize=64)
def weighed_packages(
    case_role: CaseRole, options: tuple[tuple[str, ...], ...], sides: tuple[str, ...]
) -> tuple[tuple[Package, tuple[int, ...]], ...]:
    """Every package of these options with its points to each side, in hundredths."""
    weighed: list[tuple[Package, tuple[int, ...]]] = [((), (0,) * len(sides))]
    tables = [case_role.points[side] for side in sides]
    for issue_options in options:
        weighed = [
            (
                (*package, option),
                tuple(sum_ + points[option] for sum_, points in zip(sums, tables, strict=True)),
            )
            for (package, sums), option in product(weighed, issue_options)
        ]
    return tuple(weighed)
