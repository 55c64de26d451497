"""Flow: how sets of meter vectors move from one place to the next.

Whatever a move does to the meters, each vector goes somewhere by one shift of its bit. So a move is
a few pieces: vectors that all shift alike. Most vectors are in the largest; the others stand at the
end of a meter, where it clamps or a ceiling holds.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.explore.encoding.meters import MANDATE, MeterSpace, Movement


class Relation(NamedTuple):
    """One way from vectors to vectors."""

    takes: int
    """The vectors it is open to."""
    stages: tuple[tuple[Movement, int], ...] = ()
    """Movements made in turn, each with the vectors that may go on after it."""


def kept_to(relations: Iterable[Relation], region: int) -> list[Relation]:
    """Relations kept to the vectors of a region after them; those that keep none are left out."""
    found = []
    for takes, stages in relations:
        kept = region
        if stages:
            movement, keeps = stages[-1]
            kept &= keeps
            stages = (*stages[:-1], (movement, kept))
        else:
            takes = kept = kept & takes
        if kept:
            found.append(Relation(takes, stages))
    return found


def can_lose_mandate(relation: Relation) -> bool:
    """Whether any vector with some mandate may come out of a relation with none."""
    return any(0 in movement[MANDATE][1:] for movement, _ in relation.stages)


class Flow(NamedTuple):
    """Where a transition takes vectors."""

    bulk: int
    """The vectors of the largest piece."""
    shift: int
    """By how many bits they shift up, or, if negative, down."""
    rest: int
    """The vectors of all other pieces."""
    pieces: tuple[tuple[int, int], ...]
    """The other pieces, each with its shift."""

    def after(self, bits: int) -> int:
        """The vectors that those of a set become."""
        found = shifted(bits & self.bulk, self.shift)
        if bits & self.rest:
            for mask, shift in self.pieces:
                found |= shifted(bits & mask, shift)
        return found

    def before(self, bits: int) -> int:
        """The vectors that become one of a set."""
        found = shifted(bits, -self.shift) & self.bulk
        for mask, shift in self.pieces:
            found |= shifted(bits, -shift) & mask
        return found


def shifted(bits: int, shift: int) -> int:
    """A set whose vectors all shift alike."""
    return bits << shift if shift >= 0 else bits >> -shift


def flow_of(space: MeterSpace, relations: Iterable[Relation]) -> Flow:
    """What several relations do between them."""
    together: dict[int, int] = {}
    for relation in relations:
        for shift, mask in _pieces(space, relation).items():
            together[shift] = together.get(shift, 0) | mask
    if not together:
        return Flow(0, 0, 0, ())
    largest = max(together, key=lambda shift: together[shift].bit_count())
    bulk = together.pop(largest)
    rest = 0
    for mask in together.values():
        rest |= mask
    return Flow(bulk, largest, rest, tuple((mask, shift) for shift, mask in together.items()))


def _pieces(space: MeterSpace, relation: Relation) -> dict[int, int]:
    """By shift: the vectors of a relation that shift so and may go on after every stage."""
    found = {0: relation.takes}
    for movement, keeps in relation.stages:
        following: dict[int, int] = {}
        for so_far, mask in found.items():
            here = shifted(mask, so_far)
            for part, shift in space.pieces(movement):
                kept = shifted(here & part, shift) & keeps
                if kept:
                    total = so_far + shift
                    following[total] = following.get(total, 0) | shifted(kept, -total)
        found = following
    return {shift: mask for shift, mask in found.items() if mask}
