"""Join codes: six letters that can be read from a wall and told over a noise."""

from secrets import choice

LETTERS = "BCDFGHJKMNPRSTVWXZ"
"""Without vowels, so that no code is a word, and without letters that look like another."""

LENGTH = 6


def new_code() -> str:
    """A code, drawn at random."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """What somebody typed, as codes are written.

    >>> typed_code(" bcd-fgh ")
    'BCDFGH'
    """
    return "".join(letter for letter in text[:40].upper() if letter.isalnum())[: LENGTH + 1]
