"""Lessons: formulas that say nothing, or that are true whatever the case says."""

from collections.abc import Iterator
from typing import Any

from game.library.lint.flow.graph import RECALLED
from game.library.lint.flow.ways import ways_from
from game.library.lint.names.ids import Names, names_in_case, names_in_role, unknown_in_part
from game.library.lint.names.references import Kind
from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import Branch, Condition
from game.library.models.case import Lesson, LessonEnding
from game.library.nearest import hint
from game.library.reading.marks import Path
from game.library.reading.walk import walk

ARTICLES = ("foreign-policy", "krasnyak")


def lessons_checkable(subject: Subject) -> Iterator[Mistake]:
    """Lessons that say nothing, or that name what their roles do not have."""
    for path, formula in _formulas(subject):
        said = (formula.ending, formula.label, formula.agreed, formula.with_, formula.unless)
        if not any(part is not None and part != () for part in said):
            message = "says nothing; expected an ending, a label, `agreed` or `with`"
            yield subject.case.mistake(path, "E006", message, on_key=True)
        if path[-1] == "possible" and formula.unless is not None:
            message = "`unless` belongs to `never`; expected `with`"
            yield subject.case.mistake((*path, "unless"), "E006", message, on_key=True)
        if subject.complete:
            yield from _names_in_lesson(subject, path, formula)


def lessons_can_fail(subject: Subject) -> Iterator[Mistake]:
    """Lessons whose formula could not be false, whatever the rest of the case says."""
    for path, formula in _formulas(subject):
        for key, condition in (("with", formula.with_), ("unless", formula.unless)):
            if condition is not None:
                yield from _asks_nothing(subject, (*path, key), condition)
                if condition.mandate == 1 and _never_recalled(formula):
                    message = (
                        "at mandate 0 the player is recalled, so that this always holds of any "
                        "other ending; leave it out"
                    )
                    at = (*path, key, "mandate")
                    yield subject.case.mistake(at, "E008", message, on_key=True)
        yield from _settles_twice(subject, path, formula)
        if path[-1] == "never" and _implied(formula):
            message = "`with` and `agreed` have all of it already, so that nothing is said"
            yield subject.case.mistake((*path, "unless"), "E008", message, on_key=True)


def lessons_repeat_no_branch(subject: Subject) -> Iterator[Mistake]:
    """Lessons whose `unless` every way to their ending asks for already."""
    for path, formula in _formulas(subject):
        unless = formula.unless
        if path[-1] != "never" or unless is None or not unless.model_fields_set:
            continue
        ways = [branch for view in _views(subject, formula) for branch in _to(view, formula.ending)]
        if ways and all(_covers(branch.when, unless) for branch in ways):
            message = (
                f'every way to "{formula.ending}" asks for this already, so that the lesson only '
                "repeats its branch; expected what stands behind it, as the facts that it takes"
            )
            yield subject.case.mistake((*path, "unless"), "E011", message, on_key=True)


def _to(view: RoleSubject, ending: str | None) -> list[Branch]:
    """The branches by which a role comes to an ending; none where the rules send there too."""
    if ending == RECALLED:
        return []
    return [
        branch
        for name in view.role.scenes
        for way in ways_from(view, name)
        for branch in way.branches
        if branch.to == ending
    ]


def _covers(has: Condition | None, asked: Condition) -> bool:
    """Whether a condition asks for all that another does, of what an ending leaves as it is."""
    if has is None or asked.mandate is not None:
        return False
    parts = asked.model_fields_set
    return all(_includes(getattr(has, name), getattr(asked, name)) for name in parts)


def lessons_rest_on_more(subject: Subject) -> Iterator[Mistake]:
    """Lessons of what never happens that only repeat what a side refuses."""
    for path, formula in _formulas(subject):
        if path[-1] != "never":
            continue
        refused = [_refused(view, formula.agreed) for view in _views(subject, formula)]
        if refused and all(refused):
            option, side = next(each for each in refused if each is not None)
            message = (
                f'{side} refuses "{option}", so that this could not be otherwise; expected a '
                "lesson that rests on what is played"
            )
            yield subject.case.mistake((*path, "agreed"), "E009", message, on_key=True)


