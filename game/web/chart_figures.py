"""The figures of a chart as a table, for whoever does not see it or wants them exact."""

from game.rules.view.blocks import SmallTable
from game.rules.view.chart import CLOUDS, COURSES, Chart, Series


def figures_of(chart: Chart) -> SmallTable:
    """A course over the moves as a column each; papers as a row each, clouds as how many."""
    courses = [series for series in chart.series if series.kind in COURSES]
    return _courses(chart, courses) if courses else _papers(chart)


def _courses(chart: Chart, courses: list[Series]) -> SmallTable:
    at = sorted({point.x for series in courses for point in series.points})
    columns = [{point.x: _figure(point.y) for point in series.points} for series in courses]
    rows = tuple((_figure(x), *(column.get(x, "") for column in columns)) for x in at)
    return SmallTable((chart.x.title, *(series.name for series in courses)), rows)


def _papers(chart: Chart) -> SmallTable:
    rows: list[tuple[str, ...]] = []
    for series in chart.series:
        if series.kind in CLOUDS:
            rows.append((f"{series.name}: {len(series.points)}", "", ""))
        else:
            rows += [
                (f"{series.name} {point.label}".strip(), _figure(point.x), _figure(point.y))
                for point in series.points
            ]
    for limit in chart.limits:
        at = _figure(limit.at)
        rows.append((limit.name, at, "") if limit.axis == "x" else (limit.name, "", at))
    return SmallTable(("Paper", chart.x.title, chart.y.title), tuple(rows))


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
