"""Pricing: from which rapport and mandate each package is signed, and what its refusal costs.

Acceptance is monotone: the warmer the room, the lower a side's line. So of a package only the
rapport matters at which each side stops being offended twice, once, and starts to sign; packages
that agree in those are one to the walk, and one of them stands for all.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import ceil
from typing import NamedTuple

from game.explore.marks import DealKind, Marks
from game.explore.meters import LEVELS, MANDATE
from game.rules.bargaining import FAR_BELOW
from game.rules.case_role import CaseRole, Package
from game.rules.outcome import OTHER_WORLDS, floors_at
from game.rules.packages import STRETCH_IN_PLAY, stretch, value
from game.rules.state import Deal
from game.rules.table import LEAST_SETTLED, NEAR

NEVER = LEVELS
"""A rapport nobody reaches."""


class Temper(NamedTuple):
    """One side's answer to a package by the rapport with its face."""

    insulted_below: int
    """Below this rapport the offer costs 2."""
    hurt_below: int
    """Below this it costs 1."""
    signs_from: int
    """From this on it signs; between, it refuses at no cost."""


class Signature(NamedTuple):
    """All that a refusal can turn on."""

    tempers: tuple[Temper, ...]
    pledges: int
    """The marks of the pledges it breaks."""
    narrowed: bool


class Closing(NamedTuple):
    """What a deal leaves behind."""

    kind: DealKind
    pledges: int
    narrowed: bool


class Weighed(NamedTuple):
    """A package with its totals by side, own first, the weights it settles, and what it needs."""

    package: Package
    totals: tuple[int, ...]
    weights: tuple[int, ...]
    gates: frozenset[str]
    """Its options that need facts."""


def every_package(case_role: CaseRole) -> tuple[Weighed, ...]:
    """Every package that a role could table, brackets included, if it knew everything."""
    table = case_role.role.table
    brackets = table.brackets if table else 0
    sides = (case_role.role.side, *case_role.others)
    found: list[Weighed] = []
    choices = [(*options, None) if brackets else options for options in case_role.option_ids]
    for package in product(*choices):
        left = package.count(None)
        if left > brackets or len(package) - left < LEAST_SETTLED:
            continue
        settled = [(i, option) for i, option in enumerate(package) if option is not None]
        found.append(
            Weighed(
                package,
                tuple(sum(case_role.points[s][option] for _, option in settled) for s in sides),
                tuple(sum(case_role.weights[s][i] for i, _ in settled) for s in sides),
                frozenset(o for _, o in settled if o in case_role.option_needs),
            )
        )
    return tuple(found)


