"""Sightings: states of a walk in which something is so."""

from typing import NamedTuple


class Sighting(NamedTuple):
    """A state in which a thing is met, and the move, if any, that meets it."""

    place: str
    reads: int
    """The marks that decide it."""
    key: int
    """What they are."""
    bits: int
    """The meter vectors with which it is met under them."""
    move: str | None = None
