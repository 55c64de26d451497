"""Walks that are too large at once, taken in parts."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from game.explore.reachability.bounds import TooLarge
from game.explore.reachability.walk import Walk

Begin = TypeVar("Begin")


def in_parts(
    parts: Iterable[list[Begin]], walk: Callable[[list[Begin]], Walk]
) -> Iterator[tuple[list[Begin], Walk]]:
    """Walks from all beginnings between them, each from as many as can be walked at once.

    Args:
        parts: beginnings to be walked from together, if they can be.
        walk: walks from some of them.

    Raises:
        TooLarge: even one is too large.
    """
    left = list(parts)
    while left:
        part = left.pop()
        try:
            walked = walk(part)
        except TooLarge:
            if len(part) == 1:
                raise
            half = len(part) // 2
            left += [part[half:], part[:half]]
        else:
            yield part, walked
