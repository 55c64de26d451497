"""Flags that nothing sets, and flags that nothing tests."""

from collections.abc import Iterator

from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import Condition
from game.library.models.table import Opening
from game.library.nearest import hint, nearest
from game.library.reading.marks import Path
from game.library.reading.walk import walk


def unset_flags(subject: Subject) -> Iterator[Mistake]:
    """Flags tested where no choice or action sets them."""
    for view in subject.views:
        yield from _unset_in_role(view)
    if not subject.complete:
        return
    everywhere = {flag for view in subject.views for flag in _set(view)}
    for path, flag in _tested_in_case(subject):
        if flag not in everywhere:
            message = f'no choice or action sets the flag "{flag}"; {hint(flag, everywhere)}'
            yield subject.case.mistake(path, "X010", message)


def unread_flags(subject: Subject) -> Iterator[Mistake]:
    """Flags set that neither the role, nor a reservation, nor a lesson tests."""
    in_case = {flag for _, flag in _tested_in_case(subject)}
    for view in subject.views:
        read = in_case | {flag for _, flag in _tested_in_role(view)}
        known = _set(view)
        # One that a misspelt condition means is read; the condition has been told of.
        meant = {nearest(flag, known) for flag in read - known.keys()}
        for flag, path in known.items():
            if flag not in read and flag not in meant:
                message = f'nothing tests the flag "{flag}"; {hint(flag, read)}'
                yield view.mistake(path, "X011", message)


def _unset_in_role(view: RoleSubject) -> Iterator[Mistake]:
    known = _set(view)
    for path, flag in _tested_in_role(view):
        if flag not in known:
            message = f'nothing in this role sets the flag "{flag}"; {hint(flag, known)}'
            yield view.mistake(path, "X010", message)


def _tested_in_role(view: RoleSubject) -> Iterator[tuple[Path, str]]:
    """Yield each flag that a condition or an opening of the role asks for, with its place."""
    for path, part in view.page.parts:
        if isinstance(part, (Condition, Opening)):
            yield from (((*path, "flags", index), flag) for index, flag in enumerate(part.flags))


def _set(view: RoleSubject) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path, part in view.effects():
        for index, flag in enumerate(part.flags):
            found.setdefault(flag, (*path, "flags", index))
    return found


def _tested_in_case(subject: Subject) -> Iterator[tuple[Path, str]]:
    for name, side in subject.case.model.sides.items():
        for number, other in enumerate(side.reservations):
            for index, flag in enumerate(other.flags):
                yield ("sides", name, "reservations", number, "flags", index), flag
    for at, lesson in enumerate(subject.case.model.lessons):
        for path, part in walk(lesson, ("lessons", at)):
            if isinstance(part, Condition):
                for index, flag in enumerate(part.flags):
                    yield (*path, "flags", index), flag
