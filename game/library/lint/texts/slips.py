"""Slips that stop nobody from playing: things given twice, never used, or with nothing in them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from game.library.lint.names.references import REFERENCES, Kind
from game.library.lint.subject import Subject
from game.library.mistakes import Mistake
from game.library.models.base import Condition, Model, Passage
from game.library.models.case import OptionNeeds, Person, Source
from game.library.reading.document import Document
from game.library.reading.marks import Mark, Path

_NO_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/*(?=[/?#\s]|$)")
_LINE_BREAK = re.compile(r"\S[ ]*\n")


def nothing_given(subject: Subject) -> Iterator[Mistake]:
    """Keys with nothing behind them, which count as if they were not there."""
    for page in _pages(subject):
        for path, _ in _empty(page.marks, ()):
            yield page.mistake(path, "S009", f"nothing is given here; {_GIVE}", on_key=True)
        for path, part in page.parts:
            if isinstance(part, Condition | OptionNeeds) and not part.model_fields_set:
                message = f"this asks for nothing and always holds; {_GIVE}"
                yield page.mistake(path, "S009", message, on_key=True)


_GIVE = "give it something, or take the key out"


def _empty(mark: Mark, path: Path) -> Iterator[tuple[Path, Mark]]:
    for step, below in mark.inside.items():
        if below.empty and isinstance(step, str):
            yield (*path, step), below
        yield from _empty(below, (*path, step))


def line_breaks(subject: Subject) -> Iterator[Mistake]:
    """Texts with a line break in them: two paragraphs in one, or a title of two lines."""
    for page in _pages(subject):
        for path, part in page.parts:
            for step, text in _texts(part):
                if _LINE_BREAK.search(text):
                    instead = (
                        "give each paragraph as an item of a list, after `- `"
                        if isinstance(part, Passage)
                        else "write it as one line, or as one paragraph after `>-`"
                    )
                    message = f"the text holds a line break, which is not shown; {instead}"
                    yield page.mistake((*path, *step), "P010", message)


_CLOSES = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", '"': '"'}
"""By mark that opens a quotation: those that close it. An apostrophe may be one of them, and tells
nothing."""


def open_quotations(subject: Subject) -> Iterator[Mistake]:
    """Texts in which a quotation is opened and not closed."""
    for page in _pages(subject):
        for path, part in page.parts:
            for step, text in _texts(part):
                mark = left_open(text)
                if mark is not None:
                    message = f"a quotation is opened with {mark} and never closed in this text"
                    yield page.mistake((*path, *step), "P011", message)


def left_open(text: str) -> str | None:
    """Return the quotation mark that opens and is not closed in a text, if there is one."""
    waiting: list[str] = []
    for character in text:
        if waiting and character in _CLOSES[waiting[-1]]:
            waiting.pop()
        elif character in _CLOSES:
            waiting.append(character)
    return waiting[0] if waiting else None


def lists_of_one_text(subject: Subject) -> Iterator[Mistake]:
    """Texts in brackets, which YAML reads as lists."""
    for page in _pages(subject):
        for path, part in page.parts:
            first = isinstance(part, Passage) and path[-1:] == (0,)
            if first and page.marks.follow(path[:-1])[0].bracketed:
                message = (
                    "the brackets make a list and are not shown; put a text that has them in "
                    '"quotes"'
                )
                yield page.mistake(path[:-1], "R015", message)


def named_twice(subject: Subject) -> Iterator[Mistake]:
    """Lists that name the same thing twice."""
    for page in _pages(subject):
        for path, part in page.parts:
            names = REFERENCES.get(type(part), {})
            for field in (*names, *(("flags",) if "flags" in type(part).model_fields else ())):
                value = getattr(part, field)
                if isinstance(value, tuple):
                    yield from _twice(page, (*path, field), value)


def _twice(page: Document[Any], path: Path, named: tuple[str, ...]) -> Iterator[Mistake]:
    for index, name in enumerate(named):
        if name in named[:index]:
            message = f'"{name}" stands in this list already; take one out'
            yield page.mistake((*path, index), "X017", message)


def unused_people(subject: Subject) -> Iterator[Mistake]:
    """People whom no role meets, hears or is, and of whom no text speaks."""
    if subject.complete:
        used = _used(subject, Kind.PERSON) | _used(subject, Kind.FACE)
        used |= {person for view in subject.views for person in view.role.faces.values()}
        for name, person in subject.case.model.people.items():
            if name not in used and not _spoken_of(subject, person):
                message = f'nobody meets or mentions "{name}"; use the person, or take it out'
                yield subject.case.mistake(("people", name), "X018", message, on_key=True)


def _spoken_of(subject: Subject, person: Person) -> bool:
    """Whether a text beside his own entry has the name he goes by."""
    called = person.short or person.name.split()[-1]
    return any(
        called in text
        for page in _pages(subject)
        for _, part in page.parts
        if part is not person
        for _, text in _texts(part)
    )


def unused_sources(subject: Subject) -> Iterator[Mistake]:
    """Sources of the case that nothing cites."""
    if subject.complete:
        used = _used(subject, Kind.SOURCE)
        for name in subject.case.model.sources:
            if name not in used:
                message = f'nothing cites "{name}"; cite it, or list it under `reading`'
                yield subject.case.mistake(("sources", name), "X019", message, on_key=True)


def _used(subject: Subject, kind: Kind) -> set[str]:
    """Return the ids of a kind that some file of the case names."""
    found: set[str] = set()
    for page in _pages(subject):
        for _, part in page.parts:
            for field, of in REFERENCES.get(type(part), {}).items():
                if of is kind:
                    value = getattr(part, field)
                    found.update([value] if isinstance(value, str) else value or ())
    return found


def unused_shares(subject: Subject) -> Iterator[Mistake]:
    """Actions and lines that `case.yaml` shares and no role names."""
    if not subject.complete:
        return
    case = subject.case.model
    actions = {each.id for view in subject.views for each in view.role.groundwork.actions}
    lines = {each.id for view in subject.views for each in view.role.plan.lines}
    shared = {
        "actions": ([each.id for each in case.actions], actions),
        "lines": ([each.id for each in case.lines], lines),
    }
    for key, (listed, named) in shared.items():
        for index, name in enumerate(listed):
            if name not in named:
                message = f'no role names "{name}"; name it there, or take it out'
                yield subject.case.mistake((key, index), "X021", message)


def addresses(subject: Subject) -> Iterator[Mistake]:
    """Addresses of sources that lead nowhere."""
    for path, part in subject.case.parts:
        if isinstance(part, Source) and part.address and _NO_HOST.match(part.address):
            message = (
                f'found "{part.address}"; an address goes on after `//`, as in example.org/page'
            )
            yield subject.case.mistake((*path, "address"), "S010", message)


def _pages(subject: Subject) -> Iterator[Document[Any]]:
    yield subject.case
    yield from subject.roles.values()
    if subject.debrief is not None:
        yield subject.debrief


def _texts(part: Model) -> Iterator[tuple[Path, str]]:
    """Yield the texts that stand in a part itself, those in lists included."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, str):
            yield (field.alias or name,), value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield (field.alias or name, index), item


