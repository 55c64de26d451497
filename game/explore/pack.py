"""Packs: many sets of meter vectors side by side in one integer, moved all at once.

A meeting at the table has dozens of outcomes and the same ones for hundreds of sets, so each
outcome is worked out for a whole pack of sets with a handful of operations on long integers.
"""

from game.explore.flow import Flow, Relation
from game.explore.meters import LEVELS, MeterSpace, Movement

PACK_BYTES = 1 << 16
"""About how long a pack is: long enough to be worth it, short enough for a processor's cache."""


class Packer:
    """Packs of the sets of one meter space."""

    def __init__(self, space: MeterSpace) -> None:
        self._space = space
        self._width = (LEVELS**space.dimensions + 7) // 8
        self.size = max(1, PACK_BYTES // self._width)
        """How many sets make a pack."""
        self._copies: dict[int, int] = {0: 0}

    def together(self, sets: list[int]) -> int:
        """At most `size` sets as one pack."""
        width = self._width
        return int.from_bytes(b"".join([bits.to_bytes(width, "little") for bits in sets]), "little")

    def apart(self, pack: int, count: int) -> list[int]:
        """The first so many sets of a pack."""
        width = self._width
        whole = pack.to_bytes(width * self.size, "little")
        return [
            int.from_bytes(whole[at : at + width], "little")
            for at in range(0, count * width, width)
        ]

    def copies(self, mask: int) -> int:
        """A pack in which every set is this one."""
        found = self._copies.get(mask)
        if found is None:
            repeated = mask.to_bytes(self._width, "little") * self.size
            found = self._copies[mask] = int.from_bytes(repeated, "little")
        return found

    def after(self, pack: int, flows: tuple[Flow, ...]) -> int:
        """What the sets of a pack become."""
        copies = self.copies
        found = 0
        for bulk, left, right, keeps, rest, relation in flows:
            if bulk:
                found |= (pack & copies(bulk)) << left >> right & copies(keeps)
            if rest and (part := pack & copies(rest)):
                found |= self._related(part, relation)
        return found

    def _related(self, pack: int, relation: Relation) -> int:
        for movement, keeps in relation.stages:
            pack = self._moved(pack, movement) & self.copies(keeps)
        return pack

    def _moved(self, pack: int, movement: Movement) -> int:
        for dimension, goes in enumerate(movement):
            shifts = self._space.shifts(dimension, goes)
            if shifts:
                before, pack = pack, 0
                for mask, shift in shifts:
                    part = before & self.copies(mask)
                    pack |= part << shift if shift >= 0 else part >> -shift
        return pack
