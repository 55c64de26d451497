"""Charts as SVG: points in a square of two scores, in black shapes that survive a photocopier."""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from textwrap import wrap
from typing import Literal, NamedTuple

from game.pages.labels import Frame, placed

Shape = Literal["dot", "ring", "speck", "diamond", "none"]
"""Filled for what people did; open for what was possible; a diamond for history; none for a
point that only sets how far the axes go."""


class ChartMark(NamedTuple):
    """One point, in the units of the axes."""

    x: float
    y: float
    shape: Shape
    label: str = ""


class Axis(NamedTuple):
    """One direction of a chart."""

    title: str
    floor: float | None = None
    """A dashed line across, with its name at the end."""


class Chart(NamedTuple):
    """What is drawn."""

    sentence: str
    """What it shows, in words: for whoever cannot see it."""
    x: Axis
    y: Axis
    marks: tuple[ChartMark, ...]
    path: tuple[tuple[float, float], ...] = ()
    """A thin line through these points."""
    key: tuple[tuple[Shape, str], ...] = ()
    """What the shapes mean."""
    window: "Window | None" = None
    """The part of the square that is drawn; as much as the points need where it does not say."""


class Window(NamedTuple):
    """A part of the square of two scores."""

    x: tuple[float, float]
    y: tuple[float, float]

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]


SIZE, LEFT, TOP, BELOW, RIGHT = 420, 66, 14, 58, 18
"""Of the square, and the room around it, in SVG units."""


UNNAMED: tuple[Shape, ...] = ("speck", "none")
"""Shapes that never have a label."""

KEY_WIDTH = 68
"""Letters in a line below a chart."""


BESIDE, LETTERS_BESIDE = 330, 32
"""Of the room for a key beside the square, in SVG units and in letters."""


class _KeyLine(NamedTuple):
    """A line of the key, and where it stands."""

    x: float
    y: float
    shape: Shape
    text: str


def chart_as_svg(chart: Chart, *, beside: bool = False) -> str:
    """A chart, its words escaped; the key below it, or beside it where it is as wide as a wall."""
    from game.pages.as_html import environment

    scale = _scale(chart)
    marks = [mark for mark in chart.marks if scale.window.shows(mark.x, mark.y)]
    path = [point for point in chart.path if scale.window.shows(*point)]
    # Specks are too many and too small to be kept clear of.
    points = [(scale.x(m.x), scale.y(m.y), m.label) for m in marks if m.shape not in UNNAMED]
    labels, left_out = placed(points, Frame(LEFT, LEFT + SIZE + RIGHT, TOP + SIZE))
    key: list[tuple[Shape, str]] = [*chart.key, *(("none", each) for each in _named(left_out))]
    return (
        environment()
        .get_template("chart.svg")
        .render(
            chart=chart,
            marks=[(scale.x(m.x), scale.y(m.y), m.shape) for m in _behind_first(marks)],
            path=" ".join(f"{scale.x(x):.1f},{scale.y(y):.1f}" for x, y in path),
            labels=labels,
            key=list(_key_beside(key) if beside else _key_below(key)),
            beside=beside,
            x_ticks=_ticks(scale.window.x),
            y_ticks=_ticks(scale.window.y),
            scale=scale,
            left=LEFT,
            top=TOP,
            size=SIZE,
            width=LEFT + SIZE + RIGHT + BESIDE * beside,
            height=TOP + SIZE + BELOW + 19 * len(key) * (not beside),
        )
        .strip()
    )


def _key_below(key: Iterable[tuple[Shape, str]]) -> Iterable[_KeyLine]:
    for number, (shape, meaning) in enumerate(key):
        yield _KeyLine(LEFT + 6, TOP + SIZE + BELOW + 19 * number, shape, meaning)


def _key_beside(key: Iterable[tuple[Shape, str]]) -> Iterable[_KeyLine]:
    x, y = LEFT + SIZE + RIGHT + 12, TOP + 12
    for shape, meaning in key:
        for number, line in enumerate(wrap(meaning, LETTERS_BESIDE)):
            yield _KeyLine(x, y, "none" if number else shape, line)
            y += 21
        y += 9


def _named(left_out: Sequence[str]) -> list[str]:
    """The labels that found no room on the chart, in lines below it."""
    if not left_out:
        return []
    return wrap(f"No room beside their points: {', '.join(left_out)}", KEY_WIDTH)


class _Scale(NamedTuple):
    window: Window

    def x(self, value: float) -> float:
        low, high = self.window.x
        return LEFT + (value - low) / (high - low) * SIZE

    def y(self, value: float) -> float:
        low, high = self.window.y
        return TOP + SIZE - (value - low) / (high - low) * SIZE


def _ticks(ends: tuple[float, float]) -> range:
    """Round numbers along an axis."""
    low, high = ends
    step = 20 if high - low > 60 else 10 if high - low > 30 else 5
    return range(step * ceil(low / step), floor(high) + 1, step)


def _scale(chart: Chart) -> _Scale:
    """The window asked for; else the same for both axes, in tens, as narrow as may be."""
    if chart.window is not None:
        return _Scale(chart.window)
    floors = [axis.floor for axis in (chart.x, chart.y) if axis.floor is not None]
    values = [*floors, *(m.x for m in chart.marks), *(m.y for m in chart.marks)]
    low = max(0, 10 * floor(min(values, default=0) / 10))
    high = min(100, 10 * ceil(max(values, default=100) / 10))
    if high - low < 20:
        low, high = max(0, high - 20), max(20, high)
    return _Scale(Window((low, high), (low, high)))


def _behind_first(marks: Iterable[ChartMark]) -> list[ChartMark]:
    order: tuple[Shape, ...] = ("none", "speck", "ring", "diamond", "dot")
    return sorted(marks, key=lambda mark: order.index(mark.shape))


def merged(marks: Iterable[ChartMark], most: int = 24) -> list[ChartMark]:
    """The marks with those on one point made one, their labels side by side."""
    found: dict[tuple[float, float, Shape], list[str]] = {}
    for mark in marks:
        found.setdefault((mark.x, mark.y, mark.shape), []).append(mark.label)
    return [
        ChartMark(x, y, shape, _shortened(list(filter(None, labels)), most))
        for (x, y, shape), labels in found.items()
    ]


def _shortened(labels: list[str], most: int) -> str:
    """As in `Otter, Heron`, or `Otter and 4 more` where there is no room for all."""
    text = ", ".join(labels)
    if len(text) <= most:
        return text
    if len(labels) == 1:
        return f"{text[: most - 3].rstrip()}..."
    first = labels[0] if len(labels[0]) <= most - 10 else f"{labels[0][: most - 13].rstrip()}..."
    return f"{first} and {len(labels) - 1} more"
