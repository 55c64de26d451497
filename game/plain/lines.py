"""Lines from a stream, never more of one than anybody needs."""

from typing import TextIO

from game.library.limits import MESSAGE

MARK = "\ufeff"
"""What some programs put before the first letter of a text, to say how it is encoded."""


class TooLong(Exception):
    """The line was longer than is read; all of it is passed over."""

    def __init__(self) -> None:
        super().__init__(f"A line is at most {MESSAGE.most:,} characters long.")


def next_line(source: TextIO) -> str:
    """The next line with its end; empty at the end of the input.

    Raises:
        TooLong: it is longer than the limit `message`.
    """
    line = source.readline(MESSAGE.most + 1)
    if len(line) <= MESSAGE.most or line.endswith("\n"):
        return line.removeprefix(MARK)
    while line and not line.endswith("\n"):
        line = source.readline(MESSAGE.most)
    raise TooLong