LEAST_LINES = 4
"""From how many lines on a place can be noticed."""

MOST_ALIKE = 2, 3
"""What part of the right answers may stand in one place, as a fraction."""


def right_answers_apart(subject: Subject) -> Iterator[Mistake]:
    """Plans and quizzes whose right answers stand in the same place: then the place tells them."""
    for view in subject.views:
        lines = [line.answers for line in view.role.plan.lines]
        if message := _alike([[answer.right for answer in answers] for answers in lines]):
            yield view.mistake(("plan", "lines"), "P012", message, on_key=True)
    if subject.debrief is not None:
        asked = [question.answers for question in subject.debrief.model.quiz]
        if message := _alike([[answer.right for answer in answers] for answers in asked]):
            yield subject.debrief.mistake(("quiz",), "P012", message, on_key=True)


def _alike(lines: list[list[bool]]) -> str | None:
    """What to say of answers whose right one stands too often in one place."""
    places = Counter(line.index(True) + 1 for line in lines if True in line)
    if len(lines) < LEAST_LINES or not places:
        return None
    (place, count), *_ = places.most_common(1)
    part, whole = MOST_ALIKE
    if count * whole <= len(lines) * part:
        return None
    return (
        f"{count} of {len(lines)} right answers stand in place {place}; expected at most "
        f"{len(lines) * part // whole}, so that no place tells which is right"
    )