def each_article_can_fail(subject: Subject) -> Iterator[Mistake]:
    """Cases of the game's own in which an article has no lesson that anything could break."""
    if not subject.shipped or subject.case.model.tour or subject.sources is None:
        return
    bound = {
        subject.sources.claims[lesson.claim].article
        for lesson in subject.case.model.lessons
        if lesson.never is not None
        and lesson.never.unless is not None
        and lesson.claim in subject.sources.claims
    }
    for article in ARTICLES:
        if article not in bound:
            message = f"no `never` with an `unless` bears on a claim of the {article} article"
            yield subject.case.mistake(("lessons",), "E010", message, on_key=True)


def _formulas(subject: Subject) -> Iterator[tuple[Path, LessonEnding]]:
    for index, lesson in enumerate(subject.case.model.lessons):
        key, formula = _formula(lesson)
        yield ("lessons", index, key), formula


def _formula(lesson: Lesson) -> tuple[str, LessonEnding]:
    if lesson.never is not None:
        return "never", lesson.never
    assert lesson.possible is not None  # the model sees to it that one is given
    return "possible", lesson.possible


def _views(subject: Subject, formula: LessonEnding) -> list[RoleSubject]:
    """The roles that a formula is about."""
    return [view for view in subject.views if formula.role in (None, view.name)]


# Formulas that say nothing --------------------------------------------------------------------


def _asks_nothing(subject: Subject, path: Path, condition: Condition) -> Iterator[Mistake]:
    """Conditions without a part, and parts that hold always."""
    given = {name: getattr(condition, name) for name in condition.model_fields_set}
    if not given:
        message = "asks for nothing, so that it always holds; expected a part, as in `knows`"
        yield subject.case.mistake(path, "E008", message, on_key=True)
    for name, asked in given.items():
        if _always_holds(asked):
            message = f"`{name}` asks for nothing here, so that it always holds; leave it out"
            yield subject.case.mistake((*path, name), "E008", message, on_key=True)


def _always_holds(asked: object) -> bool:
    """Whether a part asks for nothing: an empty list, or no meter above 0."""
    if isinstance(asked, dict):
        return not any(asked.values())
    return asked in (0, ())


def _never_recalled(formula: LessonEnding) -> bool:
    """Whether no play that a formula is about ends in a recall."""
    if formula.ending is not None:
        return formula.ending != RECALLED
    return formula.label not in (None, "recalled", "repudiated")


def _settles_twice(subject: Subject, path: Path, formula: LessonEnding) -> Iterator[Mistake]:
    """Two options of one issue, which no text has together."""
    with_ = formula.with_.agreed if formula.with_ is not None else ()
    settled: dict[str, str] = {}
    for option in (*formula.agreed, *with_):
        issue = subject.issue_of.get(option)
        if issue is None:
            continue
        first = settled.setdefault(issue, option)
        if first != option:
            message = f'no text has both "{first}" and "{option}", which settle one issue'
            key = ("agreed",) if option in formula.agreed else ("with", "agreed")
            yield subject.case.mistake((*path, *key), "E008", message, on_key=True)


def _implied(formula: LessonEnding) -> bool:
    """Whether what a formula asks for includes all of its `unless`."""
    if formula.unless is None or not formula.unless.model_fields_set:
        return False
    with_ = (formula.with_ or Condition()).model_copy(
        update={"agreed": (*formula.agreed, *(formula.with_.agreed if formula.with_ else ()))}
    )
    return all(
        _includes(getattr(with_, name), getattr(formula.unless, name))
        for name in formula.unless.model_fields_set
    )


def _includes(has: Any, asked: Any) -> bool:
    """Whether one part of a condition asks for at least as much as another."""
    if isinstance(asked, tuple):
        return set(asked) <= set(has)
    if isinstance(asked, dict):
        return all(has.get(who, -1) >= least for who, least in asked.items())
    if isinstance(asked, int) and isinstance(has, int):
        return has >= asked
    return bool(asked == has)


# Names and red lines ----------------------------------------------------------------------------


def _refused(view: RoleSubject, options: tuple[str, ...]) -> tuple[str, str] | None:
    """An option that another side of a role's table refuses, with the side's name."""
    sides = view.subject.case.model.sides
    brought = set(view.role.table.text.values()) if view.role.table is not None else set()
    return next(
        (
            (option, sides[side].short)
            for option in options
            for side in view.role.faces
            if side in sides and option in sides[side].refuses and option not in brought
        ),
        None,
    )


def _names_in_lesson(subject: Subject, path: Path, formula: LessonEnding) -> Iterator[Mistake]:
    views = _views(subject, formula)
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
