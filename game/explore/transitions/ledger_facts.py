"""The ledger's facts: once no more of them can be learned, it matters only whether all are known.

An unsigned ending is credited with the floors and red lines of all other sides together, or not.
So where nothing else asks after some of these facts, and none of them can be learned any more,
states that know all that is needed are one to the walk, and so are states that never will.
"""

from game.explore.encoding.key import KeyLayout, Layer
from game.explore.transitions.slicing import Slice
from game.rules.knowledge.known import knows_all_lines


class LedgerFacts:
    """Marks written as one wherever they differ in the ledger's facts to no effect."""

    def __init__(self, layout: KeyLayout, slice_: Slice) -> None:
        self._layout = layout
        self._slice = slice_
        self._written: dict[tuple[int, int], tuple[int, int]] = {}

    def settled(self, scene_or_ending: str) -> int:
        """The facts after which nothing but the ledger asks from there on."""
        return self._slice.only_in_ledger.get(scene_or_ending, 0)

    def written(self, scene_or_ending: str, key: int) -> int:
        """Marks as all are written that come to the same from there on."""
        settled = self.settled(scene_or_ending)
        if not settled:
            return key
        keeps, sets = self._keeps_and_sets(settled, key & self._slice.ledger_facts)
        return key & keeps | sets

    def as_one(self, scene_or_ending: str, layer: Layer) -> Layer:
        """The states of a place by marks so written."""
        if not self.settled(scene_or_ending):
            return layer
        found: Layer = {}
        for key, bits in layer.items():
            key = self.written(scene_or_ending, key)
            found[key] = found.get(key, 0) | bits
        return found

    def _keeps_and_sets(self, settled: int, known: int) -> tuple[int, int]:
        """What to keep of marks and what to set: all settled facts, none, or as they are."""
        found = self._written.get((settled, known))
        if found is None:
            if self._complete(known):
                found = -1, settled
            elif not self._complete(known | self._slice.ledger_facts & ~settled):
                found = ~settled, 0
            else:
                found = -1, 0
            self._written[settled, known] = found
        return found

    def _complete(self, facts: int) -> bool:
        return knows_all_lines(self._layout.case_role, self._layout.known(facts))
