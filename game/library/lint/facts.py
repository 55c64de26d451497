"""Facts nobody can learn, facts that do nothing, and what a role's facts are worth."""

from collections.abc import Iterator
from typing import Any

from game.library.lint.subject import RoleSubject, Subject
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
    facts = set(view.case.facts)
    for path, name in _asked(view):
        if name in facts and name not in view.knowable:
            message = f'nothing in this role teaches "{name}"; {hint(name, view.knowable & facts)}'
            yield view.mistake(path, "F004", message)


def relay_fits(subject: Subject) -> Iterator[Mistake]:
    """A relay list of facts that the other role cannot bring, or one in both files."""
    views = {view.name: view for view in subject.views}
    second = [view for view in subject.views if view.role.relay]
    if len(second) > 1:
        message = "the leader's file has a list too; only one role comes second, so leave one out"
        yield second[0].mistake(("relay",), "F005", message, on_key=True)
    if len(second) != 1 or not subject.complete:
        return
    later = second[0]
    earlier = views.get("leader" if later.name == "envoy" else "envoy")
    if earlier is None or earlier.role.side != later.role.side:
        message = "no other role serves this side, so nothing can be relayed; leave it out"
        yield later.mistake(("relay",), "F005", message, on_key=True)
        return
    facts = subject.case.model.facts
    true = [name for name in earlier.learnable if name in facts and facts[name].worth]
    for index, name in enumerate(later.role.relay):
        if name in facts and name not in true:
            message = f'"{name}" is no true fact that the {earlier.name} can learn; '
            yield later.mistake(("relay", index), "F005", message + hint(name, true))


LEAST_TOLD, LEAST_TOLD_ONLY = 10, 5
"""What a role's scenes tell face to face at least, and what of it no day can buy."""


def enough_is_told(view: RoleSubject) -> Iterator[Mistake]:
    """A role in which too little is told face to face, and that does not say why."""
    role, facts = view.role, view.case.facts
    if view.case.tour or role.told_little is not None:
        return
    told = {
        fact
        for name in view.face_to_face
        for choice in role.scenes[name].choices
        if choice.effects.by is None
        for fact in choice.effects.learn
        if fact in facts
    }
    bought = {fact for action in role.groundwork.actions for fact in action.effects.learn}
    worth, only = (sum(facts[fact].worth for fact in some) for some in (told, told - bought))
    if worth < LEAST_TOLD or only < LEAST_TOLD_ONLY:
        message = (
            f"what can be told face to face is worth {worth}, {only} of it to be had no other "
            f"way; expected at least {LEAST_TOLD} and {LEAST_TOLD_ONLY}, or `told_little`, why"
        )
        yield view.mistake(("scenes",), "F008", message, on_key=True)


def staff_in_company(view: RoleSubject) -> Iterator[Mistake]:
    """`by: staff` where it changes nothing: no fact is taught, or no other side is there."""
    for path, effects in view.effects():
        if effects.by is None:
            continue
        in_company = path[0] == "scenes" and path[1] in view.face_to_face
        if not in_company or not effects.learn:
            message = "counts as prepared without it; leave it out"
            yield view.mistake((*path, "by"), "F009", message, on_key=True)


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
        for path, part in page.parts:
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
