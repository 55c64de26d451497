"""A chart's plot in cells, within its axes."""

from collections.abc import Iterator
from itertools import pairwise

from textual.content import Content

from game.rules.view.chart import CLOUDS, COURSES, PATHS, Axis, Chart, Limit, Series
from game.tui.charting.canvas import Canvas, Share
from game.tui.charting.looks import LOOKS, RULE, RULES_BELOW, Look, rule_of

QUIET = "$text-muted"

TITLE, FEET = 1, 3
"""Lines above the canvas and below it."""


def plot(chart: Chart, width: int, height: int, *, fine: bool) -> list[Content]:
    """The lines of a plot so wide and so high."""
    figures = chart.y.figures
    margin = max(len(figure) for _, figure in figures) + 1
    canvas = Canvas(max(12, width - margin - 1), max(5, height - TITLE - FEET), fine=fine)
    _draw(chart, canvas)
    beside = {canvas.cell((0, chart.y.share(at)))[1]: figure for at, figure in figures}
    return [
        Content.styled(f"{' ' * margin}{chart.y.title}", QUIET),
        *_framed(canvas, margin, beside),
        *_feet(chart.x, canvas, margin),
    ]


def _draw(chart: Chart, canvas: Canvas) -> None:
    for series in chart.series:
        if series.kind in CLOUDS:
            look = LOOKS[series.kind]
            canvas.dots(
                map(chart.share, filter(chart.shows, series.points)),
                look.style,
                look.layer,
                look.coarse,
            )
        else:
            _line(chart, canvas, series)
    for limit in chart.limits:
        _rule(chart, canvas, limit)
    _letters(chart, canvas)


def _line(chart: Chart, canvas: Canvas, series: Series) -> None:
    """From point to point; a course keeps its level until the next one begins."""
    if series.kind not in COURSES and series.kind not in PATHS:
        return
    look = LOOKS[series.kind]
    for first, second in pairwise(series.points):
        if chart.shows(first) and chart.shows(second):
            start, end = chart.share(first), chart.share(second)
            corner = (end[0], start[1]) if series.kind in COURSES else end
            canvas.line(start, corner, look.style, look.layer, look.gap, look.coarse)
            canvas.line(corner, end, look.style, look.layer, look.gap, look.coarse)


def _rule(chart: Chart, canvas: Canvas, limit: Limit) -> None:
    axis = chart.x if limit.axis == "x" else chart.y
    if axis.holds(limit.at):
        rule = canvas.rule_down if limit.axis == "x" else canvas.rule_across
        rule(axis.share(limit.at), rule_of(limit, fine=canvas.fine), RULE, RULES_BELOW)


def _letters(chart: Chart, canvas: Canvas) -> None:
    """The letters that matter most take their places first; those of one mark share a cell."""
    marked: dict[Look, list[tuple[Share, str]]] = {}
    for series in chart.series:
        look = LOOKS[series.kind]
        if series.kind not in CLOUDS:
            here = (p for p in series.points if (p.label or look.mark) and chart.shows(p))
            marked.setdefault(look, []).extend((chart.share(p), p.label) for p in here)
    for look in sorted(marked, key=lambda look: -look.layer):
        for place, labels in _by_cell(canvas, marked[look]):
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
    rule, figures = ["─"] * canvas.width, [" "] * width
    for at, figure in axis.figures:
        column, _ = canvas.cell((axis.share(at), 0))
        rule[column] = "┴"
        first = min(margin + 1 + column - (len(figure) - 1) // 2, width - len(figure))
        figures[first : first + len(figure)] = figure
    yield Content.styled(f"{' ' * margin}└{''.join(rule)}", QUIET)
    yield Content.styled("".join(figures).rstrip(), QUIET)
    yield Content.styled(f"{axis.title:>{width}}", QUIET)
