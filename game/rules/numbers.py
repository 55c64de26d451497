"""Exact values as people read them: rounded half up to one decimal, only when shown."""

from fractions import Fraction


def rounded(value: Fraction | int) -> float:
    """A value rounded half up to one decimal.

    >>> rounded(Fraction(1, 20)), rounded(Fraction(-1, 20)), rounded(Fraction(625, 10))
    (0.1, 0.0, 62.5)
    """
    # In integers: exact, and this is called for every number on every page.
    numerator, denominator = value.numerator, value.denominator
    return (20 * numerator + denominator) // (2 * denominator) / 10


def shown(value: Fraction | int) -> str:
    """A value in figures: one decimal, none where it is whole.

    >>> shown(Fraction(625, 10)), shown(Fraction(62)), shown(Fraction(-1, 3))
    ('62.5', '62', '-0.3')
    """
    return f"{rounded(value):g}"


def decimal(value: Fraction | int) -> str:
    """A value in figures with its decimal, for sums that are held against one another.

    >>> decimal(Fraction(625, 10)), decimal(62)
    ('62.5', '62.0')
    """
    return f"{rounded(value):.1f}"


def whole(value: Fraction | int) -> str:
    """A value in figures, rounded half up, for a column to be read down.

    >>> whole(Fraction(225, 10)), whole(Fraction(36, 10)), whole(Fraction(1, 3))
    ('23', '4', '0')
    """
    numerator, denominator = value.numerator, value.denominator
    return str((2 * numerator + denominator) // (2 * denominator))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int, unit: str) -> str | None:
    """A count in words, as in `two days`; None for nothing."""
    if count <= 0:
        return None
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {unit}{'s' if count > 1 else ''}"
