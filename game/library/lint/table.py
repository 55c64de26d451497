"""The table of a role: opening packages, brackets, and the ways on from it."""

from collections.abc import Iterator
from typing import Any

from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.case import Case
from game.library.models.table import Openings
from game.library.nearest import hint
from game.library.reading.document import Document
from game.library.reading.marks import Path

LEAST_SETTLED = 2
"""How many issues a draft settles at least."""


def packages(subject: Subject) -> Iterator[Mistake]:
    """Packages that leave an issue open or settle it by an option it does not have."""
    for view in subject.views:
        table = view.role.table
        if table is not None:
            for side, openings in table.opens.items():
                for at, opening in enumerate(openings):
                    path: Path = ("table", "opens", side, at, "package")
                    yield from _package(subject, view.page, path, opening.package)
            yield from _settled(subject, view.page, ("table", "text"), table.text)
    if subject.debrief is not None:
        history = subject.debrief.model.history
        if history.package is not None:
            path = ("history", "package")
            yield from _package(subject, subject.debrief, path, history.package)
        for index, text in enumerate(history.texts):
            path = ("history", "texts", index, "package")
            yield from _package(subject, subject.debrief, path, text.package)


def openings(view: RoleSubject) -> Iterator[Mistake]:
    """Opening packages that are missing, or that their side could not table."""
    table, faces = view.role.table, view.role.faces
    if table is None:
        return
    for side in faces:
        if side not in table.opens:
            message = f'no opening package for "{side}"'
            yield view.mistake(("table", "opens"), "T006", message, on_key=True)
    for side, several in table.opens.items():
        path: Path = ("table", "opens", side)
        if side not in faces:
            message = f'the role needs no yes of "{side}"; {hint(side, faces)}'
            yield view.mistake(path, "T006", message, on_key=True)
        for at, opening in enumerate(several):
            for issue, option in opening.package.items():
                why = _cannot_open(view.case, side, issue, option)
                if why is not None:
                    yield view.mistake((*path, at, "package", issue), "T005", why)
        yield from _in_force(view, path, several)


def _in_force(view: RoleSubject, path: Path, openings: Openings) -> Iterator[Mistake]:
    """Openings by flag without a default, or hidden by one before them."""
    if openings[-1].flags:
        message = "the last opening asks for flags; expected one without, for the rest"
        yield view.mistake((*path, len(openings) - 1), "T010", message)
    for at, opening in enumerate(openings):
        if any(set(earlier.flags) <= set(opening.flags) for earlier in openings[:at]):
            message = "an earlier opening asks for no more flags, so this is never in force"
            yield view.mistake((*path, at), "T010", message)


def brackets_fit(view: RoleSubject) -> Iterator[Mistake]:
    """Brackets of a leader, too many brackets, and brackets without a draft or the reverse."""
    table = view.role.table
    if table is None:
        return
    most = max(0, len(view.case.issues) - LEAST_SETTLED)
    if view.name == "leader" and table.brackets:
        message = f"found {table.brackets}; a leader's text has no brackets"
        yield view.mistake(("table", "brackets"), "T007", message)
    elif table.brackets > most:
        message = f"found {table.brackets}; a draft settles two issues, so expected at most {most}"
        yield view.mistake(("table", "brackets"), "T007", message)
    if view.name == "envoy" and table.brackets and table.draft is None:
        message = "a text with brackets is a draft; expected `draft`, where it leads"
        yield view.mistake(("table", "brackets"), "T007", message)
    if table.draft is not None and not table.brackets:
        message = "without `brackets` there is no draft; leave this out"
        yield view.mistake(("table", "draft"), "T007", message, on_key=True)


def repudiated_leads_on(view: RoleSubject) -> Iterator[Mistake]:
    """A table without a way on for a deal that home does not stand by."""
    table = view.role.table
    if table is not None and table.repudiated is None:
        message = "expected `repudiated`, where a deal leads that home does not stand by"
        yield view.mistake(("table",), "T008", message, on_key=True)


def pencils(view: RoleSubject) -> Iterator[Mistake]:
    """Plan answers whose pencil writes nothing, more than one thing, or of no side."""
    for number, line in enumerate(view.role.plan.lines):
        for index, answer in enumerate(line.answers):
            pencil = answer.pencil
            if pencil is None:
                continue
            given = [pencil.issue, pencil.option, pencil.floor]
            written = sum(each is not None for each in given)
            path: Path = ("plan", "lines", number, "answers", index, "pencil")
            if not pencil.side:
                message = f"of which side is this? Expected `side`: {' or '.join(view.role.faces)}"
                yield view.mistake(path, "T009", message)
            if written != 1:
                message = f"found {written} things to pencil; expected one issue, option or floor"
                yield view.mistake(path, "T009", message)


def _cannot_open(case: Case, side: str, issue: str, option: str) -> str | None:
    known = case.issues[issue].options.get(option) if issue in case.issues else None
    if known is None:
        return None
    if known.needs is not None:
        return f'"{option}" needs facts; a side opens with what anyone could draft'
    if side in case.sides and option in case.sides[side].refuses:
        return f'"{side}" refuses "{option}" itself'
    return None


def _package(
    subject: Subject, page: Document[Any], path: Path, package: dict[str, str]
) -> Iterator[Mistake]:
    missing = [issue for issue in subject.case.model.issues if issue not in package]
    if missing:
        message = f"leaves {', '.join(missing)} open; expected an option for every issue"
        yield page.mistake(path, "T004", message, on_key=True)
    yield from _settled(subject, page, path, package)


def _settled(
    subject: Subject, page: Document[Any], path: Path, package: dict[str, str]
) -> Iterator[Mistake]:
    issues = subject.case.model.issues
    for issue, option in package.items():
        at: Path = (*path, issue)
        if issue not in issues:
            message = f'no issue is called "{issue}"; {hint(issue, issues)}'
            yield page.mistake(at, "X003", message, on_key=True)
        elif option in issues[issue].options:
            continue
        elif option in subject.issue_of:
            message = f'"{option}" is an option of "{subject.issue_of[option]}"'
            yield page.mistake(at, "T004", f"{message}; {hint(option, issues[issue].options)}")
        else:
            message = f'no option is called "{option}"; {hint(option, issues[issue].options)}'
            yield page.mistake(at, "X004", message)
