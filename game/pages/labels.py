"""Labels on a chart, each beside its point where nothing else stands, or at the end of a line."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import Literal, NamedTuple

LETTER, LINE = 7.2, 14
"""How wide a letter of a label is, and how high a line."""

POINT = 5.0
"""Half of the room that a point itself takes."""

DISTANCES = (20, 30, 42, 56, 72, 90, 110, 135, 165)
"""How far off a label is looked for where there is no room beside its point."""

DIRECTIONS = 16

LED_FROM = 18
"""From this distance on a line leads from the point to its label."""


class Label(NamedTuple):
    """A label in its place."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "end", "middle"]
    line: tuple[float, float, float, float] | None = None
    """From its point to it, where they are apart."""


class Frame(NamedTuple):
    """What labels have to keep within."""

    left: float
    right: float
    bottom: float


class Placed(NamedTuple):
    """Where the labels of a chart stand."""

    labels: list[Label]
    left_out: list[str]
    """Those for which there is no room anywhere near: to be named beside the chart."""


def placed(points: Sequence[tuple[float, float, str]], frame: Frame) -> Placed:
    """The labels of some points, none on another label nor on any of the points."""
    taken = [(x - POINT, y - POINT, 2 * POINT, 2 * POINT) for x, y, _ in points]
    found: list[Label] = []
    left_out: list[str] = []
    for x, y, text in points:
        if not text:
            continue
        width = LETTER * len(text)
        others = [box for box in taken if box != (x - POINT, y - POINT, 2 * POINT, 2 * POINT)]
        free = (each for each in _places(x, y, text) if _is_free(_box(each, width), others, frame))
        label = next(free, None)
        if label is None:
            left_out.append(text)
            continue
        taken.append(_box(label, width))
        found.append(label)
    return Placed(found, left_out)


def _places(x: float, y: float, text: str) -> Iterator[Label]:
    """Where a label may stand, the best place first."""
    yield Label(x + 7, y + 4, text, "start")
    yield Label(x - 7, y + 4, text, "end")
    yield Label(x, y - 8, text, "middle")
    yield Label(x, y + 16, text, "middle")
    for distance in DISTANCES:
        for turn in range(DIRECTIONS):
            # Upwards and to the right first, where a chart of gains has most room.
            angle = 2 * pi * turn / DIRECTIONS - pi / 4
            across, down = cos(angle), sin(angle)
            to_x, to_y = x + distance * across, y + distance * down
            anchor: Literal["start", "end", "middle"] = (
                "start" if across > 0.3 else "end" if across < -0.3 else "middle"
            )
            line = (x, y, to_x, to_y) if hypot(to_x - x, to_y - y) > LED_FROM else None
            gap = 3 if across > 0.3 else -3 if across < -0.3 else 0
            yield Label(to_x + gap, to_y + (4 if gap else 4 + 8 * down), text, anchor, line)


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
