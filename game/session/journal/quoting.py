"""A text out of a journal as a sentence may repeat it: short, driving no terminal."""

from game.library.forbidden import HIDDEN

LONGEST = 60
"""Characters of a repeated text."""


def quoted(text: str) -> str:
    r"""A text in quotation marks.

    >>> quoted("net\x1b[2J-loft"), quoted("x" * 99) == f'"{"x" * 59}…"'
    ('"net?[2J-loft"', True)
    """
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """A text on one line, cut off where it is long."""
    line = HIDDEN.sub("?", " ".join(text[: 4 * LONGEST].split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
