"""Papers: every full package of a table with what it is worth and the rapport it asks for."""

from collections.abc import Sequence
from typing import NamedTuple

from game.explore.meetings.thresholds import Acceptance, Offered
from game.explore.packages.stages import sides_of
from game.rules.bargaining.packages import crosses_red_line, total, weighed_packages
from game.rules.case_role import CaseRole, Package

WHOLE = 100
"""The weight of a full package: each side's weights sum to 100."""


class Paper(NamedTuple):
    """A full package, weighed."""

    package: Package
    totals: tuple[int, ...]
    """By side, the player's own first: its points, in hundredths."""
    drafted: bool
    """Whether somebody must know something before it can be tabled."""
    crosses: frozenset[str] = frozenset()
    """The other sides whose red lines it crosses."""


class Taken(NamedTuple):
    """A paper as the sides take it at some floors."""

    paper: Paper
    own: bool
    """Whether it reaches the player's own floor."""
    rapport: tuple[int, ...]
    """By other side: the least rapport with its face at which it accepts; over 20, none."""

    def by_all(self, rapport: int) -> bool:
        """Whether all other sides accept it at this rapport with every face."""
        return max(self.rapport) <= rapport


def free_papers(case_role: CaseRole) -> tuple[Paper, ...]:
    """Every full package without an option that a side at the table refuses."""
    needing = case_role.option_needs.keys()
    weighed = weighed_packages(case_role, unrefused(case_role), sides_of(case_role))
    return tuple(
        Paper(package, totals, not needing.isdisjoint(package)) for package, totals in weighed
    )


def weigh(case_role: CaseRole, package: Package) -> Paper:
    """A full package, weighed."""
    return Paper(
        package,
        tuple(total(case_role, side, package) for side in sides_of(case_role)),
        drafted=not case_role.option_needs.keys().isdisjoint(package),
        crosses=frozenset(
            side for side in case_role.others if crosses_red_line(case_role, side, package)
        ),
    )


def unrefused(case_role: CaseRole) -> tuple[tuple[str, ...], ...]:
    """By issue: the options that no side at the table refuses."""
    return tuple(
        tuple(option for option in options if option not in case_role.refused)
        for options in case_role.option_ids
    )


def taken(
    case_role: CaseRole, papers: Sequence[Paper], floors: tuple[int, ...]
) -> tuple[Taken, ...]:
    """How the sides take papers at these floors."""
    signs = [
        _signs_from(case_role, papers, place, floors[place])
        for place in range(1, 1 + len(case_role.others))
    ]
    own = WHOLE * floors[0]
    return tuple(
        Taken(paper, paper.totals[0] >= own, rapport)
        for paper, rapport in zip(papers, zip(*signs, strict=True), strict=True)
    )


def _signs_from(case_role: CaseRole, papers: Sequence[Paper], place: int, floor: int) -> list[int]:
    """By paper: the least rapport at which the side at this place accepts it."""
    side = sides_of(case_role)[place]
    offered = [(paper.totals[place], side in paper.crosses) for paper in papers]
    # Each once: of twenty thousand papers a side has a thousand values or so.
    different = list(set(offered))
    found = Acceptance(case_role, side, floor).of_each(
        [Offered(total, WHOLE, crosses) for total, crosses in different]
    )
    by_offer = {
        offer: thresholds.signs_from for offer, thresholds in zip(different, found, strict=True)
    }
    return [by_offer[offer] for offer in offered]
