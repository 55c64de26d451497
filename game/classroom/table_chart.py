"""The chart of a table: what was agreed among what could have been, two sides at a time."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from game.classroom.paper_table import PaperTable
from game.classroom.papers import frontier, history_papers, points
from game.classroom.wording import listed
from game.pages.charts import Axis, Chart, ChartMark, Shape, Window, chart_as_svg, merged
from game.pages.document import Block, Columns, Figure, Para
from game.rules.case_role import Package

Pair = tuple[str, Package]
"""What a pair of students is called on the chart, and what it agreed."""


class TableFigure(NamedTuple):
    """A chart of two of the sides."""

    name: str
    """As in `us-ussr`, or `us-ussr-close`."""
    figure: Figure


CLOSE_BELOW, CLOSE_ABOVE = 8, 20
"""Points below and above the floors that a close-up shows."""


def table_charts(
    table: PaperTable,
    sentence: str,
    pairs: Sequence[Pair] = (),
    *,
    close: bool = False,
    dots: str = "a pair's agreement",
    wide: bool = False,
) -> tuple[TableFigure, ...]:
    """A chart for every two of the sides: the frontier, the floors, history's papers, the pairs.

    With `close`, also the corner where everybody is above his floor, where pairs crowd. `dots`
    says what stands behind a pair's mark. Where it is `wide` the key stands beside the square.
    """
    twos = list(combinations(table.sides, 2))
    found: list[TableFigure] = []
    for two in twos:
        told = sentence if len(twos) == 1 else listed([table.side_name(side) for side in two])
        chart = _chart(table, two, sentence, pairs, dots)
        found.append(TableFigure("-".join(two), Figure(chart_as_svg(chart, beside=wide), told)))
        if close:
            x, y = (_around(table.floor(side)) for side in two)
            closer = chart_as_svg(chart._replace(window=Window(x, y)), beside=wide)
            found.append(TableFigure(f"{'-'.join(two)}-close", Figure(closer, told)))
    return tuple(found)


def _around(floor: int) -> tuple[float, float]:
    return (max(0.0, floor - CLOSE_BELOW), min(100.0, floor + CLOSE_ABOVE))


def table_chart(table: PaperTable, sentence: str) -> Iterable[Block]:
    """The charts of a table on a page, and the sentence that says what they show."""
    figures = [found.figure for found in table_charts(table, sentence)]
    if len(figures) == 1:
        yield from figures
        return
    yield Columns(tuple(figures))
    yield Para(sentence)


def _chart(
    table: PaperTable, two: tuple[str, str], sentence: str, pairs: Sequence[Pair], dots: str
) -> Chart:
    first, second = two

    def mark(package: Package, shape: Shape, label: str = "") -> ChartMark:
        return ChartMark(
            points(table, first, package), points(table, second, package), shape, label
        )

    efficient = frontier(table)
    history = history_papers(table)
    two_sided = len(table.sides) == 2
    signable = [mark(paper.package, "ring") for paper in efficient if paper.signable]
    return Chart(
        sentence,
        Axis(f"Points to {table.side_name(first)}", float(table.floor(first))),
        Axis(f"Points to {table.side_name(second)}", float(table.floor(second))),
        (
            *(mark(paper.package, "speck") for paper in efficient if not paper.signable),
            *signable,
            *merged(mark(p.package, "diamond", f"H{n}") for n, p in enumerate(history, 1)),
            *merged(mark(package, "dot", name) for name, package in pairs),
        ),
        # Three sides trade along a surface, of which one chart shows a shadow.
        path=tuple(sorted((m.x, m.y) for m in signable)) if two_sided else (),
        key=(
            *((("dot", dots),) if pairs else ()),
            ("ring", "the frontier: nobody could gain here without another's loss"),
            ("speck", "the same, but across somebody's red line"),
            *(("diamond", f"H{n} {paper.title}") for n, paper in enumerate(history, 1)),
        ),
    )
