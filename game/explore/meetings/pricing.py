"""Pricing: every package of a table at given floors, as offers refused and as deals closed.

Packages whose refusals can cost the same are one to the walk, and so are deals that leave the same
behind; one package stands for each.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, cached_property
from itertools import product
from math import ceil
from typing import NamedTuple

from game.explore.encoding.key import DealKind, KeyLayout
from game.explore.encoding.meters import LEVELS, MANDATE
from game.explore.meetings.thresholds import NEVER, Acceptance, Offered, Thresholds
from game.explore.meetings.weighing import Gates, Weighed
from game.rules.bargaining.packages import value
from game.rules.bargaining.table import NEAR
from game.rules.case_role import Package
from game.rules.scoring.outcome import floors_at, still_signs
from game.rules.state import Deal


class Signature(NamedTuple):
    """All that a refusal can turn on."""

    thresholds: tuple[Thresholds, ...]
    pledges: int
    """The marks of the pledges it breaks."""
    narrowed: bool


class RefusedOffer(NamedTuple):
    """What one refused offer leaves behind."""

    costs: tuple[int, ...]
    """By other side: the rapport it costs with its face, if nothing has offended it yet."""
    pledges: int
    """The marks of the pledges it breaks."""
    narrowed: bool


class Closing(NamedTuple):
    """What a deal leaves behind."""

    kind: DealKind
    pledges: int
    narrowed: bool


Answered = tuple[Weighed, tuple[Thresholds, ...]]
"""A package with how every other side takes it."""


def answered(
    layout: KeyLayout, packages: Sequence[Weighed], floors: tuple[int, ...]
) -> tuple[Answered, ...]:
    """How the other sides take packages at given floors, by side, the player's own first."""
    sides = zip(layout.case_role.others, floors[1:], strict=True)
    answers = [
        Acceptance(layout.case_role, side, floor).of_each(
            [
                Offered(weighed.totals[at], weighed.weights[at], weighed.crosses[at - 1])
                for weighed in packages
            ]
        )
        for at, (side, floor) in enumerate(sides, 1)
    ]
    return tuple(zip(packages, zip(*answers, strict=True), strict=True))


