"""By moves: every state of a role in the order of how few moves lead to it.

The walk goes place by place, and comes to most states in more ways than one. Here the same steps
are taken a move at a time, so that the first sight of anything is of a shortest play.
"""

from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from game.explore.encode import Node
from game.explore.marks import Layer
from game.explore.walk import Walk
from game.explore.ways import GROUNDWORK, SETTLING, Step
from game.rules.places import RECALLED
from game.rules.state import State


class Arrival(NamedTuple):
    """A step that led to states that no fewer moves had led to."""

    made: int
    """How many moves had been made by then."""
    place: str
    marks: int
    """Where it came from."""
    before: int
    """The vectors there that no fewer moves lead to."""
    move: str
    step: Step


class ByMoves:
    """The states of a walk, by the fewest moves that lead to them."""

    def __init__(self, walk: Walk, first: State) -> None:
        """Begin where a walk of every state began, at one start."""
        self._walk = walk
        self._seen: dict[str, Layer] = {place: {} for place in walk.places}
        self._arrivals: dict[tuple[str, int], list[Arrival]] = {}
        marks, bits = walk.begun(first)
        # The brief is read, which is the first move.
        self._pending: dict[int, dict[str, Layer]] = {1: {GROUNDWORK: {marks: bits}}}

    def levels(self) -> Iterator[Walk]:
        """For one move, and two, and so on: the states to which no fewer lead."""
        while self._pending:
            made = min(self._pending)
            level: dict[str, Layer] = {}
            for place in self._walk.places:
                # Sitting down is no move, so that this may fill while it is gone through.
                level[place] = self._new(place, self._pending[made].get(place, {}))
                for marks, bits in level[place].items():
                    self._leave(place, marks, bits, made)
            del self._pending[made]
            found = copy(self._walk)
            found.layers = level
            yield found

    def came_from(self, node: Node) -> tuple[Node, str] | None:
        """The state before one on a shortest play, and the move between; None at the start."""
        place, marks, vector = node
        for each in sorted(self._arrivals.get((place, marks), ()), key=lambda each: each.made):
            before = each.step.flow.before(vector) & each.before
            if before:
                return (each.place, each.marks, before & -before), each.move
        return None

    def _new(self, place: str, reached: Layer) -> Layer:
        seen = self._seen[place]
        found: Layer = {}
        for marks, bits in reached.items():
            new = bits & ~seen.get(marks, 0)
            if new:
                found[marks] = new
                seen[marks] = seen.get(marks, 0) | new
        return found

    def _leave(self, place: str, marks: int, bits: int, made: int) -> None:
        """Take every way out of some states."""
        for moves, move, step in self._ways(place, marks):
            after = step.flow.after(bits)
            if not after:
                continue
            there = ((marks | step.sets) & step.keeps) + step.adds
            there = self._walk.steps.written(step.target, there)
            after &= ~self._seen[step.target].get(there, 0)
            if after:
                layer = self._pending.setdefault(made + moves, {}).setdefault(step.target, {})
                layer[there] = layer.get(there, 0) | after
                arrival = Arrival(made + moves, place, marks, bits, move, step)
                self._arrivals.setdefault((step.target, there), []).append(arrival)

    def _ways(self, place: str, marks: int) -> Iterator[tuple[int, str, Step]]:
        """The steps out of a place, each with the number of moves that it stands for."""
        walk = self._walk
        if place in walk.endings:
            return
        if SETTLING + place in walk.layers:
            yield from ((offers, "", step) for offers, step in walk.steps.by_offers(place, marks))
            return
        for way in walk.ways[place]:
            yield from ((1, way.move, step) for step in way.steps(marks))
        if place == GROUNDWORK:
            commit = walk.steps.commit
            for step in commit.steps(marks):
                # The plan is committed apart, by whoever is not recalled before.
                yield (1 if step.target == RECALLED else 2), commit.move, step
