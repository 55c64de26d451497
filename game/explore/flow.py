"""Flow: how sets of meter vectors move from one place to the next.

Most of a set moves by one shift of its bits; only the vectors at the ends of a meter, where it
clamps or a ceiling holds, are moved level by level.
"""

from collections import Counter
from functools import cache
from typing import NamedTuple

from game.explore.meters import LEVELS, MeterSpace, Movement


class Relation(NamedTuple):
    """One way from vectors to vectors."""

    takes: int
    """The vectors it is open to."""
    stages: tuple[tuple[Movement, int], ...]
    """Movements made in turn, each with the vectors that may go on after it."""
    moves: int
    """How many moves of the game it is."""

    def after(self, space: MeterSpace, bits: int) -> int:
        """The vectors that those of a set become."""
        bits &= self.takes
        for movement, keeps in self.stages:
            if not bits:
                return 0
            bits = space.moved(bits, movement) & keeps
        return bits

    def before(self, space: MeterSpace, bits: int) -> int:
        """The vectors that become one of a set."""
        for movement, keeps in reversed(self.stages):
            bits = space.before(bits & keeps, movement)
        return bits & self.takes


class Flow(NamedTuple):
    """A relation made ready to be applied to hundreds of thousands of sets."""

    bulk: int
    """The vectors that all shift alike."""
    left: int
    """By how many bits they shift up; or"""
    right: int
    """down."""
    keeps: int
    """The vectors that may go on."""
    rest: int
    """The vectors it takes that move otherwise."""
    relation: Relation


def flow_of(space: MeterSpace, relation: Relation) -> Flow:
    """A relation made ready."""
    if not relation.stages:
        return Flow(relation.takes, 0, 0, space.everything, 0, relation)
    if len(relation.stages) > 1:
        return Flow(0, 0, 0, 0, relation.takes, relation)
    movement, keeps = relation.stages[0]
    alike, shift = _bulk(space, movement)
    return Flow(
        relation.takes & alike,
        max(shift, 0),
        max(-shift, 0),
        keeps,
        relation.takes & ~alike,
        relation,
    )


@cache
def _bulk(space: MeterSpace, movement: Movement) -> tuple[int, int]:
    """The vectors that shift by the commonest change of every meter, and by how many bits."""
    alike, shift = space.everything, 0
    for dimension, goes in enumerate(movement):
        changes = [target - level for level, target in enumerate(goes)]
        change = Counter(changes).most_common(1)[0][0]
        shift += change * LEVELS**dimension
        here = 0
        for level, each in enumerate(changes):
            if each == change:
                here |= space.level[dimension][level]
        alike &= here
    return alike, shift
