"""Blocks set in type: prose for a column, and pages for a room so wide and so high."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple, assert_never

from textual.content import Content

from game.rules.view.as_text import lines_of
from game.rules.view.blocks import (
    Beside,
    Block,
    Decision,
    Discussion,
    Entry,
    Heading,
    Labelled,
    Learned,
    Paragraph,
    Points,
    QuizView,
    Says,
    SmallTable,
    Work,
)
from game.rules.view.chart import Chart
from game.tui.text.typeset import COLUMN, QUIET, columns, hanging, labelled, small_heading, stack
from game.tui.widgets.reader import Figure

LABEL_ROOM = 10
"""Cells for the kind of a condition: `security`."""

ROOM_FOR_TWO = 60
"""The least width at which two texts stand side by side."""


class PageSize(NamedTuple):
    """The room there is."""

    width: int
    height: int
    close: bool = False
    """Whether charts show their close-up."""

    @property
    def column(self) -> int:
        """The width of prose."""
        return min(COLUMN, self.width)


def set_block(block: Block, page: PageSize) -> list[Content | Figure]:
    """One block, in type; a chart with the sentence that says what it shows."""
    match block:
        case Chart():
            return _chart(block, page)
        case Beside():
            return [Figure(_beside(block, page))]
        case Decision(in_fact=str()):
            return [Figure(_decision(block, page))]
        case _:
            return [_in_column(block, page.column)]


def prose(blocks: Iterable[Block], width: int = COLUMN) -> list[Content]:
    """Blocks one by one, in a column so wide."""
    return [_in_column(block, width) for block in blocks]


def _in_column(block: Block, width: int) -> Content:
    match block:
        case Heading(text=text):
            return small_heading(text)
        case Paragraph(text=text, weight=weight):
            return Content.styled(text, {"lead": "bold", "quiet": QUIET}.get(weight, ""))
        case Says(name=name, text=text):
            return Content.assemble((f"{name}: " if name else "", "bold"), (text, "italic"))
        case Learned():
            return stack(map(Content, lines_of(block)))
        case Labelled(label=label, text=text):
            return labelled(label, text, LABEL_ROOM, width)
        case Points(items=items):
            return stack(hanging("-", item, width) for item in items)
        case Entry(title=title, lines=lines):
            return stack([Content.styled(title, "bold"), *_labelled(lines)])
        case SmallTable(header=header, rows=rows):
            return columns(header, rows, width)
        case Decision():
            return stack([_head(block), *_told(block)])
        case Discussion(text=text):
            return hanging("?", text, width)
        case Work():
            return _work(block)
        case Beside():
            return _beside(block, PageSize(width, 0))
        case Chart(sentence=sentence):
            return Content.styled(sentence, QUIET)
        case QuizView(text=text):
            return Content.styled(text, "bold")
        case _:
            assert_never(block)


def _labelled(lines: tuple[tuple[str, str], ...]) -> list[Content]:
    return [
        Content.assemble((f"{label}: ", QUIET), text) if label else Content(text)
        for label, text in lines
    ]


def _beside(block: Beside, page: PageSize) -> Content:
    """Two columns, or where they would be too narrow one text after the other."""
    if page.width < ROOM_FOR_TWO:
        texts = zip(block.titles, (block.left, block.right), strict=True)
        return stack(
            (
                part
                for title, paragraphs in texts
                for part in (Content.styled(title, "bold"), *map(Content, paragraphs))
            ),
            gap=1,
        )
    rows = tuple(zip_longest(block.left, block.right, fillvalue=""))
    return columns(block.titles, rows, page.width)


def _decision(decision: Decision, page: PageSize) -> Content:
    """A move that was not history's, beside what was done."""
    because = decision.in_fact_because
    fact = (decision.in_fact or "", *((f"Why: {because}",) if because else ()))
    yours = tuple(part.plain for part in _told(decision))
    two = Beside(("You", "In fact"), yours, fact)
    return stack([_head(decision), _beside(two, page)])


def _head(decision: Decision) -> Content:
    return Content.assemble(
        (f"{decision.turn}. {decision.where}", "bold $primary"),
        ("  as in fact" if decision.as_in_fact else "", QUIET),
    )


def _told(decision: Decision) -> list[Content]:
    told = [*map(Content, (decision.did, *decision.answered))]
    if decision.because:
        told += _labelled((("Why", decision.because),))
    if decision.changed:
        told.append(Content.styled(f"({decision.changed})", QUIET))
    return told


def _work(work: Work) -> Content:
    unchecked = "" if work.checked else " (general knowledge, not checked)"
    told = [Content.assemble(work.citation, (unchecked, QUIET))]
    told += [Content.styled(text, QUIET) for text in (work.address, work.note) if text]
    return stack(told)


def _chart(chart: Chart, page: PageSize) -> list[Content | Figure]:
    """The plot with its key, what the key had no room for, and the sentence."""
    # Nothing but a debrief draws charts.
    from game.tui.charting import chart_in_cells

    closer = chart.closer if page.close else chart
    drawn, more = chart_in_cells(closer, page.width, page.height)
    return [
        Figure(stack([small_heading(chart.title), drawn]), chart.sentence),
        *([more] if more else []),
        Content.styled(chart.sentence, QUIET),
    ]
