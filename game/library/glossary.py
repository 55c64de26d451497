"""Where the words of the glossary stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from game.library.models.shared import Concepts


class Found(NamedTuple):
    """A word of the glossary in a text."""

    start: int
    end: int
    concept: str
    """Its id."""


def find_concepts(concepts: Concepts, text: str) -> list[Found]:
    """Return the words of the glossary in `text`, the longer where two overlap.

    A plural is found too: `mandates` as well as `mandate`.
    """
    return list(_found(_Same(concepts), text))


def concepts_in(concepts: Concepts, texts: Iterable[str]) -> list[str]:
    """Return the ids of the concepts whose words stand in any of `texts`, as the file has them."""
    met = {found.concept for text in texts for found in find_concepts(concepts, text)}
    return [name for name in concepts.concepts if name in met]


class _Same:
    """A glossary by identity: it is compiled once for as long as it is in use."""

    def __init__(self, concepts: Concepts) -> None:
        self.concepts = concepts

    def __hash__(self) -> int:
        return id(self.concepts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.concepts is self.concepts


@lru_cache(maxsize=2_048)
def _found(same: _Same, text: str) -> tuple[Found, ...]:
    # A case says the same to every player: a server of many would look through it again and again.
    pattern, names = _words(same)
    return tuple(
        Found(match.start(), match.end(), names[_plain(match[1])])
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=8)
def _words(same: _Same) -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for name, concept in same.concepts.concepts.items():
        for word in (concept.title, *concept.also):
            names.setdefault(_plain(word), name)
    longest_first = sorted(names, key=len, reverse=True)
    spelled = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)({spelled or '(?!)'})s?(?!\w)", re.IGNORECASE), names


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
