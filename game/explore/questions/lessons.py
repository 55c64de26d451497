"""Lessons: which are about a role, and what their formulas ask of an ending."""

from collections.abc import Iterator

from game.library.models.base import Condition
from game.library.models.case import Lesson, LessonEnding
from game.rules.case_role import CaseRole


def lessons_of(case_role: CaseRole) -> tuple[Lesson, ...]:
    """The lessons that are about a role."""
    return tuple(
        lesson
        for lesson in case_role.case.lessons
        if formula_of(lesson).role in (None, case_role.name)
    )


def formula_of(lesson: Lesson) -> LessonEnding:
    """What a lesson says never happens, or is possible."""
    formula = lesson.never or lesson.possible
    assert formula is not None, "the model allows no lesson without a formula"
    return formula


def lesson_conditions(case_role: CaseRole, ending_id: str) -> Iterator[Condition | None]:
    """The conditions that lessons put on an ending."""
    for lesson in lessons_of(case_role):
        formula = formula_of(lesson)
        if formula.ending in (None, ending_id):
            yield from (formula.unless, formula.with_)


def lesson_options(case_role: CaseRole, ending_id: str) -> Iterator[str]:
    """The options that lessons ask after in the text at an ending."""
    for lesson in lessons_of(case_role):
        formula = formula_of(lesson)
        if formula.ending in (None, ending_id):
            yield from formula.agreed
