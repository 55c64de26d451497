"""Weighing: every package a table could see, with all of it that does not depend on floors."""

from typing import NamedTuple

from game.explore.encoding.key import KeyLayout
from game.rules.bargaining.table import LEAST_SETTLED
from game.rules.case_role import Package

Gates = frozenset[str]
"""The options of a package that may be tabled only by whoever knows something."""


class Weighed(NamedTuple):
    """A package, weighed."""

    package: Package
    totals: tuple[int, ...]
    """By side, the player's own first: the points of what it settles."""
    weights: tuple[int, ...]
    """By side: the weights of the issues it settles."""
    crosses: tuple[bool, ...]
    """By other side: whether it crosses that side's red lines."""
    pledges: int
    """The marks of the pledges it breaks."""
    gates: Gates


def every_package(layout: KeyLayout) -> tuple[Weighed, ...]:
    """Every package that a role could table, brackets included, if it knew everything."""
    case_role = layout.case_role
    table = case_role.role.table
    brackets = table.brackets if table else 0
    others = len(case_role.others)
    nothing = (0,) * (1 + others)
    found = [Weighed((), nothing, nothing, (False,) * others, 0, frozenset())]
    # Issue by issue, since a role has tens of thousands of packages.
    for issue, options in enumerate(case_role.option_ids):
        settled = [_settling(layout, issue, option) for option in options]
        found = [
            _joined(so_far, each)
            for so_far in found
            for each in (*settled, *_in_brackets(so_far, brackets))
        ]
    least = LEAST_SETTLED
    return tuple(each for each in found if len(each.package) - each.package.count(None) >= least)


def _settling(layout: KeyLayout, issue: int, option: str) -> Weighed:
    """What settling an issue so adds to a package."""
    case_role = layout.case_role
    sides = (case_role.role.side, *case_role.others)
    return Weighed(
        (option,),
        tuple(case_role.points[side][option] for side in sides),
        tuple(case_role.weights[side][issue] for side in sides),
        tuple(option in case_role.case.sides[side].refuses for side in case_role.others),
        layout.broken.get(option, 0),
        frozenset({option}.intersection(case_role.option_needs)),
    )


def _in_brackets(so_far: Weighed, brackets: int) -> tuple[Weighed, ...]:
    """What leaving an issue open adds, if another may be left open."""
    if so_far.package.count(None) >= brackets:
        return ()
    nothing = (0,) * len(so_far.totals)
    return (Weighed((None,), nothing, nothing, (False,) * len(so_far.crosses), 0, frozenset()),)


def _joined(one: Weighed, other: Weighed) -> Weighed:
    return Weighed(
        one.package + other.package,
        tuple(map(int.__add__, one.totals, other.totals)),
        tuple(map(int.__add__, one.weights, other.weights)),
        tuple(map(bool.__or__, one.crosses, other.crosses)),
        one.pledges | other.pledges,
        one.gates | other.gates,
    )
