"""Small words for sheets and sentences: lists, counts, points, prose as it stands before play."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from game.classroom.paper_table import PaperTable
from game.library.models.base import Prose
from game.rules.knowledge.adviser import WORDS
from game.rules.prose import prose


def listed(names: Sequence[str], last: str = "and") -> str:
    """As in `one, two and three`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(count: int, thing: str, several: str | None = None) -> str:
    """As in `3 pairs`, `1 pair`, `no pair`."""
    return f"{count or 'no'} {thing if count < 2 else several or f'{thing}s'}"


def exact(hundredths: int) -> str:
    """Points as they are printed, so that whoever adds them up by hand gets what is scored.

    >>> exact(2480), exact(1650), exact(0)
    ('24.8', '16.5', '0')
    """
    return f"{hundredths / 100:g}"


def points_of(table: PaperTable, side: str, option: str) -> str:
    """What an option is worth to a side."""
    return exact(table.case_role.points[side][option])


def before_play(table: PaperTable, passages: Prose) -> tuple[str, ...]:
    """The paragraphs that show before anything has happened."""
    return prose(table.case_role, table.before, passages)


def unconditional(passages: Prose) -> tuple[str, ...]:
    """The paragraphs that show however one plays."""
    return tuple(p.text for p in passages if p.when is None and p.unless is None)


def rapport_scale() -> str:
    """As in `cold 0-6, correct 7-10, easy 11-14, warm 15-20`."""
    parts: list[str] = []
    low = 0
    for below, word in WORDS:
        parts.append(f"{word} {low}-{below - 1}")
        low = below
    return ", ".join(parts)


def sentence(text: str) -> str:
    """A text with a full stop at its end."""
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def mean(values: Iterable[Fraction | int | float]) -> Fraction:
    """The mean of some values; 0 of none."""
    numbers = [Fraction(value) for value in values]
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else Fraction(0)
