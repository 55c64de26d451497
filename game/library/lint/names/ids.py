"""Names of things that are not there."""

from collections.abc import Collection, Iterator
from typing import Any

from game.library.lint.names.references import REFERENCES, Kind
from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import Model
from game.library.models.case import DisputedValue, Hearing, LessonEnding
from game.library.models.shared import Concepts
from game.library.nearest import hint
from game.library.reading.document import Document
from game.library.reading.marks import Path

Names = dict[Kind, Collection[str]]
"""By kind: the ids that exist. A kind that is absent is not judged."""


def unknown_ids(subject: Subject) -> Iterator[Mistake]:
    """Every id in the case, its roles and its debrief that names nothing."""
    names = names_in_case(subject)
    # Faces and scenes belong to a role; what a lesson asks of them is checked with the lesson.
    yield from _unknown(subject.case, names, skip=LessonEnding)
    if subject.debrief is not None:
        yield from _unknown(subject.debrief, names)
    for view in subject.views:
        yield from _unknown(view.page, names | names_in_role(view))


def unknown_concepts(page: Document[Concepts]) -> Iterator[Mistake]:
    """Every `see` of the glossary that names nothing."""
    yield from _unknown(page, {Kind.CONCEPT: page.model.concepts})


def unknown_in_part(
    page: Document[Any], path: Path, part: Model, names: Names
) -> Iterator[Mistake]:
    """Every id in one part of a file, without the parts inside it, that names nothing."""
    for name, kind in REFERENCES.get(type(part), {}).items():
        valid = names.get(kind)
        if valid is None:
            continue
        value = getattr(part, name)
        for step, found in names_found(value):
            if found not in valid:
                yield page.mistake(
                    (*path, name, *step),
                    *_message(found, kind, names),
                    on_key=isinstance(value, dict),
                )


def names_in_role(view: RoleSubject) -> Names:
    """Return the ids that exist only in one role."""
    role = view.role
    return {
        Kind.PLACE: [*role.scenes, *role.endings],
        Kind.SCENE: role.scenes,
        Kind.FACE: list(dict.fromkeys(role.faces.values())),
        Kind.OTHER_SIDE: role.faces,
    }


def unheard_readings(subject: Subject) -> Iterator[Mistake]:
    """Readings of disputed values that facts let one hear, and that are not there."""
    for path, part in subject.case.parts:
        if isinstance(part, Hearing) and part.option in subject.issue_of:
            value = _value(subject, part.option, part.side)
            valid = value.readings if isinstance(value, DisputedValue) else {}
            if part.reading not in valid:
                yield subject.case.mistake(
                    (*path, "reading"),
                    "X014",
                    f'the value of "{part.option}" to "{part.side}" has no reading '
                    f'"{part.reading}"; {hint(part.reading, valid)}',
                )


def face_persons(subject: Subject) -> Iterator[Mistake]:
    """Persons named as faces who are not there."""
    people = subject.case.model.people
    for view in subject.views:
        for side, person in view.role.faces.items():
            if person not in people:
                code, message = _message(person, Kind.PERSON, {Kind.PERSON: people})
                yield view.mistake(("faces", side), code, message)


def revealed_issues(subject: Subject) -> Iterator[Mistake]:
    """Issues that facts show and that are not there."""
    issues = subject.case.model.issues
    for name, fact in subject.case.model.facts.items():
        for side, shown in (fact.reveals.issues if fact.reveals else {}).items():
            for index, issue in enumerate(shown):
                if issue not in issues:
                    path: Path = ("facts", name, "reveals", "issues", side, index)
                    code, message = _message(issue, Kind.ISSUE, {Kind.ISSUE: issues})
                    yield subject.case.mistake(path, code, message)


def _unknown(
    page: Document[Any], names: Names, skip: type[Model] | None = None
) -> Iterator[Mistake]:
    skipped: Path | None = None
    for path, part in page.parts:
        if skip is not None and isinstance(part, skip):
            skipped = path
        if skipped is None or path[: len(skipped)] != skipped:
            yield from unknown_in_part(page, path, part, names)


def names_in_case(subject: Subject) -> Names:
    """Return the ids that exist in the whole case."""
    case = subject.case.model
    names: Names = {
        Kind.PERSON: case.people,
        Kind.SIDE: case.sides,
        Kind.ISSUE: case.issues,
        Kind.OPTION: subject.issue_of,
        Kind.FACT: case.facts,
    }
    shared = subject.sources
    if shared is not None:
        names[Kind.SOURCE] = [*case.sources, *shared.articles, *shared.works]
        names[Kind.CLAIM] = shared.claims
    if subject.concepts is not None:
        names[Kind.CONCEPT] = subject.concepts.concepts
    return names


def names_found(value: object) -> Iterator[tuple[Path, str]]:
    """Yield the ids that a field holds, each with the way to it in the field."""
    if isinstance(value, str):
        # An id that is left out names nothing.
        yield from [((), value)] if value else []
    elif isinstance(value, tuple):
        yield from (((index,), item) for index, item in enumerate(value))
    elif isinstance(value, dict):
        yield from (((key,), key) for key in value)


def _message(found: str, kind: Kind, names: Names) -> tuple[str, str]:
    """Return code and message for an id of `kind` that is not there."""
    # A person who exists but is no face is another mistake than one who does not exist.
    wider = {Kind.FACE: Kind.PERSON, Kind.OTHER_SIDE: Kind.SIDE}.get(kind)
    if wider is not None and found not in names.get(wider, ()):
        kind, valid = wider, names[kind]
    else:
        valid = names[kind]
    return kind.code, f'no {kind.word} is called "{found}"; {hint(found, valid)}'


def _value(subject: Subject, option: str, side: str) -> int | DisputedValue | None:
    issue = subject.case.model.issues[subject.issue_of[option]]
    return issue.options[option].values.get(side)
