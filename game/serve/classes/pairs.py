"""Relay in a class: who hands over to whom."""

from collections.abc import Iterable
from typing import NamedTuple

from game.serve.classes.standing import Seat


class Pair(NamedTuple):
    """A player who hands over and the one who takes over from him."""

    first: Seat | None
    """None where nobody has joined for it: then history's paper is taken over, if anybody's."""
    second: Seat


class Pairs(NamedTuple):
    """Who plays which part in a class with relay."""

    firsts: frozenset[int]
    """Ids of those who play the part that hands over."""
    pairs: tuple[Pair, ...]

    def of_second(self, player: int) -> Pair | None:
        """The pair of somebody who takes over."""
        return next((pair for pair in self.pairs if pair.second.id == player), None)


def paired(seats: Iterable[Seat]) -> Pairs:
    """The pairs by the order of joining: who takes over, and then who hands over to him.

    So of an odd number the last takes over, and may be given history's paper. A seat keeps its
    part and its partner whoever is put out; somebody new takes no one's place.

    >>> seats = [Seat(n, n, "", "", False, 0) for n in (1, 2, 3)]
    >>> [(pair.first and pair.first.id, pair.second.id) for pair in paired(seats).pairs]
    [(2, 1), (None, 3)]
    """
    by_number = {seat.number: seat for seat in seats}
    return Pairs(
        frozenset(seat.id for number, seat in by_number.items() if number % 2 == 0),
        tuple(
            Pair(by_number.get(number + 1), seat)
            for number, seat in by_number.items()
            if number % 2 == 1
        ),
    )
