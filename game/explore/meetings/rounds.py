"""The rounds of a meeting at the table: what offers may have left by the time it ends.

Offers that are refused cost rapport (each side once), pledges cost mandate, and some narrow a gap.
What one offer leaves does not depend on who made it or what was answered, so a meeting is a walk
over a few dozen such leavings, found once for all the vectors it may begin with, and for all
meetings in which offers may be refused alike.
"""

from collections.abc import Mapping
from typing import NamedTuple

from game.explore.encoding.flow import Relation
from game.explore.encoding.key import KeyLayout
from game.explore.encoding.meters import MANDATE, MeterSpace, Movement, by_levels
from game.explore.meetings.pricing import RefusedOffer
from game.rules.bargaining.table import PLEDGE_COST


class Leavings(NamedTuple):
    """What the offers of a meeting have left so far."""

    costs: tuple[int, ...]
    """By other side: the rapport it has cost; a side offended once is not offended again."""
    pledges: int
    narrowed: bool
    brief_read: bool


Starts = dict[Leavings, int]
"""By what a meeting leaves: the vectors at its start from which it does."""


def price(space: MeterSpace, pledges: int) -> Movement:
    """What breaking these pledges costs."""
    return by_levels(space.dimensions, MANDATE, -PLEDGE_COST * pledges.bit_count())


class Rounds:
    """The rounds of meetings in which these offers may be refused."""

    def __init__(
        self, layout: KeyLayout, refusals: Mapping[RefusedOffer, int], pledges: frozenset[int]
    ) -> None:
        """Begin.

        Args:
            layout: where each mark of the role stands.
            refusals: by what a refused offer leaves, the vectors in which some offer leaves it.
            pledges: the marks of the pledges that offers may break, refused or not.
        """
        self._space: MeterSpace = layout.space
        self._faces = [
            1 + layout.case_role.side_face_index[side] for side in layout.case_role.others
        ]
        table = layout.case_role.role.table
        assert table is not None
        self.most = table.rounds
        """How many rounds there are."""
        self._refusals = refusals
        self._pledges = pledges
        self._walked: dict[bool, list[Starts]] = {}
        self._after: dict[Leavings, list[tuple[Leavings, int]]] = {}

    def leavings(self, staked: bool) -> Starts:
        """What may have been left by the time a meeting is closed or walked out of.

        By leavings: the vectors at the start of the meeting from which they come about. Vectors
        whose mandate would run out are not among them.
        """
        found: Starts = {}
        for layer in self._rounds(staked)[:-1]:
            for leavings, start in layer.items():
                found[leavings] = found.get(leavings, 0) | start
        return found

    def _rounds(self, staked: bool) -> list[Starts]:
        """By number of rounds gone, none to all: by leavings, the starts that lead to them."""
        found = self._walked.get(staked)
        if found is None:
            nothing = Leavings((0,) * len(self._faces), 0, False, False)
            found = self._walked[staked] = [{nothing: self._space.everything}]
            for _ in range(self.most):
                following: Starts = {}
                for leavings, start in found[-1].items():
                    for after, part in self._one_more(leavings, start, staked):
                        following[after] = following.get(after, 0) | part
                found.append(following)
        return found

    def _one_more(self, leavings: Leavings, start: int, staked: bool) -> list[tuple[Leavings, int]]:
        """What one more round may leave, each with the starts from which it does."""
        found: list[tuple[Leavings, int]] = []
        if staked and not leavings.brief_read:
            found.append((leavings._replace(brief_read=True), start))
        for after, region in self._following(leavings):
            part = start & region
            if part:
                found.append((after, part))
        return found

    def _following(self, leavings: Leavings) -> list[tuple[Leavings, int]]:
        """What one more offer may leave, each with the starts of all meetings in which it can."""
        found = self._after.get(leavings)
        if found is None:
            movement = self.movement(leavings)
            found = self._after[leavings] = []
            for refusal, region in self._refusals.items():
                after = self.refused(leavings, refusal)
                starts = self._space.before(region, movement) & self._alive(after.pledges)
                found.append((after, starts))
        return found

    @staticmethod
    def refused(leavings: Leavings, refusal: RefusedOffer) -> Leavings:
        """What is left after one more refusal."""
        costs = tuple(had or new for had, new in zip(leavings.costs, refusal.costs, strict=True))
        return leavings._replace(
            costs=costs,
            pledges=leavings.pledges | refusal.pledges,
            narrowed=leavings.narrowed or refusal.narrowed,
        )

    def _alive(self, pledges: int) -> int:
        """The starts whose mandate pays for these pledges and is not gone."""
        cost = PLEDGE_COST * pledges.bit_count()
        levels = self._space.at_least[MANDATE]
        return levels[cost + 1] if cost + 1 < len(levels) else 0

    def movement(self, leavings: Leavings) -> Movement:
        """What the meeting has done to the meters."""
        by_face = [0] * self._space.dimensions
        by_face[MANDATE] = -PLEDGE_COST * leavings.pledges.bit_count()
        for face, cost in zip(self._faces, leavings.costs, strict=True):
            by_face[face] -= cost
        return tuple(
            by_levels(self._space.dimensions, dimension, change)[dimension]
            for dimension, change in enumerate(by_face)
        )

    def after(self, staked: bool, made: int) -> Starts:
        """What may have been left after so many rounds, none to all, and nothing signed."""
        return self._rounds(staked)[made]

    def recalls(self, before: Starts) -> Starts:
        """The starts from which one more offer ends the meeting by the pledges that it breaks, by
        what is left then; `before` is what was left before it.
        """
        found: Starts = {}
        for leavings, start in before.items():
            for more in self._pledges:
                after = leavings._replace(pledges=leavings.pledges | more)
                gone = start & ~self._alive(after.pledges)
                if after != leavings and gone:
                    found[after] = found.get(after, 0) | gone
        return found

    def relations(self, starts: Starts) -> tuple[Relation, ...]:
        """The relations from the start of the meeting to what these leavings leave."""
        found: dict[Movement, int] = {}
        for leavings, start in starts.items():
            movement = self.movement(leavings)
            found[movement] = found.get(movement, 0) | start
        everything = self._space.everything
        return tuple(
            Relation(start, ((movement, everything),)) for movement, start in found.items()
        )
