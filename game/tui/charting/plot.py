"""A chart's plot in cells, within its axes."""

from collections.abc import Iterator
from itertools import pairwise

from textual.content import Content

from game.rules.debrief.chart import COURSES, PATHS, Axis, Chart, Point
from game.tui.charting.canvas import Canvas, Share
from game.tui.charting.looks import LOOKS, RULE, RULES_BELOW, Look, rule_of

QUIET = "$text-muted"

TITLE, FEET = 1, 3
"""Lines above the canvas and below it."""


def plot(chart: Chart, width: int, height: int, *, fine: bool) -> list[Content]:
    """The lines of a plot so wide and so high."""
    figures = _figures(chart.y)
    margin = max(len(figure) for _, figure in figures) + 1
    canvas = Canvas(max(12, width - margin - 1), max(5, height - TITLE - FEET), fine=fine)
    _draw(chart, canvas)
    beside = {canvas.cell((0, _share(chart.y, at)))[1]: figure for at, figure in figures}
    return [
        Content.styled(f"{' ' * margin}{chart.y.title}", QUIET),
        *_framed(canvas, margin, beside),
        *_feet(chart.x, canvas, margin),
    ]


def _draw(chart: Chart, canvas: Canvas) -> None:
    def at(point: Point) -> Share:
        return _share(chart.x, point.x), _share(chart.y, point.y)

    def seen(point: Point) -> bool:
        return _within(chart.x, point.x) and _within(chart.y, point.y)

    for series in chart.series:
        look = LOOKS[series.kind]
        if series.kind in COURSES or series.kind in PATHS:
            for first, second in pairwise(series.points):
                if not (seen(first) and seen(second)):
                    continue
                start, end = at(first), at(second)
                corner = (end[0], start[1]) if series.kind in COURSES else end
                canvas.line(start, corner, look.style, look.layer, look.gap)
                canvas.line(corner, end, look.style, look.layer, look.gap)
        elif not look.mark:
            for point in filter(seen, series.points):
                canvas.dot(at(point), look.style, look.layer)
    for limit in chart.limits:
        axis, rule = (
            (chart.x, canvas.rule_down) if limit.axis == "x" else (chart.y, canvas.rule_across)
        )
        if _within(axis, limit.at):
            rule(_share(axis, limit.at), rule_of(limit, fine=canvas.fine), RULE, RULES_BELOW)
    # The letters that matter most take their places first; kinds of one mark share a cell.
    marked: dict[Look, list[tuple[Share, str]]] = {}
    for series in chart.series:
        here = ((at(point), point.label) for point in series.points if seen(point))
        marked.setdefault(LOOKS[series.kind], []).extend(here)
    for look in sorted(marked, key=lambda look: -look.layer):
        for place, labels in _by_cell(canvas, marked[look]):
            if look.mark or labels:
                canvas.letters(place, f"{look.mark}{labels}", look.style)


def _by_cell(canvas: Canvas, labelled: list[tuple[Share, str]]) -> list[tuple[Share, str]]:
    """Points of one cell made one, their labels side by side."""
    found: dict[tuple[int, int], tuple[Share, list[str]]] = {}
    for place, label in labelled:
        found.setdefault(canvas.cell(place), (place, []))[1].append(label)
    return [(place, ",".join(filter(None, labels))) for place, labels in found.values()]


def _framed(canvas: Canvas, margin: int, figures: dict[int, str]) -> Iterator[Content]:
    for row, line in enumerate(canvas.rows()):
        figure = figures.get(row, "")
        edge = f"{figure:>{margin - 1}} {'┤' if figure else '│'}"
        yield Content.assemble((edge, QUIET), line)


def _feet(axis: Axis, canvas: Canvas, margin: int) -> Iterator[Content]:
    """The rule below with its figures, and the title."""
    width = margin + 1 + canvas.width
    rule, figures = ["─"] * canvas.width, [" "] * (width + 2)
    for at, figure in _figures(axis):
        column, _ = canvas.cell((_share(axis, at), 0))
        rule[column] = "┴"
        first = margin + 1 + column - (len(figure) - 1) // 2
        figures[first : first + len(figure)] = figure
    yield Content.styled(f"{' ' * margin}└{''.join(rule)}", QUIET)
    yield Content.styled("".join(figures).rstrip(), QUIET)
    yield Content.styled(f"{axis.title:>{width}}", QUIET)


def _figures(axis: Axis) -> list[tuple[float, str]]:
    """The figures along an axis, or the words that it has in their place."""
    if axis.words:
        return list(axis.words)
    first = axis.step * -int(-axis.low // axis.step)
    return [(at, str(at)) for at in range(first, int(axis.high) + 1, axis.step)]


def _within(axis: Axis, value: float) -> bool:
    return axis.low <= value <= axis.high


def _share(axis: Axis, value: float) -> float:
    return min(1.0, max(0.0, (value - axis.low) / (axis.high - axis.low)))
