"""Facts nobody can learn, facts that do nothing, and what a role's facts are worth."""

from collections.abc import Iterator
from typing import Any

from game.library.lint.subject import RoleSubject, Subject
from game.library.lint.walk import walk
from game.library.mistakes import Mistake
from game.library.models.base import KnowsAtLeast
from game.library.nearest import hint
from game.library.reading.document import Document
from game.library.reading.marks import Path

LEAST_WORTH, MOST_WORTH = 24, 30
"""What a role's true facts are worth in all; the meter ends at 20, so nobody learns all."""


def learned_somewhere(subject: Subject) -> Iterator[Mistake]:
    """Facts that no choice or action of any role teaches."""
    if not subject.complete:
        return
    taught = {fact for view in subject.views for fact in view.learnable}
    for name in subject.case.model.facts:
        if name not in taught:
            message = "no choice or action of any role teaches this fact"
            yield subject.case.mistake(("facts", name), "F001", message, on_key=True)


def does_something(view: RoleSubject) -> Iterator[Mistake]:
    """Facts that a role can learn and that then change nothing in it."""
    if view.case.tour:
        return
    used = _used(view)
    for name, path in view.learnable.items():
        fact = view.case.facts.get(name)
        # A false lead does its work by being believed.
        if fact is not None and fact.worth and name not in used and not _shows(view, name):
            message = (
                f'"{name}" does nothing in this role: it opens, reveals and eases nothing, and '
                "no condition, plan line or misreading asks for it"
            )
            yield view.mistake(path, "F002", message)


def worth_in_all(view: RoleSubject) -> Iterator[Mistake]:
    """A role whose true facts are worth too little or too much in all."""
    facts = view.case.facts
    worth = sum(facts[name].worth for name in view.learnable if name in facts)
    if not view.case.tour and not LEAST_WORTH <= worth <= MOST_WORTH:
        message = (
            f"the true facts that can be learned in this role are worth {worth} in all; "
            f"expected {LEAST_WORTH} to {MOST_WORTH}"
        )
        yield view.mistake(("groundwork",), "F003", message, on_key=True)


def asked_can_be_known(view: RoleSubject) -> Iterator[Mistake]:
    """Facts that a role asks for and that nobody can learn in it."""
    for path, name in _asked(view):
        if name in view.case.facts and name not in view.knowable:
            message = f'nothing in this role teaches "{name}"; {hint(name, view.knowable)}'
            yield view.mistake(path, "F004", message)


def relay_fits(subject: Subject) -> Iterator[Mistake]:
    """A relay list of facts that the envoy cannot bring."""
    views = {view.name: view for view in subject.views}
    envoy, leader = views.get("envoy"), views.get("leader")
    if envoy is not None and envoy.role.relay:
        message = "an envoy starts with nobody's facts; `relay` belongs in leader.yaml"
        yield envoy.mistake(("relay",), "F005", message, on_key=True)
    if leader is None or not leader.role.relay or not subject.complete:
        return
    if envoy is None or envoy.role.side != leader.role.side:
        message = "no envoy serves the leader's side, so nothing can be relayed; leave it out"
        yield leader.mistake(("relay",), "F005", message, on_key=True)
        return
    facts = subject.case.model.facts
    true = [name for name in envoy.learnable if name in facts and facts[name].worth]
    for index, name in enumerate(leader.role.relay):
        if name in facts and name not in true:
            message = f'"{name}" is no true fact that the envoy can learn; {hint(name, true)}'
            yield leader.mistake(("relay", index), "F005", message)


def false_leads_show_nothing(subject: Subject) -> Iterator[Mistake]:
    """False leads that reveal or ease, as only what is true can."""
    for name, fact in subject.case.model.facts.items():
        for key in ("reveals", "eases"):
            if fact.worth == 0 and getattr(fact, key):
                message = "a false lead cannot change or show what is so; leave it out"
                yield subject.case.mistake(("facts", name, key), "F006", message, on_key=True)


def enough_listed(subject: Subject) -> Iterator[Mistake]:
    """Conditions that ask for more facts than they list."""
    pages: list[Document[Any]] = [subject.case, *subject.roles.values()]
    for page in pages:
        for path, part in walk(page.model):
            if isinstance(part, KnowsAtLeast) and part.count > len(set(part.of)):
                message = f"found {part.count}, of {len(set(part.of))} facts listed"
                yield page.mistake((*path, "count"), "F007", message)


def _asked(view: RoleSubject) -> Iterator[tuple[Path, str]]:
    """Yield every fact that the role asks for, with its place."""
    for path, part in view.conditions():
        yield from (((*path, "knows", index), name) for index, name in enumerate(part.knows))
        if part.knows_at_least is not None:
            for index, name in enumerate(part.knows_at_least.of):
                yield (*path, "knows_at_least", "of", index), name
    for number, line in enumerate(view.role.plan.lines):
        for index, name in enumerate(line.told_by):
            yield ("plan", "lines", number, "told_by", index), name
    for number, misread in enumerate(view.role.adviser.misreads):
        yield ("adviser", "misreads", number, "until"), misread.until


def _used(view: RoleSubject) -> set[str]:
    """Return the facts that the role's moves, or the case's options, ask for."""
    used = {name for _, name in _asked(view)}
    for issue in view.case.issues.values():
        for option in issue.options.values():
            if option.needs is not None:
                used.update(option.needs.knows)
                if option.needs.knows_at_least is not None:
                    used.update(option.needs.knows_at_least.of)
    return used


def _shows(view: RoleSubject, name: str) -> bool:
    """Whether the fact eases, or shows something of another side that this role can use."""
    fact = view.case.facts[name]
    if fact.eases or fact.hears:
        return True
    if fact.reveals is None:
        return False
    shown = {*fact.reveals.floors, *fact.reveals.refuses}
    if view.role.table is not None:
        shown.update(fact.reveals.issues)
    return bool(shown - {view.role.side})
