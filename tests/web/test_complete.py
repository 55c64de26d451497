"""The pages show all that the View has, in every state of whole plays, and all of the debrief."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

import pytest

from game.library.roles import RoleName
from game.rules.numbers import decimal
from game.rules.view import blocks
from game.rules.view.blocks import Block
from game.rules.view.chart import Chart
from game.rules.view.view import View
from tests.histories import TABLED, history
from tests.loaded import SHIPPED, ready
from tests.web.hosted import Hosted


def text_of(page: str) -> str:
    """What can be read on a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def said_in(several: Iterable[Block]) -> Iterator[str]:
    """Every text that stands in blocks."""
    for block in several:
        yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    match block:
        case blocks.SmallTable(header=header, rows=rows):
            yield from header
            yield from (cell for row in rows for cell in row)
        case blocks.Points(items=items):
            yield from items
        case blocks.Entry(title=title, lines=lines):
            yield title
            yield from (part for line in lines for part in line)
        case blocks.Beside(titles=titles, left=left, right=right):
            yield from (*titles, *left, *right)
        case blocks.Decision():
            told = (block.did, block.because, block.changed, block.in_fact, block.in_fact_because)
            yield from (*filter(None, told), *block.answered, block.where)
        case Chart(title=title, sentence=sentence):
            yield from (title, sentence, *(series.name for series in block.series))
        case blocks.Work():
            yield from (block.citation, block.address, block.note)
        case blocks.QuizView():
            return
        case _:
            yield block.text


def shown_of(view: View) -> Iterator[str]:
    """Every text that a page of the play as it stands has to show."""
    yield view.title
    yield from said_in(view.reply)
    # The transcript has what was read on the way in; a table is come back to.
    if view.table is None:
        yield from said_in((*view.text, *view.advice))
    for move in view.moves:
        if move.id != "commit":
            yield from filter(None, (move.text, move.cost, move.risk, move.why_not))
    for line in view.lines:
        yield from (line.text, *(answer.text for answer in line.answers))
    for issue in view.issues:
        yield from (issue.title, issue.about, *(option.text for option in issue.options))
        yield from (option.code for option in issue.options)
    for name in view.present:
        yield name.full
    for rapport in view.meters.rapport if view.phase not in OVER else ():
        yield rapport.word
    if view.table is not None:
        yield from said_in(view.table.walk)
        if view.table.own_floor is not None:
            yield decimal(view.table.own_floor)
        yield from filter(None, [view.table.home])
        yield from (side.name for side in view.table.sides)
    if view.debrief is not None:
        yield from (view.debrief.ending_title, *(each.text for each in view.debrief.page_one))


OVER = ("briefing", "ending", "reflection", "debrief")


@pytest.mark.parametrize(("case", "role"), list(TABLED)[:6])
def test_a_page_shows_all_that_the_view_has(case: str, role: RoleName) -> None:
    play = Hosted(SHIPPED / case, role)
    for move in (None, *history(ready(SHIPPED / case, role)).moves):
        if move is not None:
            play.make([move])
        view, page = play.session.view, text_of(play.page())
        missing = [text for text in shown_of(view) if " ".join(text.split()) not in page]
        assert missing == []
    for tab in play.session.tabs:
        page = text_of(play.page(f"debrief/{tab.id}"))
        said = said_in(play.session.page(tab.id).blocks)
        assert [text for text in said if " ".join(text.split()) not in page] == []


@pytest.mark.parametrize(("case", "role"), list(TABLED)[:2])
def test_the_papers_at_hand_are_whole(case: str, role: RoleName) -> None:
    play = Hosted(SHIPPED / case, role)
    play.make(history(ready(SHIPPED / case, role)).moves[:-3])
    session = play.session
    dossier = text_of(play.page("dossier"))
    for fact in session.dossier():
        for text in (fact.text, *fact.shows, *(source.citation for source in fact.sources)):
            assert text in dossier
    people = text_of(play.page("people"))
    for person in session.people():
        for text in (person.name, person.office, person.bio, person.wants, person.moved_by):
            assert text in people
    brief = text_of(play.page("brief"))
    assert [text for text in said_in(session.brief().blocks) if text not in brief] == []
    so_far = text_of(play.page("so-far"))
    for told in session.story():
        assert [
            t for t in said_in((*told.reply, *told.text, *told.advice)) if t not in so_far
        ] == []