class Prices:
    """Every package of a table, priced at given floors."""

    def __init__(
        self, marks: Marks, packages: tuple[Weighed, ...], floors: tuple[int, ...]
    ) -> None:
        """Price the packages; `floors` are by side, the player's own first."""
        self._marks = marks
        self._case_role = marks.case_role
        self._packages = packages
        self._floors = floors
        self._others = marks.case_role.others
        self._red = [frozenset(self._case_role.case.sides[side].refuses) for side in self._others]
        self._tempers: dict[tuple[int, int, int, bool], Temper] = {}

    def _lines(self, place: int, scale: Fraction) -> list[Fraction]:
        """By rapport: the line of the other side in this place."""
        side = self._others[place]
        concentration = self._case_role.case.sides[side].concentration
        floor = self._floors[1 + place]
        return [floor - stretch(concentration, rapport, scale) for rapport in range(LEVELS)]

    def temper(self, place: int, weighed: Weighed) -> Temper:
        """How the other side in this place takes a package."""
        crosses = not self._red[place].isdisjoint(weighed.package)
        key = (place, weighed.totals[1 + place], weighed.weights[1 + place], crosses)
        found = self._tempers.get(key)
        if found is None:
            found = self._tempers[key] = self._temper(*key)
        return found

    def _temper(self, place: int, total: int, weight: int, crosses: bool) -> Temper:
        value = Fraction(total, weight) if weight else Fraction(0)
        below = [line - value for line in self._lines(place, STRETCH_IN_PLAY)]
        insulted = _first(gap < 2 * FAR_BELOW for gap in below)
        hurt = NEVER if crosses else _first(gap < FAR_BELOW for gap in below)
        signs = NEVER if crosses or not weight else _first(gap <= 0 for gap in below)
        return Temper(insulted, hurt, signs)

    def _pledges(self, weighed: Weighed) -> int:
        return sum(bit for option, bit in self._marks.broken.items() if option in weighed.package)

    @cached_property
    def _nearer_than(self) -> Fraction:
        """The gap of the nearest opening text, which an offer must better to narrow anything."""
        gaps: list[Fraction] = []
        for opening in self._case_role.opens.values():
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
        if any(not red.isdisjoint(weighed.package) for red in self._red):
            return False
        totals = zip(weighed.totals, weighed.weights, self._floors, strict=True)
        gaps = [f - Fraction(t, w) if w else Fraction(f) for t, w, f in totals]
        gap = max(Fraction(0), *gaps)
        return gaps[0] <= 0 and gap <= NEAR and gap < self._nearer_than

    @cached_property
    def signatures(self) -> dict[tuple[Signature, frozenset[str]], Package]:
        """By what a refusal can turn on and the options it needs: one such package."""
        found: dict[tuple[Signature, frozenset[str]], Package] = {}
        places = range(len(self._others))
        for weighed in self._packages:
            signature = Signature(
                tuple(self.temper(place, weighed) for place in places),
                self._pledges(weighed),
                self.narrows(weighed),
            )
            found.setdefault((signature, weighed.gates), weighed.package)
        return found

    @cached_property
    def closings(self) -> dict[tuple[Closing, frozenset[str]], dict[int, Package]]:
        """By what a deal leaves and the options it needs: the vectors that close it so.

        For each set of vectors one package that is closed with just those. They are the vectors
        after the mandate that broken pledges cost is paid.
        """
        found: dict[tuple[Closing, frozenset[str]], dict[int, Package]] = {}
        for weighed in self._packages:
            for kind, region in self._deals(weighed):
                narrowed = kind.outcome == "draft" or self.narrows(weighed)
                closing = Closing(kind, self._pledges(weighed), narrowed)
                packages = found.setdefault((closing, weighed.gates), {})
                packages.setdefault(region, weighed.package)
        return found

    def _deals(self, weighed: Weighed) -> Iterator[tuple[DealKind, int]]:
        """The kinds of deal a package makes where everybody signs, each with its vectors."""
        space = self._marks.space
        region = space.everything
        for place, side in enumerate(self._others):
            signs_from = self.temper(place, weighed).signs_from
            if signs_from == NEVER:
                return
            dimension = 1 + self._case_role.side_face_index[side]
            region &= space.at_least[dimension][signs_from]
        agreed = frozenset(o for o in weighed.package if o in self._marks.asked)
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
            yield self._standing(weighed), region & at_home

    def _standing(self, weighed: Weighed) -> DealKind:
        """The kind of deal that stands."""
        agreed = frozenset(o for o in weighed.package if o in self._marks.asked)
        margins = [
            Fraction(total, weight) - floor
            for total, weight, floor in zip(
                weighed.totals, weighed.weights, self._floors, strict=True
            )
        ]
        own = margins[0] + self._floors[0] if self._marks.by_value else None
        return _kind_of(margins, agreed, own)


def _kind_of(margins: list[Fraction], agreed: frozenset[str], own: Fraction | None) -> DealKind:
    """The kind of a deal that stands, from what it is worth to each side over its floor."""
    durability = Fraction(100)
    for margin in margins:
        durability *= _share(margin)
    return DealKind("signed", agreed, durability, trap=margins[0] < 0, own=own)


def standing_kind(marks: Marks, deal: Deal, agreed: frozenset[str]) -> DealKind:
    """The kind of a deal that was signed and stands."""
    case_role = marks.case_role
    floors = floors_at(case_role, deal)
    values = {side: value(case_role, side, deal.package) for side in floors}
    margins = [values[side] - floors[side] for side in floors]
    return _kind_of(margins, agreed, values[case_role.role.side] if marks.by_value else None)


def _share(margin: Fraction) -> Fraction:
    """The share of other worlds in which a side still signs; none below its floor."""
    if margin < 0:
        return Fraction(0)
    return Fraction(sum(margin >= shift for shift in OTHER_WORLDS), len(OTHER_WORLDS))


def _first(holds: Iterator[bool]) -> int:
    """The least rapport from which something holds."""
    return next((rapport for rapport, each in enumerate(holds) if each), NEVER)
