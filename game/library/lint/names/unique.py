"""Ids used twice where they must be unique, and ids that the rules keep for themselves."""

from collections.abc import Iterable, Iterator
from typing import Any

from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import RESERVED_MOVES
from game.library.reading.document import Document
from game.library.reading.marks import Path

FORECAST = "forecast"
"""What a plan calls its forecast, beside the ids of its lines."""


def repeated_ids(subject: Subject) -> Iterator[Mistake]:
    """Ids used twice in one place: choices of a scene, actions, lines, answers, options."""
    case = subject.case.model
    yield from _repeated(subject.case, ("lessons",), (each.id for each in case.lessons))
    yield from _repeated_options(subject)
    if subject.debrief is not None:
        quiz = subject.debrief.model.quiz
        yield from _repeated(subject.debrief, ("quiz",), (each.id for each in quiz))
    for name in case.terms:
        if subject.concepts is not None and name in subject.concepts.concepts:
            message = f'"{name}" is a concept in concepts.yaml already'
            yield subject.case.mistake(("terms", name), "X012", message, on_key=True)
    if subject.sources is not None:
        for name in case.sources:
            if name in subject.sources.articles or name in subject.sources.works:
                message = f'"{name}" is a source in sources.yaml already'
                yield subject.case.mistake(("sources", name), "X012", message, on_key=True)
    for view in subject.views:
        yield from _repeated_in_role(view)


def reserved_ids(subject: Subject) -> Iterator[Mistake]:
    """Choices, actions and plan lines called as the rules call moves of their own."""
    for view in subject.views:
        for index, action in enumerate(view.role.groundwork.actions):
            yield from _reserved(view, ("groundwork", "actions", index, "id"), action.id)
        for name, scene in view.role.scenes.items():
            for index, choice in enumerate(scene.choices):
                yield from _reserved(view, ("scenes", name, "choices", index, "id"), choice.id)
        for index, line in enumerate(view.role.plan.lines):
            if line.id == FORECAST:
                message = f'"{FORECAST}" is what the plan calls its forecast; choose another id'
                yield view.mistake(("plan", "lines", index, "id"), "X013", message)


def _repeated_in_role(view: RoleSubject) -> Iterator[Mistake]:
    role = view.role
    actions = role.groundwork.actions
    yield from _repeated(view.page, ("groundwork", "actions"), (each.id for each in actions))
    yield from _repeated(view.page, ("plan", "lines"), (line.id for line in role.plan.lines))
    for index, line in enumerate(role.plan.lines):
        path: Path = ("plan", "lines", index, "answers")
        yield from _repeated(view.page, path, (answer.id for answer in line.answers))
    for name, scene in role.scenes.items():
        ids = (choice.id for choice in scene.choices)
        yield from _repeated(view.page, ("scenes", name, "choices"), ids)
    for name in role.endings:
        if name in role.scenes:
            message = f'"{name}" is a scene already; scenes and endings share their ids'
            yield view.mistake(("endings", name), "X012", message, on_key=True)


def _repeated(page: Document[Any], path: Path, ids: Iterable[str]) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for index, name in enumerate(ids):
        if name in seen:
            message = f'"{name}" is used already, by number {seen[name] + 1} of these'
            yield page.mistake((*path, index, "id"), "X012", message)
        seen.setdefault(name, index)


def _repeated_options(subject: Subject) -> Iterator[Mistake]:
    seen: dict[str, str] = {}
    for name, issue in subject.case.model.issues.items():
        for option in issue.options:
            if option in seen:
                message = f'"{option}" is an option of "{seen[option]}" already'
                path: Path = ("issues", name, "options", option)
                yield subject.case.mistake(path, "X012", message, on_key=True)
            seen.setdefault(option, name)


def _reserved(view: RoleSubject, path: Path, name: str) -> Iterator[Mistake]:
    if name in RESERVED_MOVES:
        message = f'"{name}" is a move of the game itself; choose another id'
        yield view.mistake(path, "X013", message)
