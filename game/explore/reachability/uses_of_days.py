"""A few ways to spend the days that between them show nearly everything there is to meet."""

from itertools import combinations

from game.explore.encoding.key import KeyLayout, Layer

MOST_STARTS = 28
"""Enough to have almost every two actions done together somewhere."""


def a_few_uses_of_days(layout: KeyLayout, groundwork: Layer) -> list[int]:
    """The actions done, as marks, of some ways to close a groundwork, the most telling first.

    Nothing done; then, greedily, ways in which actions are done together that were not before.
    """
    taken = sum(layout.taken.values())
    ways = sorted({key & taken for key in groundwork}, key=lambda way: (way.bit_count(), way))
    chosen = [0]
    pairs = {
        way: set(combinations(_bits(way), 2)) | {(at, at) for at in _bits(way)} for way in ways
    }
    seen: set[tuple[int, int]] = set()
    while len(chosen) < MOST_STARTS:
        best = max(ways, key=lambda way: len(pairs[way] - seen))
        if pairs[best] <= seen:
            break
        chosen.append(best)
        seen |= pairs[best]
    return list(dict.fromkeys(chosen))


def _bits(way: int) -> list[int]:
    return [at for at in range(way.bit_length()) if way >> at & 1]
