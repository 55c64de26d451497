"""How many words of a text can be on the screen at once."""

from dataclasses import dataclass
from itertools import combinations

from game.library.models.base import Passage, Prose

FEW = 10
"""With more conditional passages than this, all of them are counted as shown together."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Judges which conditional passages can never be shown together."""

    issue_of: dict[str, str]
    """By option: its issue; two options of one issue are never agreed together."""

    def apart(self, one: Passage, other: Passage) -> bool:
        """Whether only one of the two passages can be shown."""
        if one.when is not None and one.when == other.unless:
            return True
        if other.when is not None and other.when == one.unless:
            return True
        mine, theirs = self._agreed(one), self._agreed(other)
        return any(len(mine[issue] | theirs[issue]) > 1 for issue in mine.keys() & theirs.keys())

    def _agreed(self, passage: Passage) -> dict[str, set[str]]:
        """Return the options that a passage asks to have been agreed, by issue."""
        found: dict[str, set[str]] = {}
        for option in passage.when.agreed if passage.when else ():
            if option in self.issue_of:
                found.setdefault(self.issue_of[option], set()).add(option)
        return found


def words(text: str) -> int:
    """Return the number of words in `text`."""
    return len(text.split())


def shown_words(prose: Prose, shown: Shown) -> int:
    """Return the most words of `prose` that can be shown together."""
    always = sum(words(p.text) for p in prose if p.when is None and p.unless is None)
    maybe = [p for p in prose if p.when is not None or p.unless is not None]
    if len(maybe) > FEW:
        return always + sum(words(passage.text) for passage in maybe)
    return always + _heaviest(maybe, shown)


def _heaviest(maybe: list[Passage], shown: Shown) -> int:
    """Return the most words of passages no two of which are apart, trying every set."""
    counts = [words(passage.text) for passage in maybe]
    apart = [
        {a, b} for a, b in combinations(range(len(maybe)), 2) if shown.apart(maybe[a], maybe[b])
    ]
    best = 0
    for size in range(len(maybe), 0, -1):
        for together in combinations(range(len(maybe)), size):
            total = sum(counts[index] for index in together)
            if total > best and not any(pair.issubset(together) for pair in apart):
                best = total
    return best
