"""The blocks of a debrief as lines of text: charts by their sentence, tables row by row."""

from collections.abc import Iterable

from game.plain.voice import Voice
from game.rules.debrief.blocks import (
    Beside,
    Block,
    Decision,
    Discussion,
    Entry,
    Heading,
    Paragraph,
    Points,
    SmallTable,
    Work,
)
from game.rules.debrief.chart import Chart
from game.rules.view.debrief_view import QuizView


def say_blocks(voice: Voice, blocks: Iterable[Block]) -> None:
    """Say them in order."""
    for block in blocks:
        _say(voice, block)


def _say(voice: Voice, block: Block) -> None:
    match block:
        case Heading(text=text):
            voice.say(text.upper())
        case Paragraph(text=text) | Discussion(text=text):
            voice.say(text)
        case Points(items=items):
            voice.list(*(f"- {item}" for item in items))
        case Entry(title=title, lines=lines):
            voice.list(title, *(f"{label}: {text}" if label else text for label, text in lines))
        case SmallTable():
            voice.list(*rows_in_words(block))
        case Beside(titles=titles, left=left, right=right):
            for title, texts in zip(titles, (left, right), strict=True):
                voice.say(f"{title}:", *texts)
        case Decision():
            voice.list(*decision_in_words(block))
        case Work():
            voice.list(*work_in_words(block))
        case Chart(sentence=sentence, title=title):
            voice.say(f"{title}. {sentence}")
        case QuizView():
            pass  # The plain game asks them one by one.


def rows_in_words(table: SmallTable) -> list[str]:
    """Each row as a line that names its columns, for ears: `Haven: 62; Wickmouth: 70`."""
    return [
        "; ".join(
            f"{head}: {cell}" if head else cell
            for head, cell in zip(table.header, row, strict=True)
            if cell
        )
        for row in table.rows
    ]


def decision_in_words(decision: Decision) -> list[str]:
    """A move beside what was done, a line for each thing said of it."""
    told = [f"{decision.turn}. {decision.where}: {decision.did}", *decision.answered]
    if decision.changed:
        told.append(f"Changed: {decision.changed}.")
    if decision.because:
        told.append(f"Why: {decision.because}")
    if decision.as_in_fact:
        told.append("So it was done in fact.")
    if decision.in_fact:
        told.append(f"In fact: {decision.in_fact}")
    if decision.in_fact_because:
        told.append(f"Why: {decision.in_fact_because}")
    return told


def work_in_words(work: Work) -> list[str]:
    """A source, and what it is good for."""
    unchecked = "" if work.checked else " (general knowledge, not checked)"
    return [f"{work.citation}{unchecked}", *filter(None, (work.address, work.note))]
