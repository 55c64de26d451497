"""What points are called where the table is kept in words."""

from fractions import Fraction

BANDS = ((20, "great"), (12, "much"), (6, "some"), (Fraction(3, 2), "little"))
"""From so many points on: the word. Points of different issues are of one measure."""

MARGINS = ((10, "well above"), (3, "above"), (0, "just above"), (-3, "just BELOW"), (-10, "BELOW"))
"""From so many points over the floor on: where a package stands."""


def worth_in_words(points: Fraction | None) -> str:
    """As in `much`; a question mark for what is not known.

    >>> worth_in_words(Fraction(13)), worth_in_words(None)
    ('much', '?')
    """
    if points is None:
        return "?"
    return next((word for least, word in BANDS if points >= least), "nil")


def against_floor(own: Fraction, floor: int) -> str:
    """As in `just above your floor`."""
    margin = own - floor
    word = next((word for least, word in MARGINS if margin >= least), "well BELOW")
    return f"{word} your floor"
