"""Ways: the moves at a place as the walk takes them, step by step."""

from collections.abc import Callable
from typing import NamedTuple

from game.explore.flow import Flow

GROUNDWORK = "groundwork "
RECESS = "recess "
SETTLING = "settling "
"""Places that are no scene; ids hold no spaces. The last two stand before a scene's id: the
recess called there, and a meeting at its table that may be closed or left."""


def scene_or_ending(place: str) -> str:
    """The scene of a place, or the ending that it is; nothing for the groundwork."""
    return place.rpartition(" ")[2]


class Step(NamedTuple):
    """One outcome of a move: where it leads and what it does on the way."""

    target: str
    sets: int
    keeps: int
    adds: int
    flow: Flow


class Way(NamedTuple):
    """A move at a place, as the walk takes it."""

    move: str
    """Its id; empty at the table, where packages are moves."""
    reads: int
    """The marks on which its steps depend."""
    compiled: Callable[[int], tuple[Step, ...]]
    """From such marks to its steps; none where it is closed."""
    known: dict[int, tuple[Step, ...]]
    """What was compiled so far, by those marks."""

    def steps(self, marks: int) -> tuple[Step, ...]:
        """Its steps under some marks; none where it is closed."""
        read = marks & self.reads
        found = self.known.get(read)
        if found is None:
            found = self.known[read] = self.compiled(read)
        return found


def way_of(move: str, reads: int, compiled: Callable[[int], list[Step]]) -> Way:
    """A move whose steps are compiled as they are asked for."""
    return Way(move, reads, lambda marks: tuple(compiled(marks)), {})