class Prices:
    """Packages of a table, priced at given floors."""

    def __init__(
        self,
        layout: KeyLayout,
        packages: tuple[Answered, ...],
        floors: tuple[int, ...],
        openings: tuple[Package, ...],
    ) -> None:
        """Price the packages, answered at these floors after these openings."""
        self._layout = layout
        self._case_role = layout.case_role
        self._packages = packages
        self._floors = floors
        self._openings = openings
        self._others = layout.case_role.others
        self._faces = [1 + layout.case_role.side_face_index[side] for side in self._others]

    @cached_property
    def _nearer_than(self) -> Fraction:
        """The gap of the nearest opening text, which an offer must better to narrow anything."""
        gaps: list[Fraction] = []
        for opening in self._openings:
            sides = (self._case_role.role.side, *self._others)
            values = [
                Fraction(sum(self._case_role.points[side][o] for o in opening if o), 100)
                for side in sides
            ]
            short = [f - v for f, v in zip(self._floors, values, strict=True)]
            gaps.append(max(Fraction(0), *short))
        return min(gaps)

    def narrows(self, weighed: Weighed) -> bool:
        """Whether an offer narrows a gap, as `rules.table.narrows` has it."""
        if any(weighed.crosses):
            return False
        nearer = self._nearer_than
        if nearer <= 0 or self._floors[0] * weighed.weights[0] > weighed.totals[0]:
            return False
        for total, weight, floor in zip(weighed.totals, weighed.weights, self._floors, strict=True):
            # floor - total / weight, in whole numbers: this runs for every package.
            short, unit = (floor * weight - total, weight) if weight else (floor, 1)
            if short > NEAR * unit or short * nearer.denominator >= nearer.numerator * unit:
                return False
        return True

    @cached_property
    def signatures(self) -> dict[tuple[Signature, Gates], Package]:
        """By what a refusal can turn on and the options it needs: one such package."""
        found: dict[tuple[Signature, Gates], Package] = {}
        for weighed, thresholds in self._packages:
            signature = Signature(thresholds, weighed.pledges, self.narrows(weighed))
            found.setdefault((signature, weighed.gates), weighed.package)
        return found

    @cached_property
    def pledges(self) -> dict[Gates, set[int]]:
        """By the options needed: the marks of the pledges that an offer breaks, where it does."""
        found: dict[Gates, set[int]] = {}
        for weighed, _ in self._packages:
            if weighed.pledges:
                found.setdefault(weighed.gates, set()).add(weighed.pledges)
        return found

    @cached_property
    def refusals(self) -> dict[Gates, dict[RefusedOffer, int]]:
        """By the options needed and what a refused offer leaves: the vectors in which one does."""
        found: dict[Gates, dict[RefusedOffer, int]] = {}
        known: dict[tuple[Thresholds, ...], list[tuple[tuple[int, ...], int]]] = {}
        for signature, gates in self.signatures:
            thresholds = signature.thresholds
            if thresholds not in known:
                known[thresholds] = self._refused(thresholds)
            regions = found.setdefault(gates, {})
            for costs, region in known[thresholds]:
                refusal = RefusedOffer(costs, signature.pledges, signature.narrowed)
                regions[refusal] = regions.get(refusal, 0) | region
        return found

    def _refused(self, thresholds: tuple[Thresholds, ...]) -> list[tuple[tuple[int, ...], int]]:
        """What a refusal costs by side, each time with the vectors in which it does."""
        found = []
        bands = [self.bands(place, limits) for place, limits in enumerate(thresholds)]
        for several in product(*bands):
            if all(cost is None for _, cost in several):
                continue
            region = self._layout.space.everything
            for mask, _ in several:
                region &= mask
            if region:
                found.append((tuple(cost or 0 for _, cost in several), region))
        return found

    def bands(self, place: int, limits: Thresholds) -> list[tuple[int, int | None]]:
        """The vectors in which a side is insulted, hurt, refuses, or (None) signs."""
        everything = self._layout.space.everything
        at_least = (*self._layout.space.at_least[self._faces[place]], 0)
        signs = at_least[limits.signs_from]
        hurt = everything & ~at_least[limits.hurt_below] & ~signs
        insulted = hurt & ~at_least[limits.insulted_below]
        refuses = everything & ~hurt & ~signs
        bands: list[tuple[int, int | None]] = [
            (insulted, 2),
            (hurt & ~insulted, 1),
            (refuses, 0),
            (signs, None),
        ]
        return [band for band in bands if band[0]]

    @cached_property
    def closings(self) -> dict[Gates, dict[Closing, dict[int, Package]]]:
        """By the options needed and what a deal leaves: the vectors that close it so.

        For each set of vectors one package that is closed with just those. They are the vectors
        after the mandate that broken pledges cost is paid.
        """
        found: dict[Gates, dict[Closing, dict[int, Package]]] = {}
        for weighed, thresholds in self._packages:
            signs_from = [limits.signs_from for limits in thresholds]
            if NEVER in signs_from:
                continue
            closings = found.setdefault(weighed.gates, {})
            for kind, region in self._deals(weighed, signs_from):
                narrowed = kind.outcome == "draft" or self.narrows(weighed)
                packages = closings.setdefault(Closing(kind, weighed.pledges, narrowed), {})
                packages.setdefault(region, weighed.package)
        return found

    def _deals(self, weighed: Weighed, signs_from: list[int]) -> Iterator[tuple[DealKind, int]]:
        """The kinds of deal a package makes where everybody signs, each with its vectors."""
        space = self._layout.space
        region = space.everything
        for face, rapport in zip(self._faces, signs_from, strict=True):
            region &= space.at_least[face][rapport]
        agreed = self._layout.deal_options.intersection(weighed.package)
        if None in weighed.package:
            yield DealKind("draft", agreed), region
            return
        # Home stands by it from some mandate on: own value >= own floor - (mandate - 10) / 2.
        short = self._floors[0] - Fraction(weighed.totals[0], weighed.weights[0])
        stands_from = max(0, ceil(10 + 2 * short))
        at_home = space.at_least[MANDATE][stands_from] if stands_from < LEVELS else 0
        if region & ~at_home:
            yield DealKind("repudiated", agreed), region & ~at_home
        if region & at_home:
            yield self._standing(weighed, agreed), region & at_home

    def _standing(self, weighed: Weighed, agreed: frozenset[str]) -> DealKind:
        """The kind of deal that stands."""
        margins = [
            Fraction(total, weight) - floor
            for total, weight, floor in zip(
                weighed.totals, weighed.weights, self._floors, strict=True
            )
        ]
        own = margins[0] + self._floors[0] if self._layout.by_value else None
        return _kind_of(margins, agreed, own)


def _kind_of(margins: list[Fraction], agreed: frozenset[str], own: Fraction | None) -> DealKind:
    """The kind of a deal that stands, from what it is worth to each side over its floor."""
    durability = Fraction(100)
    for margin in margins:
        durability *= _share(margin)
    return DealKind("signed", agreed, durability, trap=margins[0] < 0, own=own)


def standing_kind(layout: KeyLayout, deal: Deal, agreed: frozenset[str]) -> DealKind:
    """The kind of a deal that was signed and stands."""
    case_role = layout.case_role
    floors = floors_at(case_role, deal)
    values = {side: value(case_role, side, deal.package) for side in floors}
    margins = [values[side] - floors[side] for side in floors]
    return _kind_of(margins, agreed, values[case_role.role.side] if layout.by_value else None)


_share = cache(still_signs)
