"""A package that is being put together, as far as the player can weigh it."""

from fractions import Fraction
from typing import NamedTuple

from game.rules.bargaining.packages import floor, open_options, settled_weight, total, value
from game.rules.bargaining.table import PLEDGE_COST, newly_broken_pledges
from game.rules.case_role import CaseRole, Package
from game.rules.knowledge.known import revealed
from game.rules.state import State
from game.rules.view.table_view import own_points_hidden


class TheirPoints(NamedTuple):
    """What is known of a package's worth to another side."""

    side: str
    name: str
    points: Fraction
    """Over the settled issues on which its points are known."""
    known: int
    """How many those are."""


class Weighing(NamedTuple):
    """What the player can tell of a package before he tables it."""

    issues: int
    settled: int
    own: Fraction | None
    """Your value of it so far, over the settled issues; None while staked or nothing is settled."""
    own_points: Fraction | None
    """The sum of your points, where nothing is in brackets the same as your value."""
    own_floor: int | None
    settled_floor: Fraction | None
    """Your floor over the settled issues, in the points of those: what holds for a draft."""
    open_at_most: Fraction | None
    """The most points that the issues still open could bring you; None while staked."""
    theirs: tuple[TheirPoints, ...]
    """By other side: the points you know it gets."""
    breaks: tuple[str, ...]
    """Texts of your pledges that tabling it would break for the first time."""
    pledge_cost: int
    """The mandate that would cost."""


def weigh(case_role: CaseRole, state: State, package: Package) -> Weighing:
    """What the player can tell of a package before he tables it."""
    own = case_role.role.side
    staked = own_points_hidden(state)
    hidden = staked or not any(package)
    own_floor = None if staked else floor(case_role, own, state.knows, state.flags)
    broken = newly_broken_pledges(case_role, state, package)
    return Weighing(
        issues=len(package),
        settled=len(package) - package.count(None),
        own=None if hidden else value(case_role, own, package),
        own_points=None if hidden else Fraction(total(case_role, own, package), 100),
        own_floor=own_floor,
        settled_floor=None
        if own_floor is None
        else Fraction(own_floor * settled_weight(case_role, own, package), 100),
        open_at_most=None if staked else _open_at_most(case_role, state, package),
        theirs=tuple(_known_points(case_role, state, side, package) for side in case_role.others),
        breaks=tuple(case_role.option_text[option] for option in sorted(broken)),
        pledge_cost=PLEDGE_COST * len(broken),
    )


def _open_at_most(case_role: CaseRole, state: State, package: Package) -> Fraction:
    points = case_role.points[case_role.role.side]
    open_ = open_options(case_role, state.knows, state.text)
    most = [
        max((points[option] for option in options), default=0)
        for options, settled in zip(open_, package, strict=True)
        if settled is None
    ]
    return Fraction(sum(most), 100)


def _known_points(case_role: CaseRole, state: State, side: str, package: Package) -> TheirPoints:
    shown = revealed(case_role, state.knows)
    known = [
        case_role.points[side][option]
        for issue, option in zip(case_role.issue_ids, package, strict=True)
        if option is not None and (side, issue) in shown
    ]
    return TheirPoints(side, case_role.side_name(side), Fraction(sum(known), 100), len(known))
