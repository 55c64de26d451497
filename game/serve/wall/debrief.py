"""The debrief for a projector, page by page: what the class did, and what was done in fact."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from game.classroom.collecting.lines import Line
from game.classroom.collecting.report import (
    endings_reached,
    forecasts_told,
    labels_reached,
    preparation_and_rapport,
    two_readings,
)
from game.classroom.errors import ClassroomError
from game.classroom.in_fact import as_in_fact
from game.classroom.kit.clauses import what_clauses_need
from game.classroom.kit.debrief_sheet import what_happened
from game.classroom.kit.two_articles import TWO_ARTICLES
from game.classroom.paper_table import PaperTable, table_of
from game.classroom.table_chart import table_charts
from game.classroom.wording import counted, sentence
from game.pages.document import Block, Bullets, Para
from game.rules.case_role import Package
from game.serve.wall.shown import foreseen

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.roles import RoleName


class Shown(NamedTuple):
    """A page as large as a wall."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def size(self) -> str:
        """How large its words may be, so that they fit on the wall."""
        letters = sum(map(_letters, self.blocks))
        return "small-words" if letters > 1900 else "middling-words" if letters > 1150 else ""


MOST_LETTERS = 2_500
"""On a page of the smallest words."""


def _letters(block: Block) -> int:
    """How much room a block takes: its letters, and the end of each last line."""
    if isinstance(block, Para):
        return len(block.text) + 60
    return sum(len(item) + 60 for item in block.items) if isinstance(block, Bullets) else 0


def _fitting(name: str, title: str, blocks: Iterable[Block]) -> Iterator[Shown]:
    """A page, or as many as its blocks take."""
    left, pages, room = list(blocks), list[list[Block]](), 0
    whole = sum(map(_letters, left))
    even = whole // max(1, ceil(whole / MOST_LETTERS))
    for block in left:
        # What is told of something stands on its page.
        turns = room + _letters(block) // 2 > even and not isinstance(block, Bullets)
        if turns or not pages:
            pages.append([])
            room = 0
        pages[-1].append(block)
        room += _letters(block)
    for number, page in enumerate(pages, 1):
        many = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
        yield Shown(name if number == 1 else f"{name}-{number}", f"{title}{many}", tuple(page))


def debrief_pages(
    case_file: "CaseFile", role: "RoleName", lines: Sequence[Line], unfinished: int
) -> tuple[Shown, ...]:
    """The pages of one part; `lines` are the plays of it that came to an end, as others did not."""
    return tuple(_pages(case_file, role, lines, unfinished))


def _pages(
    case_file: "CaseFile", role: "RoleName", lines: Sequence[Line], unfinished: int
) -> Iterator[Shown]:
    came = [line.came for line in lines if line.came is not None]
    more = f"{counted(unfinished, 'play')} came to no ending, and no figure here has them."
    left_out = (Para(more, "small"),) if unfinished else ()
    if came:
        ended = (endings_reached(came), labels_reached(came), *left_out)
        yield Shown("class", "How it ended here", ended)
        chances = [each.forecast for each in came if each.forecast is not None]
        told_of = (foreseen(chances), Para(forecasts_told(came)))
        yield Shown("forecasts", "What was foreseen", told_of)
    try:
        table = table_of(case_file, role)
    except ClassroomError:
        return
    yield Shown("fact", "What happened", tuple(Para(text) for text in what_happened(table)))
    told = case_file.debrief
    if came:
        yield Shown("scores", "Preparation and rapport", (preparation_and_rapport(came),))
        yield Shown("readings", "The two readings", (two_readings(came),))
    for name, title, of, reading in (
        ("foreign-policy", "Foreign Policy", TWO_ARTICLES[0], told.readings.foreign_policy),
        ("krasnyak", "Olga Krasnyak", TWO_ARTICLES[1], told.readings.krasnyak),
    ):
        texts = as_in_fact(table, reading.text)
        yield Shown(name, title, (Para(of, "lead"), *(Para(text) for text in texts)))
    yield from _charts(table, lines)
    undrafted = tuple(what_clauses_need(table))
    if undrafted:
        yield from _fitting("undrafted", "The paper that nobody drafted", undrafted[2:])
    yield Shown(
        "absent",
        "Who was not in the room",
        (Bullets(tuple(f"{sentence(each.who)} {each.text}" for each in told.absent)),),
    )
    yield Shown("questions", "Questions", (Bullets(told.questions, "numbers"),))


def _charts(table: PaperTable, lines: Sequence[Line]) -> Iterator[Shown]:
    signed: list[Package] = []
    for line in lines:
        deal = line.play.state.deal if line.play is not None else None
        if deal is not None and deal.outcome != "draft":
            signed.append(deal.package)
    told = f"{counted(len(signed), 'paper')} signed here, among all there could have been."
    figures = table_charts(
        table,
        told,
        [("", package) for package in signed],
        close=True,
        dots="signed here",
        wide=True,
    )
    for figure in figures:
        close = figure.name.endswith("-close")
        title = "The table, close up" if close else "The table, whole"
        yield Shown(f"chart-{figure.name}", title, (figure.figure,))
