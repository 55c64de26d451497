"""Lessons: the states that break one, or that show what it says is possible."""

from collections.abc import Iterator

from game.explore.encoding.conditions import marks_read, open_region
from game.explore.queries.outcomes import outcomes
from game.explore.queries.sighting import Sighting
from game.explore.questions.lessons import formula_of
from game.explore.reachability.walk import Walk
from game.library.models.case import Lesson, LessonEnding


def broken_by(walk: Walk, lesson: Lesson) -> Sighting | None:
    """Of a lesson that something never happens: a state that breaks it, None where it holds."""
    return next(_seen(walk, formula_of(lesson)), None) if lesson.never is not None else None


def shown_by(walk: Walk, lesson: Lesson) -> Sighting | None:
    """A state of which a lesson's formula speaks; the walk must tell apart what it asks."""
    return next(_seen(walk, formula_of(lesson)), None)


def _seen(walk: Walk, formula: LessonEnding) -> Iterator[Sighting]:
    """The ends that are as a formula says: its ending, label and options, with and without."""
    layout = walk.compiled.layout
    reads = walk.transitions.judged | marks_read(layout, formula.with_, formula.unless)
    reads |= sum(layout.text[option] for option in formula.agreed)
    endings = walk.endings if formula.ending is None else (formula.ending,)
    for ending in endings:
        for outcome, key, bits in outcomes(walk, ending, reads) if ending in walk.layers else ():
            if formula.label not in (None, outcome.label):
                continue
            if not layout.settled(key).issuperset(formula.agreed):
                continue
            shown = bits & open_region(layout, formula.with_, formula.unless, key)
            if shown:
                yield Sighting(ending, reads, key, shown)
