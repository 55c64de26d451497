"""By moves: every state of a role in the order of how few moves lead to it.

The walk goes place by place, and comes to most states in more ways than one. Here the same
transitions are taken a move at a time, so that the first sight of anything is of a shortest play.
"""

from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from game.explore.encoding.key import Layer
from game.explore.encoding.place import GROUNDWORK, SETTLING
from game.explore.reachability.node import Node
from game.explore.reachability.walk import Walk
from game.explore.transitions.compiled_move import Transition
from game.rules.places import RECALLED
from game.rules.state import State


class Arrival(NamedTuple):
    """A transition that led to states that no fewer moves had led to."""

    made: int
    """How many moves had been made by then."""
    place: str
    key: int
    """Where it came from."""
    before: int
    """The vectors there that no fewer moves lead to."""
    move: str
    transition: Transition


class ByMoves:
    """The states of a walk, by the fewest moves that lead to them."""

    def __init__(self, walk: Walk, first: State) -> None:
        """Begin where a walk of every state began, at one start."""
        self._walk = walk
        self._seen: dict[str, Layer] = {place: {} for place in walk.places}
        self._arrivals: dict[tuple[str, int], list[Arrival]] = {}
        key, bits = walk.begun(first)
        # The brief is read, which is the first move.
        self._pending: dict[int, dict[str, Layer]] = {1: {GROUNDWORK: {key: bits}}}

    def levels(self) -> Iterator[Walk]:
        """For one move, and two, and so on: the states to which no fewer lead."""
        while self._pending:
            made = min(self._pending)
            level: dict[str, Layer] = {}
            for place in self._walk.places:
                # Sitting down is no move, so that this may fill while it is gone through.
                level[place] = self._new(place, self._pending[made].get(place, {}))
                for key, bits in level[place].items():
                    self._leave(place, key, bits, made)
            del self._pending[made]
            found = copy(self._walk)
            found.layers = level
            yield found

    def came_from(self, node: Node) -> tuple[Node, str] | None:
        """The state before one on a shortest play, and the move between; None at the start."""
        place, key, vector = node
        for each in sorted(self._arrivals.get((place, key), ()), key=lambda each: each.made):
            before = each.transition.flow.before(vector) & each.before
            if before:
                return (each.place, each.key, before & -before), each.move
        return None

    def _new(self, place: str, reached: Layer) -> Layer:
        seen = self._seen[place]
        found: Layer = {}
        for key, bits in reached.items():
            new = bits & ~seen.get(key, 0)
            if new:
                found[key] = new
                seen[key] = seen.get(key, 0) | new
        return found

    def _leave(self, place: str, key: int, bits: int, made: int) -> None:
        """Take every way out of some states."""
        for moves, move, transition in self._leaving(place, key):
            after = transition.flow.after(bits)
            if not after:
                continue
            there = ((key | transition.sets) & transition.keeps) + transition.adds
            there = self._walk.transitions.arrivals.written(transition.target, there)
            after &= ~self._seen[transition.target].get(there, 0)
            if after:
                layer = self._pending.setdefault(made + moves, {}).setdefault(transition.target, {})
                layer[there] = layer.get(there, 0) | after
                arrival = Arrival(made + moves, place, key, bits, move, transition)
                self._arrivals.setdefault((transition.target, there), []).append(arrival)

    def _leaving(self, place: str, key: int) -> Iterator[tuple[int, str, Transition]]:
        """The transitions out of a place, each with the number of moves that it stands for."""
        walk = self._walk
        if place in walk.endings:
            return
        if SETTLING + place in walk.layers:
            yield from (
                (offers, "", transition)
                for offers, transition in walk.transitions.by_offers(place, key)
            )
            return
        for move in walk.moves[place]:
            yield from ((1, move.id, transition) for transition in move.transitions(key))
        if place == GROUNDWORK:
            commit = walk.transitions.commit
            for transition in commit.transitions(key):
                # The plan is committed apart, by whoever is not recalled before.
                yield (1 if transition.target == RECALLED else 2), commit.id, transition
