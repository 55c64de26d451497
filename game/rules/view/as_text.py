"""Blocks as lines of text: charts by their sentence, tables row by row."""

from typing import assert_never

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


def lines_of(block: Block) -> tuple[str, ...]:
    """What a block says, a line for each thing that stands alone."""
    match block:
        case Heading(text=text) | Paragraph(text=text) | Discussion(text=text):
            return (text,)
        case Says(name=name, text=text):
            return (f"{name}: {text}" if name else text,)
        case Learned(text=text):
            return (f"For the dossier: {text}",)
        case Labelled(label=label, text=text):
            return (f"{label[0].upper()}{label[1:]}: {text}",)
        case Points(items=items):
            return tuple(f"- {item}" for item in items)
        case Entry(title=title, lines=lines):
            return (title, *(f"{label}: {text}" if label else text for label, text in lines))
        case SmallTable():
            return _rows_in_words(block)
        case Beside(titles=titles, left=left, right=right):
            return (f"{titles[0]}:", *left, f"{titles[1]}:", *right)
        case Decision():
            return tuple(_decision_in_words(block))
        case Work(citation=citation, address=address, note=note, checked=checked):
            unchecked = "" if checked else " (general knowledge, not checked)"
            return (f"{citation}{unchecked}", *filter(None, (address, note)))
        case Chart(sentence=sentence, title=title):
            return (f"{title}. {sentence}",)
        case QuizView(text=text, answers=answers):
            return (text, *(answer.text for answer in answers))
        case _:
            assert_never(block)


def _rows_in_words(table: SmallTable) -> tuple[str, ...]:
    """Each row as a line that names its columns, for ears: `Haven: 62; Wickmouth: 70`."""
    return tuple(
        "; ".join(
            f"{head}: {cell}" if head else cell
            for head, cell in zip(table.header, row, strict=True)
            if cell
        )
        for row in table.rows
    )


def _decision_in_words(decision: Decision) -> list[str]:
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
