"""Files that speak of another case than `case.yaml` does: left from an example, or copied."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from game.library.lint.names.ids import names_found, names_in_case
from game.library.lint.names.references import REFERENCES, Kind
from game.library.lint.subject import Subject
from game.library.mistakes import Mistake
from game.library.reading.document import Document

MANY = 8
"""From so many names on that `case.yaml` does not have, if they are more than half, a file is
taken to be of another case: to list each of them would bury all other mistakes."""

LISTED = 4

OF_CASE = {
    Kind.PERSON: Kind.PERSON,
    Kind.FACE: Kind.PERSON,
    Kind.SIDE: Kind.SIDE,
    Kind.OTHER_SIDE: Kind.SIDE,
    Kind.ISSUE: Kind.ISSUE,
    Kind.OPTION: Kind.OPTION,
    Kind.FACT: Kind.FACT,
}
"""By kind of name: what of `case.yaml` it names."""


def without_strangers(subject: Subject) -> tuple[Subject, list[Mistake]]:
    """Return a case without the files that speak of another, and one mistake for each of them."""
    found: list[Mistake] = []
    roles = {}
    for name, page in subject.roles.items():
        said = _stranger(subject, page)
        if said is None:
            roles[name] = page
        else:
            found.append(said)
    debrief = subject.debrief
    said = _stranger(subject, debrief) if debrief is not None else None
    if said is not None:
        found.append(said)
        debrief = None
    if not found:
        return subject, []
    return replace(subject, roles=roles, debrief=debrief, complete=False), found


def _stranger(subject: Subject, page: Document[Any]) -> Mistake | None:
    names = names_in_case(subject)
    named: dict[str, bool] = {}
    for kind, name in _named(page):
        named[name] = name in names[kind]
    unknown = [name for name, known in named.items() if not known]
    if len(unknown) < MANY or 2 * len(unknown) <= len(named):
        return None
    listed = ", ".join(f'"{name}"' for name in unknown[:LISTED])
    message = (
        f"not there yet: {len(unknown)} people, sides, issues, options and facts are named here "
        f"that case.yaml does not have ({listed}, ...); put its own in their place"
    )
    return Mistake(page.file, 1, 1, "X022", message)


def _named(page: Document[Any]) -> Iterator[tuple[Kind, str]]:
    for _, part in page.parts:
        for field, kind in REFERENCES.get(type(part), {}).items():
            if kind in OF_CASE:
                for _, name in names_found(getattr(part, field)):
                    yield OF_CASE[kind], name
