"""A chart in cells: its plot, and beside it a key that is as long as the plot is high."""

from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content

from game.rules.view.chart import Chart
from game.tui.charting.key import fitting_key
from game.tui.charting.plot import plot
from game.tui.terminal.console import is_console
from game.tui.text.typeset import COLUMN

LEAST_WIDTH = 50
"""Of a chart: the game asks for more room before there is less."""

KEY_SHARE, LEAST_KEY, MOST_KEY = 0.4, 22, 34
"""How much of the width the key may take, and its cells at least and at most."""

GAP = 2
"""Cells between the plot and its key."""

WIDEST, NARROWEST = 3.2, 1.8
"""How many times as wide as high a plot may be: two cells are as wide as one is high."""


class Drawn(NamedTuple):
    """A chart, and what its key had no room for."""

    chart: Content
    more: Content | None
    """The names that the key cut short, in full; None where it has them all."""


def chart_in_cells(chart: Chart, width: int, height: int) -> Drawn:
    """Draw a chart so wide and so high, the plot and its key in sight together."""
    # A Linux console has neither dots nor dashed rules.
    fine = not is_console()
    width = max(LEAST_WIDTH, width)
    most = min(MOST_KEY, max(LEAST_KEY, int(width * KEY_SHARE)))
    key = fitting_key(chart, most, height, min(COLUMN, width), fine=fine)
    room = min(width - key.width - GAP, int(WIDEST * height))
    lines = plot(chart, room, min(height, int(room / NARROWEST)), fine=fine)
    drawn = Content("\n").join(
        Content.assemble(line, " " * (room + GAP - line.cell_length), entry)
        for line, entry in zip_longest(lines, key.lines, fillvalue=Content(""))
    )
    return Drawn(drawn, Content("\n").join(key.more) if key.more else None)
