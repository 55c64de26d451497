"""A finished play's debrief as a document: the same blocks as on the screen, on paper."""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import Literal, assert_never

from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown
from game.pages.debrief_chart import debrief_chart_as_svg
from game.pages.document import (
    Align,
    Block,
    Bullets,
    Document,
    Figure,
    Grid,
    Heading,
    Page,
    Para,
    Weight,
)
from game.rules.debrief import debrief_pages
from game.rules.play import Play
from game.rules.view import blocks as told
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import QuizView
from game.rules.view.chart import Chart
from game.rules.view.draw import view

Kind = Literal["html", "md"]
"""What a debrief can be written as."""

LOUD: dict[told.Weight, Weight] = {"plain": "plain", "lead": "lead", "quiet": "small"}

FIGURES = 12
"""The width of a column of figures, in hundredths of the table's."""


def debrief_as(kind: Kind, play: Play) -> str:
    """The debrief of a finished play, as one file."""
    document = debrief_document(play)
    return document_as_html(document) if kind == "html" else document_as_markdown(document)


def debrief_document(play: Play) -> Document:
    """The debrief of a finished play: page one, and all that is behind it."""
    case_role = play.case_role
    who = f"{case_role.role.title} ({case_role.name})"
    pages = (
        Page(page.id, page.title, "", tuple(_on_paper(page.blocks))) for page in debrief_pages(play)
    )
    return Document(
        f"{case_role.case.title}: the debrief",
        f"{case_role.case.dates}, {case_role.case.place}. Played as {who}.",
        (_page_one(play), *pages),
        runs_on=True,
    )


def _page_one(play: Play) -> Page:
    drawn = view(play).debrief
    assert drawn is not None, "a debrief is of a finished play"
    label = f"{drawn.label_text[0].upper()}{drawn.label_text[1:]}."
    if drawn.history:
        label += " This is where it ended in fact."
    paragraphs = (Para(label, "small"), *(Para(each.text) for each in drawn.page_one))
    return Page("page-one", drawn.ending_title, "", paragraphs)


def _on_paper(blocks: Iterable[told.Block]) -> Iterator[Block]:
    """The blocks of a page; questions, sources and a quiz become lists."""
    for kind, several in groupby(blocks, key=type):
        if kind is QuizView:
            yield from _quiz([each for each in several if isinstance(each, QuizView)])
        elif kind is told.Discussion:
            questions = tuple(each.text for each in several if isinstance(each, told.Discussion))
            yield Bullets(questions, "numbers")
        elif kind is told.Work:
            yield Bullets(tuple(_work(each) for each in several if isinstance(each, told.Work)))
        else:
            for block in several:
                yield from _one(block)


def _one(block: told.Block) -> Iterator[Block]:
    match block:
        case told.Heading(text=text):
            yield Heading(text)
        case told.Paragraph(text=text, weight=weight):
            yield Para(text, LOUD[weight])
        case told.Says() | told.Learned() | told.Labelled():
            yield from map(Para, lines_of(block))
        case told.Points(items=items):
            yield Bullets(items)
        case told.Entry(title=title, lines=lines):
            yield Para(title, "strong")
            yield from (Para(f"{label}: {text}" if label else text) for label, text in lines)
        case told.SmallTable(header=header, rows=rows):
            aligned = _aligned(rows)
            yield Grid(header, rows, aligned, widths=_widths(rows, aligned))
        case told.Beside(titles=titles, left=left, right=right):
            yield Grid(titles, tuple(zip_longest(left, right, fillvalue="")))
        case told.Decision():
            yield from _decision(block)
        case Chart(title=title, sentence=sentence):
            yield Heading(title)
            yield Figure(debrief_chart_as_svg(block), sentence)
            if block.close is not None:
                closer = "The same close up, where papers are signed or just not."
                yield Figure(debrief_chart_as_svg(block.closer, with_key=False), closer)
        case told.Discussion() | told.Work() | QuizView():
            yield from _on_paper((block,))
        case _:
            assert_never(block)


def _aligned(rows: tuple[tuple[str, ...], ...]) -> tuple[Align, ...]:
    """Columns of figures to the right."""
    figures: list[Align] = []
    for column in zip(*rows, strict=True):
        words = any(character.isalpha() for cell in column for character in cell)
        figures.append("left" if words else "right")
    return tuple(figures)


def _widths(rows: tuple[tuple[str, ...], ...], aligned: tuple[Align, ...]) -> tuple[int, ...]:
    """Columns of words as wide as what stands in them asks for; of figures, narrow."""
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    figures = FIGURES * aligned.count("right")
    words = sum(least for least, align in zip(longest, aligned, strict=True) if align == "left")
    if not words or figures >= 60:
        return ()
    return tuple(
        FIGURES if align == "right" else max(8, (100 - figures) * least // words)
        for least, align in zip(longest, aligned, strict=True)
    )


def _decision(decision: told.Decision) -> Iterator[Block]:
    """A move; one that was not history's stands beside what was done."""
    in_fact = " As in fact." if decision.as_in_fact else ""
    yield Para(f"{decision.turn}. {decision.where}.{in_fact}", "strong")
    yours = [decision.did, *decision.answered]
    if decision.because:
        yours.append(f"Why: {decision.because}")
    if decision.changed:
        yours.append(f"({decision.changed})")
    if decision.in_fact is None:
        yield from map(Para, yours)
        return
    fact = [decision.in_fact]
    if decision.in_fact_because:
        fact.append(f"Why: {decision.in_fact_because}")
    yield Grid(("You", "In fact"), tuple(zip_longest(yours, fact, fillvalue="")))


def _quiz(questions: list[QuizView]) -> Iterator[Block]:
    """The questions, and below them all the answers, explained."""
    for number, question in enumerate(questions, 1):
        yield Para(f"{number}. {question.text}", "strong")
        yield Bullets(tuple(answer.text for answer in question.answers), "boxes")
    yield Heading("The answers")
    right = (next(a.text for a in each.answers if a.right) for each in questions)
    yield Bullets(
        tuple(f"{a.rstrip('.')}. {q.reason}" for a, q in zip(right, questions, strict=True)),
        "numbers",
    )


def _work(work: told.Work) -> str:
    unchecked = "(General knowledge, not checked.)" if not work.checked else ""
    address = f"{work.address}." if work.address else ""
    return " ".join(filter(None, (work.citation, address, work.note, unchecked)))
