"""A chart in cells: its plot, and the key beside it or, where it is narrow, below."""

from itertools import zip_longest
from textwrap import wrap

from textual.content import Content

from game.rules.debrief.chart import Chart
from game.tui.charting.looks import LOOKS, RULE, rule_of
from game.tui.charting.plot import plot
from game.tui.console import is_console

KEY_WIDTH = 30
"""Of the key, where it stands beside the plot."""

ROOM_BESIDE = 64
"""The least width at which it does."""

WIDEST, NARROWEST = 3.2, 1.8
"""How many times as wide as high a plot may be: two cells are as wide as one is high."""


def chart_in_cells(chart: Chart, width: int, height: int) -> Content:
    """Draw a chart so wide and, a key below it apart, so high."""
    # A Linux console has neither dots nor dashed rules.
    fine = not is_console()
    beside = width >= ROOM_BESIDE
    room = min(width - KEY_WIDTH - 2 if beside else width, int(WIDEST * height))
    height = min(height, int(room / NARROWEST))
    lines = plot(chart, room, height, fine=fine)
    key = _key(chart, KEY_WIDTH if beside else width, fine=fine)
    if not beside:
        return Content("\n").join([*lines, Content(""), *key])
    return Content("\n").join(
        Content.assemble(line, " " * (room + 2 - line.cell_length), entry)
        for line, entry in zip_longest(lines, key, fillvalue=Content(""))
    )


def _key(chart: Chart, width: int, *, fine: bool) -> list[Content]:
    """What the marks mean, in the order in which they are drawn."""
    entries: list[tuple[str, str, str]] = []
    for series in chart.series:
        look = LOOKS[series.kind]
        labels = [point.label for point in series.points if point.label]
        mark = look.key or look.mark or "-".join(dict.fromkeys((labels[0], labels[-1])))
        if not fine and not mark.isascii() and len(mark) == 3:
            mark = look.coarse * 3
        entries.append((mark, look.style, series.name))
    rules: dict[str, str] = {}
    for limit in chart.limits:
        rules[limit.name] = rules.get(limit.name, "") + rule_of(limit, fine=fine)
    entries += [(marks, RULE, name) for name, marks in rules.items()]
    lines: list[Content] = []
    for mark, style, name in entries:
        first, *rest = wrap(name, width - 4)
        lines.append(Content.assemble((mark, style), " " * (4 - len(mark)), first))
        lines += [Content(f"    {more}") for more in rest]
    return lines
