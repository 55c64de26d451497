"""Labels on a chart, each beside its point where nothing else stands."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

LETTER, LINE = 7.2, 14
"""How wide a letter of a label is, and how high a line."""


class Label(NamedTuple):
    """A label in its place."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "end", "middle"]


class Frame(NamedTuple):
    """What labels have to keep within."""

    left: float
    right: float
    bottom: float


def placed(points: Sequence[tuple[float, float, str]], frame: Frame) -> list[Label]:
    """Labels beside their points; one with no room goes below."""
    taken = [(x - 5, y - 5, 10.0, 10.0) for x, y, text in points if text]
    found: list[Label] = []
    for x, y, text in points:
        if not text:
            continue
        width = LETTER * len(text)
        places = (
            Label(x + 7, y + 4, text, "start"),
            Label(x - 7, y + 4, text, "end"),
            Label(x, y - 8, text, "middle"),
            Label(x, y + 16, text, "middle"),
            *(Label(x + 9, y + 4 + step, text, "start") for step in (-14, 14, -26, 26, 38)),
            *(Label(x - 9, y + 4 + step, text, "end") for step in (-14, 14, -26, 26, 38)),
        )
        free = (each for each in places if _is_free(_box(each, width), taken, frame))
        label = next(free, places[-1])
        taken.append(_box(label, width))
        found.append(label)
    return found


_Box = tuple[float, float, float, float]


def _box(label: Label, width: float) -> _Box:
    start = {"start": 0.0, "end": -width, "middle": -width / 2}[label.anchor]
    return (label.x + start, label.y - LINE + 2, width, LINE)


def _is_free(box: _Box, taken: Iterable[_Box], frame: Frame) -> bool:
    x, y, width, height = box
    if x < frame.left or x + width > frame.right or y < 0 or y + height > frame.bottom:
        return False
    return not any(
        x < left + across and left < x + width and y < top + down and top < y + height
        for left, top, across, down in taken
    )
