"""A move at a place, compiled: its transitions, worked out once for all states alike to it."""

from collections.abc import Callable
from typing import NamedTuple

from game.explore.encoding.flow import Flow


class Transition(NamedTuple):
    """One outcome of a move: where it leads and what it does on the way."""

    target: str
    sets: int
    keeps: int
    adds: int
    flow: Flow


class CompiledMove(NamedTuple):
    """A move at a place, as the walk takes it."""

    id: str
    """Its id; empty at the table, where packages are moves."""
    reads: int
    """The marks on which its transitions depend."""
    compile: Callable[[int], tuple[Transition, ...]]
    """From such a key to its transitions; none where it is closed."""
    known: dict[int, tuple[Transition, ...]]
    """What was compiled so far, by those marks."""

    def transitions(self, key: int) -> tuple[Transition, ...]:
        """Its transitions under a key; none where it is closed."""
        read = key & self.reads
        found = self.known.get(read)
        if found is None:
            found = self.known[read] = self.compile(read)
        return found


def compiled_move(
    id_: str, reads: int, compiled: Callable[[int], list[Transition]]
) -> CompiledMove:
    """A move whose transitions are compiled as they are asked for."""
    return CompiledMove(id_, reads, lambda key: tuple(compiled(key)), {})
