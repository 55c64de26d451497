"""What is reckoned of a play: the scores, the deal in numbers, credit."""

from fractions import Fraction
from typing import NamedTuple


class DealScore(NamedTuple):
    """A signed deal in numbers."""

    own: Fraction
    theirs: tuple[tuple[str, Fraction], ...]
    """By other side."""
    gain: Fraction
    """Own value over own floor."""
    left: Fraction
    """The most you could still have gained at no cost to them."""


class Scores(NamedTuple):
    """The scores, 0 to 100 each; never added up."""

    preparation: Fraction
    rapport: Fraction
    durability: Fraction | None
    """Of a deal that was signed."""
    ledger: int | None
    """Of anything unsigned, a draft or a repudiated deal."""
    deal: DealScore | None


class Credit(NamedTuple):
    """How the gain of a signed deal divides; the parts add up to it."""

    conditions: Fraction
    preparation: Fraction
    rapport: Fraction
