"""A meeting at the table: which offers may be refused there, and which deals closed."""

from functools import cached_property

from game.explore.encoding.meters import MeterSpace
from game.explore.meetings.pricing import Closing, Prices, RefusedOffer
from game.explore.meetings.rounds import price
from game.rules.case_role import Package


class Meeting:
    """The table of a role, under a key that decides its floors and its open options."""

    def __init__(self, space: MeterSpace, prices: Prices, open_gates: frozenset[str]) -> None:
        self._space = space
        self._prices = prices
        self._open_gates = open_gates
        self.closings: dict[Closing, int] = {}
        """By what a deal leaves: the vectors, pledges paid for, that close it."""
        self._closing_by: dict[Closing, dict[int, Package]] = {}
        for gates, closings in prices.closings.items():
            if gates <= open_gates:
                for closing, packages in closings.items():
                    self._closing_by.setdefault(closing, {}).update(packages)
                    for region in packages:
                        self.closings[closing] = self.closings.get(closing, 0) | region

    @cached_property
    def refusals(self) -> dict[RefusedOffer, int]:
        """By what a refused offer leaves: the vectors in which some offer leaves it."""
        found: dict[RefusedOffer, int] = {}
        for gates, refusals in self._prices.refusals.items():
            if gates <= self._open_gates:
                for refusal, region in refusals.items():
                    found[refusal] = found.get(refusal, 0) | region
        return found

    @property
    def pledges(self) -> frozenset[int]:
        """The marks of the pledges that an offer may break, taken together as it breaks them."""
        return frozenset(
            broken
            for gates, several in self._prices.pledges.items()
            if gates <= self._open_gates
            for broken in several
        )

    def closing_here(self, vector: int, broken: int) -> list[Package]:
        """A package for each kind of deal that may be closed with these meters.

        `broken` are the pledges paid for already.
        """
        found = []
        for closing, packages in self._closing_by.items():
            paid = self._space.moved(vector, price(self._space, closing.pledges & ~broken))
            found += [package for region, package in packages.items() if paid & region][:1]
        return found

    def refused_here(self, vector: int) -> list[Package]:
        """A package for each thing that a refusal may leave with these meters."""
        found: dict[object, Package] = {}
        for (signature, gates), package in self._prices.signatures.items():
            if not gates <= self._open_gates:
                continue
            costs = []
            for place, limits in enumerate(signature.thresholds):
                costs += [cost for mask, cost in self._prices.bands(place, limits) if mask & vector]
            found.setdefault((tuple(costs), signature.pledges, signature.narrowed), package)
        return list(found.values())
