"""The key of a chart: what its marks mean, at such length as there is room for."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

from textual.content import Content

from game.rules.view.chart import Chart, Limit, Series
from game.tui.charting.looks import LOOKS, RULE, rule_of

BELOW = "named below"
"""What the key says of papers whose names stand under the chart."""


class KeyLine(NamedTuple):
    """What one mark means."""

    mark: str
    style: str
    name: str
    brief: str = ""
    """The name where there is little room; the name itself where it is empty."""

    @property
    def short(self) -> "KeyLine":
        """The entry by its brief name."""
        return self._replace(name=self.brief or self.name)


class Key(NamedTuple):
    """The key as it is drawn."""

    width: int
    lines: list[Content]
    more: list[Content]
    """What was cut short, in full."""


def fitting_key(chart: Chart, width: int, height: int, under: int, *, fine: bool) -> Key:
    """The fullest key that is no wider and no higher than this; the shortest where none is.

    What somebody did matters more than what it is called: first the texts of the time are gathered
    in one line, then every name is cut short. What went missing is set for under the chart, in
    lines so wide.
    """
    limits = _of_limits(chart.limits, fine=fine)
    full = [*_of_series(chart.series, fine=fine), *limits]
    ours = [each for each in chart.series if each.kind != "history"]
    gathered = [*_of_series(ours, fine=fine), *_gathered(chart), *limits]
    ways = [full, gathered, [entry.short for entry in gathered]]
    found = next((each for each in ways if len(_set(each, width)) <= height), ways[-1])
    lines = _set(found, width)
    more = _set([entry for entry in full if entry not in found], under)
    return Key(max((line.cell_length for line in lines), default=0), lines, more)


def _gathered(chart: Chart) -> list[KeyLine]:
    """The texts of the time as one entry, by their marks."""
    marks = [p.label for each in chart.series if each.kind == "history" for p in each.points]
    if not marks:
        return []
    look, reach = LOOKS["history"], "-".join(dict.fromkeys((marks[0], marks[-1])))
    return [KeyLine(look.mark, look.style, f"{reach} {BELOW}")]


def _of_series(shown: Iterable[Series], *, fine: bool) -> list[KeyLine]:
    """What the marks mean, in the order in which they are drawn."""
    entries: list[KeyLine] = []
    for series in shown:
        look = LOOKS[series.kind]
        labels = [point.label for point in series.points if point.label]
        mark = look.key or look.mark or "-".join(dict.fromkeys((labels[0], labels[-1])))
        if not fine and not mark.isascii() and len(mark) == 3:
            mark = look.coarse * 3
        entries.append(KeyLine(mark, look.style, series.name, series.brief))
    return entries


def _of_limits(limits: Iterable[Limit], *, fine: bool) -> list[KeyLine]:
    """What the rules mean, those of one name together."""
    rules: dict[str, KeyLine] = {}
    for limit in limits:
        before = rules.get(limit.name, KeyLine("", RULE, limit.name, limit.brief))
        rules[limit.name] = before._replace(mark=before.mark + rule_of(limit, fine=fine))
    return list(rules.values())


def _set(entries: Sequence[KeyLine], width: int) -> list[Content]:
    """The entries, their names hanging from the marks."""
    indent = max(4, *(len(entry.mark) + 1 for entry in entries)) if entries else 0
    lines: list[Content] = []
    for mark, style, name, _ in entries:
        first, *rest = wrap(name, width - indent)
        lines.append(Content.assemble((mark, style), " " * (indent - len(mark)), first))
        lines += [Content(f"{' ' * indent}{more}") for more in rest]
    return lines
