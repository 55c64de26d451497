"""Doors: what charm alone opens, with nothing known and nobody's floor eased."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from game.explore.packages.papers import Taken
from game.rules.case_role import CaseRole, Package
from game.rules.state import METER_TOP

NEUTRAL = 10
"""The rapport that changes nothing."""


class Door(NamedTuple):
    """One clause of a paper changed, the rest as it stood."""

    option: str
    taken: Taken
    """The paper so changed, as the sides take it."""
    drafted: bool
    """Whether somebody must know something before the clause can be tabled: charm is not enough."""

    @property
    def open(self) -> bool:
        """Whether it stands open without any charm."""
        return self.taken.by_all(NEUTRAL)


def doors(case_role: CaseRole, base: Package, by_package: dict[Package, Taken]) -> tuple[Door, ...]:
    """The clauses that a warm room would take in place of the base's, in file order.

    Options that some side refuses stay shut, and those that ask for more than rapport 20 too.
    """
    found = []
    for place, options in enumerate(case_role.option_ids):
        for option in options:
            if option == base[place]:
                continue
            taken = by_package.get((*base[:place], option, *base[place + 1 :]))
            if taken is not None and taken.by_all(METER_TOP):
                found.append(Door(option, taken, option in case_role.option_needs))
    return tuple(found)


def opened_by_charm(every: Sequence[Taken]) -> dict[int, int]:
    """By rapport: how many papers at or above one's own floor it opens that nobody had to draft.

    The same rapport with every face; at 10 stand those that need no charm at all.
    """
    counted = Counter(
        max(NEUTRAL, *taken.rapport)
        for taken in every
        if taken.own and not taken.paper.drafted and taken.by_all(METER_TOP)
    )
    return dict(sorted(counted.items()))
