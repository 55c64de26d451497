"""The charts of a debrief as SVG: told apart by shape and stroke, in black on white."""

from itertools import pairwise
from typing import NamedTuple

from game.pages.labels import Frame, placed
from game.rules.view.chart import COURSES, PATHS, Axis, Chart, Kind, Limit, Point, Series

WIDE, LEFT, TOP, RIGHT = 520, 66, 14, 24
"""Of the plot, and the room around it, in SVG units."""

HIGH, HIGH_COURSE = 440, 240
"""Of a plot of papers, and of a course over the moves."""

BELOW, ROW = 58, 19
"""Under the plot, for the axis; and for each line of the key."""

STROKES: dict[Kind, str] = {
    "barred": "cloud faint",
    "open": "cloud plain",
    "clear": "cloud strong",
    "frontier": "cloud ring",
    "yours": "line",
    "theirs": "line dashed",
    "preparation": "line thin",
    "rapport": "line",
    "second-rapport": "line dashed",
    "told": "line dotted",
}
"""By kind: the classes of its stroke, which the template knows."""

SHAPES: dict[Kind, str] = {
    "yours": "dot",
    "theirs": "square",
    "signed": "block",
    "history": "diamond",
}
"""By kind: the shape of its points, where they have one."""


class _Drawn(NamedTuple):
    """A series as strokes and shapes, in SVG units."""

    stroke: str
    path: str
    shape: str
    points: tuple[tuple[float, float], ...]


class _Scale(NamedTuple):
    chart: Chart
    high: float

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point.x), self.y(point.y)

    def x(self, value: float) -> float:
        return LEFT + self.chart.x.share(value) * WIDE

    def y(self, value: float) -> float:
        return TOP + (1 - self.chart.y.share(value)) * self.high


def debrief_chart_as_svg(chart: Chart, *, with_key: bool = True) -> str:
    """A chart, its words escaped; the key may be left out, where it stands beside."""
    from game.pages.as_html import environment

    course = any(series.kind in COURSES for series in chart.series)
    high = HIGH_COURSE if course else HIGH
    scale = _Scale(chart, high)
    drawn = [_drawn(series, scale) for series in chart.series]
    labelled = [
        (*scale.at(point), point.label)
        for series in chart.series
        for point in series.points
        if point.label and chart.shows(point)
    ]
    key = _key(chart) if with_key else []
    width = LEFT + WIDE + RIGHT
    return (
        environment()
        .get_template("debrief-chart.svg")
        .render(
            chart=chart,
            id=chart.id,
            drawn=drawn,
            limits=[limit for limit in chart.limits if _along(chart, limit).holds(limit.at)],
            labels=placed(labelled, Frame(LEFT, LEFT + WIDE + RIGHT, TOP + high)).labels,
            x_ticks=chart.x.figures,
            y_ticks=chart.y.figures,
            scale=scale,
            key=key,
            left=LEFT,
            top=TOP,
            wide=WIDE,
            high=high,
            width=width,
            height=TOP + high + BELOW + ROW * len(key),
            row=ROW,
        )
        .strip()
    )


class KeyLine(NamedTuple):
    """What a stroke or a shape of a chart stands for."""

    svg: str
    """The mark alone."""
    name: str


def chart_key(chart: Chart) -> list[KeyLine]:
    """The key of a chart, for a page that sets it as a list under the chart."""
    from game.pages.as_html import environment

    drawn = environment().get_template("debrief-key.svg")
    return [
        KeyLine(drawn.render(stroke=stroke, shape=shape).strip(), name)
        for stroke, shape, name in _key(chart)
    ]


def _drawn(series: Series, scale: _Scale) -> _Drawn:
    shown = [point for point in series.points if scale.chart.shows(point)]
    shape = SHAPES.get(series.kind, "")
    points = tuple(map(scale.at, shown)) if shape else ()
    stroke = STROKES.get(series.kind, "")
    if series.kind in COURSES or series.kind in PATHS:
        return _Drawn(stroke, _line(series, scale), shape, points)
    return _Drawn(stroke, "" if shape else _cloud(shown, scale), shape, points)


def _line(series: Series, scale: _Scale) -> str:
    """A line from point to point; a course keeps its level until the next one begins."""
    parts: list[str] = []
    for first, second in pairwise(series.points):
        if scale.chart.shows(first) and scale.chart.shows(second):
            (x0, y0), (x1, y1) = scale.at(first), scale.at(second)
            turn = f"H{x1:.1f}V{y1:.1f}" if series.kind in COURSES else f"L{x1:.1f} {y1:.1f}"
            parts.append(f"M{x0:.1f} {y0:.1f}{turn}")
    return "".join(parts)


def _cloud(points: list[Point], scale: _Scale) -> str:
    """A dot for each place: a line of no length, with round ends."""
    places = dict.fromkeys((round(x), round(y)) for x, y in map(scale.at, points))
    return "".join(f"M{x} {y}h0" for x, y in places)


def _key(chart: Chart) -> list[tuple[str, str, str]]:
    """Stroke, shape and name of each series, then of the limits, each name once."""
    key = [
        (STROKES.get(series.kind, ""), SHAPES.get(series.kind, ""), _named(series))
        for series in chart.series
    ]
    limits = {limit.name: limit.stretched for limit in chart.limits}
    return key + [("limit moved" if moved else "limit", "", name) for name, moved in limits.items()]


def _named(series: Series) -> str:
    labels = [point.label for point in series.points if point.label]
    if series.kind not in PATHS:
        return series.name
    return f"{series.name}, {' to '.join(dict.fromkeys((labels[0], labels[-1])))}"


def _along(chart: Chart, limit: Limit) -> Axis:
    return chart.x if limit.axis == "x" else chart.y
