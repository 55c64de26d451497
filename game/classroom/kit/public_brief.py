"""Part A: what everybody knows: the situation, and behind that what is open and what words mean."""

import re
from collections.abc import Iterable

from game.classroom.kit.two_articles import TWO_ARTICLES
from game.classroom.kit.voices import voice
from game.classroom.paper_table import PaperTable
from game.library.models.case import Term
from game.pages.document import Block, Bullets, Grid, Heading, Page, Para


def public_brief(table: PaperTable) -> Page:
    """The situation, who sits at the table, and what is argued about such meetings."""
    case = table.case_role.case
    fixed = tuple(each.text for each in case.conditions.values() if not each.open)
    blocks: list[Block] = [
        Para(f"{case.place}, {case.dates}", "small"),
        Para(case.hook, "lead"),
        Heading("At the table"),
        Bullets(tuple(_seat(table, side) for side in table.sides)),
    ]
    if fixed:
        blocks += [Heading("What no meeting could change"), Bullets(fixed)]
    blocks += [Heading("What is argued about such meetings"), Bullets(TWO_ARTICLES)]
    return Page("a-public-brief", "Public brief", "For everybody", tuple(blocks), "A", sheets=1)


def issues_sheet(table: PaperTable) -> Page:
    """Behind the brief: what talks could move, what has to be settled, and what words mean."""
    case = table.case_role.case
    issues = case.issues
    open_ = tuple(each.text for each in case.conditions.values() if each.open)
    blocks: list[Block] = [
        *((Heading("What talks could move"), Bullets(open_)) if open_ else ()),
        Heading("The issues"),
        Grid(
            ("", "issue", "what it is about"),
            tuple(
                (letter, issue.title, issue.about)
                for letter, issue in zip(table.codes.letters, issues.values(), strict=True)
            ),
            widths=(5, 27, 68),
        ),
    ]
    words = tuple(terms_on_the_sheets(table))
    if words:
        blocks += [
            Heading("Words on these sheets"),
            Grid((), tuple((term.title, term.text) for term in words), widths=(20, 80)),
        ]
    return Page(
        "a-what-is-open",
        "What has to be settled",
        "For everybody",
        tuple(blocks),
        "A",
        sheets=1,
        behind=True,
    )


def terms_on_the_sheets(table: PaperTable) -> Iterable[Term]:
    """The words of the case that stand on what students are given to read, in file order."""
    text = " ".join(_read_by_students(table))
    for term in table.case_role.case.terms.values():
        if any(re.search(rf"\b{re.escape(word)}", text) for word in (term.title, *term.also)):
            yield term


def _read_by_students(table: PaperTable) -> Iterable[str]:
    case = table.case_role.case
    yield case.hook
    yield from (condition.text for condition in case.conditions.values())
    yield from table.case_role.option_text.values()
    for issue in case.issues.values():
        yield from (issue.title, issue.about)
    for side in table.sides:
        role = voice(table, side).role
        if role is not None:
            yield from (passage.text for passage in role.brief.text)
            yield from role.brief.instructions
    yield from (fact.text for fact in case.facts.values())


def _seat(table: PaperTable, side: str) -> str:
    return (
        f"{table.side_name(side)}, for {table.case_role.case.sides[side].name}: "
        f"{voice(table, side).introduced}."
    )
