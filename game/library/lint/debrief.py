"""Lessons, and disputed values told in the debrief."""

from collections.abc import Iterator

from game.library.lint.ids import Names, names_in_case, names_in_role, unknown_in_part
from game.library.lint.references import Kind
from game.library.lint.subject import RoleSubject, Subject
from game.library.lint.walk import walk
from game.library.mistakes import Mistake
from game.library.models.case import DisputedValue, Lesson, LessonEnding
from game.library.nearest import hint
from game.library.reading.marks import Path


def lessons_checkable(subject: Subject) -> Iterator[Mistake]:
    """Lessons that say nothing, or that name what their roles do not have."""
    for index, lesson in enumerate(subject.case.model.lessons):
        key, formula = _formula(lesson)
        path: Path = ("lessons", index, key)
        said = (formula.ending, formula.label, formula.agreed, formula.with_, formula.unless)
        if not any(part is not None and part != () for part in said):
            message = "says nothing; expected an ending, a label, `agreed` or `with`"
            yield subject.case.mistake(path, "E006", message, on_key=True)
        if key == "possible" and formula.unless is not None:
            message = "`unless` belongs to `never`; expected `with`"
            yield subject.case.mistake((*path, "unless"), "E006", message, on_key=True)
        if subject.complete:
            yield from _names_in_lesson(subject, path, formula)


def disputes_told(subject: Subject) -> Iterator[Mistake]:
    """Disputed values that the debrief leaves out, tells twice or tells with other readings."""
    if subject.debrief is None:
        return
    disputed = _disputed(subject)
    told: set[tuple[str, str]] = set()
    for index, dispute in enumerate(subject.debrief.model.disputes):
        path: Path = ("disputes", index)
        key = (dispute.option, dispute.side)
        if key not in disputed:
            if dispute.option in subject.issue_of:
                message = f'the value of "{key[0]}" to "{key[1]}" is not disputed in case.yaml'
                yield subject.debrief.mistake((*path, "option"), "E007", message)
            continue
        if key in told:
            message = f'the value of "{key[0]}" to "{key[1]}" is told already'
            yield subject.debrief.mistake((*path, "option"), "E007", message)
        told.add(key)
        for reading in dispute.readings:
            if reading not in disputed[key]:
                message = f"case.yaml has no such reading; {hint(reading, disputed[key])}"
                at: Path = (*path, "readings", reading)
                yield subject.debrief.mistake(at, "X014", message, on_key=True)
        missing = [reading for reading in disputed[key] if reading not in dispute.readings]
        if missing:
            message = f"leaves out {', '.join(missing)}"
            yield subject.debrief.mistake((*path, "readings"), "E007", message, on_key=True)
    for option, side in disputed:
        if (option, side) not in told:
            message = "this value is disputed; expected it among the debrief's `disputes`"
            issue = subject.issue_of[option]
            path = ("issues", issue, "options", option, "values", side)
            yield subject.case.mistake(path, "E007", message, on_key=True)


def _formula(lesson: Lesson) -> tuple[str, LessonEnding]:
    if lesson.never is not None:
        return "never", lesson.never
    assert lesson.possible is not None  # the model sees to it that one is given
    return "possible", lesson.possible


def _names_in_lesson(subject: Subject, path: Path, formula: LessonEnding) -> Iterator[Mistake]:
    views = [v for v in subject.views if formula.role is None or v.name == formula.role]
    if not views:
        message = f"this case has no {formula.role}"
        yield subject.case.mistake((*path, "role"), "E006", message)
        return
    endings = [name for view in views for name in view.role.endings]
    if formula.ending is not None and formula.ending not in endings:
        message = f'no ending is called "{formula.ending}"; {hint(formula.ending, endings)}'
        yield subject.case.mistake((*path, "ending"), "X006", message)
    names = names_in_case(subject) | _names_in_any(views)
    for at, part in walk(formula, path):
        yield from unknown_in_part(subject.case, at, part, names)


def _names_in_any(views: list[RoleSubject]) -> Names:
    found: dict[Kind, list[str]] = {}
    for view in views:
        for kind, names in names_in_role(view).items():
            found.setdefault(kind, []).extend(names)
    return dict(found)


def _disputed(subject: Subject) -> dict[tuple[str, str], dict[str, int]]:
    """Return the readings of each disputed value, by option and side."""
    return {
        (name, side): value.readings
        for issue in subject.case.model.issues.values()
        for name, option in issue.options.items()
        for side, value in option.values.items()
        if isinstance(value, DisputedValue)
    }
