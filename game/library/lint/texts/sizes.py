"""How much there is of everything, against the limits; what passes one is not checked further."""

from collections.abc import Iterator
from math import prod

from game.library.limits import ACTIONS, CHOICES, FACTS, ISSUES, OPTIONS, PACKAGES, SCENES, Limit
from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.reading.marks import Path


def too_much(subject: Subject) -> Iterator[Mistake]:
    """Yield a mistake for each limit that the case or one of its roles passes."""
    case = subject.case.model
    for path, limit, found in _of_case(subject):
        if found > limit.most:
            yield subject.case.mistake(path, "L001", limit.passed(found), on_key=True)
    options = [len(issue.options) for issue in case.issues.values()]
    if max(options) <= OPTIONS.most and len(options) <= ISSUES.most:
        packages = prod(options)
        if packages > PACKAGES.most:
            message = PACKAGES.passed(packages)
            yield subject.case.mistake(("issues",), "L001", message, on_key=True)
    for view in subject.views:
        for path, limit, found in _of_role(view):
            if found > limit.most:
                yield view.mistake(path, "L001", limit.passed(found), on_key=True)


def _of_case(subject: Subject) -> Iterator[tuple[Path, Limit, int]]:
    case = subject.case.model
    yield ("facts",), FACTS, len(case.facts)
    yield ("issues",), ISSUES, len(case.issues)
    for name, issue in case.issues.items():
        yield ("issues", name, "options"), OPTIONS, len(issue.options)


def _of_role(view: RoleSubject) -> Iterator[tuple[Path, Limit, int]]:
    role = view.role
    yield ("scenes",), SCENES, len(role.scenes)
    yield ("groundwork", "actions"), ACTIONS, len(role.groundwork.actions)
    for name, scene in role.scenes.items():
        yield ("scenes", name, "choices"), CHOICES, len(scene.choices)
