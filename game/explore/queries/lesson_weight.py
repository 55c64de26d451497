"""What a lesson rests on: how often its premise is met, which of its parts bear weight, and how
near a play comes to what is not possible.

A lesson may hold for want of anything it could speak of: a label that its role cannot have, a
rapport out of reach. Students would read it as proved.
"""

from collections.abc import Iterator
from typing import NamedTuple

from game.explore.encoding.conditions import PARTS, given, marks_read, open_region, region
from game.explore.encoding.key import KeyLayout, Layer
from game.explore.queries.outcomes import outcomes
from game.explore.questions.lessons import formula_of, lessons_of
from game.explore.reachability.walk import Walk
from game.library.labels import Label
from game.library.models.base import Condition
from game.library.models.case import Lesson, LessonEnding
from game.rules.conditions import in_words


class Weight(NamedTuple):
    """What a lesson rests on."""

    premise: int
    """The ended states of which it speaks; of a `never`, what it has `unless` left aside."""
    idle: tuple[str, ...]
    """Its parts, in words, that bear no weight: without them the same is so."""
    nearest: str | None = None
    """Of something not possible: what one part alone keeps from being so."""


class _End(NamedTuple):
    """Ended states that are alike to a lesson."""

    ending: str
    label: Label
    key: int


Ends = dict[_End, tuple[int, int]]
"""By ends that are alike to a lesson: their vectors, and how many states they are."""


class _Clause(NamedTuple):
    """One part of a formula."""

    in_words: str
    without: LessonEnding
    """The formula without it."""
    condition: Condition | None = None
    """What it asks for, where it is part of a condition."""


def weights(walk: Walk, holds: dict[str, bool]) -> dict[str, Weight]:
    """By lesson, of those of which a walk tells all they ask: what it rests on.

    Args:
        walk: the walk of every state.
        holds: by lesson: whether it holds.
    """
    lessons = [lesson for lesson in lessons_of(walk.compiled.case_role) if _tells_of(walk, lesson)]
    reads = 0
    for lesson in lessons:
        reads |= _reads(walk.compiled.layout, formula_of(lesson))
    every = [
        (ending, outcome.label, key, bits)
        for ending in walk.endings
        for outcome, key, bits in outcomes(walk, ending, reads)
    ]
    return {
        each.id: _weight(walk.compiled.layout, each, _alike(walk, each, every), holds[each.id])
        for each in lessons
    }


def _tells_of(walk: Walk, lesson: Lesson) -> bool:
    return walk.compiled.layout.deal_options.issuperset(formula_of(lesson).agreed)


def _reads(layout: KeyLayout, formula: LessonEnding) -> int:
    found = marks_read(layout, formula.with_, formula.unless)
    if formula.agreed:
        found |= layout.deal | sum(layout.text[option] for option in formula.agreed)
    return found


def _alike(walk: Walk, lesson: Lesson, every: list[tuple[str, Label, int, int]]) -> Ends:
    formula = formula_of(lesson)
    reads = _reads(walk.compiled.layout, formula)
    found: Ends = {}
    for ending, label, key, bits in every:
        if formula.ending in (None, ending):
            end = _End(ending, label, key & reads)
            before, count = found.get(end, (0, 0))
            found[end] = before | bits, count + bits.bit_count()
    return found


def _weight(layout: KeyLayout, lesson: Lesson, ends: Ends, holds: bool) -> Weight:
    formula = formula_of(lesson)
    premise = formula.model_copy(update={"unless": None})
    spoken = _spoken_of(layout, premise, ends)
    met = sum(ends[end][1] if bits == ends[end][0] else bits.bit_count() for end, bits in spoken)
    if not holds:
        near = _nearest(layout, formula, ends) if lesson.possible is not None else None
        return Weight(met, (), near)
    if lesson.never is not None:
        idle = [*_idle_in_premise(layout, formula, ends), *_idle_unless(layout, formula, ends)]
    else:
        idle = [] if lesson.remark else list(_idle_with(layout, formula, ends))
    return Weight(met, tuple(idle) if met or lesson.never is None else ())


def _spoken_of(layout: KeyLayout, formula: LessonEnding, ends: Ends) -> list[tuple[_End, int]]:
    """The ends of which a formula speaks, each with its vectors that are so."""
    found = []
    for end, (bits, _) in ends.items():
        if formula.label in (None, end.label) and (
            not formula.agreed or layout.settled(end.key).issuperset(formula.agreed)
        ):
            here = bits & open_region(layout, formula.with_, formula.unless, end.key)
            if here:
                found.append((end, here))
    return found


def _clauses(formula: LessonEnding) -> Iterator[_Clause]:
    """The parts of what a formula speaks of, its ending and its `unless` apart."""
    if formula.label is not None:
        yield _Clause(f"label {formula.label}", formula.model_copy(update={"label": None}))
    for option in formula.agreed:
        left = tuple(each for each in formula.agreed if each != option)
        yield _Clause(
            f"{option} agreed",
            formula.model_copy(update={"agreed": left}),
            Condition(agreed=(option,)),
        )
    for part, rest in _parts(formula.with_):
        yield _Clause(", ".join(in_words(part)), formula.model_copy(update={"with_": rest}), part)


def _parts(condition: Condition | None) -> Iterator[tuple[Condition, Condition]]:
    """The parts of a condition, each alone, with the condition without it."""
    if condition is None:
        return
    for field, part in PARTS.items():
        asked = getattr(condition, field)
        for one in part.apart(asked) if asked else ():
            alone = Condition.model_construct(**{field: one})
            left: object = None
            if isinstance(asked, tuple):
                left = tuple(each for each in asked if each not in one)
            elif isinstance(asked, dict):
                left = {who: least for who, least in asked.items() if who not in one}
            yield alone, condition.model_copy(update={field: left})


def _idle_in_premise(layout: KeyLayout, formula: LessonEnding, ends: Ends) -> Iterator[str]:
    """Parts without which nothing more would happen: what never happens is more than is said."""
    several = list(_clauses(formula))
    if len(several) == 1 and formula.ending is None and formula.unless is None:
        # It is all that is said.
        return
    for clause in several:
        if not _spoken_of(layout, clause.without, ends):
            yield clause.in_words


def _idle_unless(layout: KeyLayout, formula: LessonEnding, ends: Ends) -> Iterator[str]:
    """Parts of `unless` that are so at every end there is, whatever was played."""
    for part, _ in _parts(formula.unless) if formula.ending is None else ():
        if all(not bits & ~region(layout, part, end.key) for end, (bits, _) in ends.items()):
            yield f"unless {', '.join(in_words(part))}"


def _idle_with(layout: KeyLayout, formula: LessonEnding, ends: Ends) -> Iterator[str]:
    """Parts of `with` to which nothing is owed: the same is possible where they do not hold."""
    for part, rest in _parts(formula.with_):
        otherwise = formula.model_copy(update={"with_": rest, "unless": part})
        if _spoken_of(layout, otherwise, ends):
            yield ", ".join(in_words(part))


def _nearest(layout: KeyLayout, formula: LessonEnding, ends: Ends) -> str | None:
    """What one part alone keeps from being so; None where more than one does."""
    for clause in _clauses(formula):
        spoken = _spoken_of(layout, clause.without, ends)
        if not spoken:
            continue
        if clause.condition is None:
            labels = sorted({end.label for end, _ in spoken})
            return f"all but its label can be: {', '.join(labels)}"
        layer: Layer = {}
        for end, bits in spoken:
            layer[end.key] = layer.get(end.key, 0) | bits
        never = (part.never(layout, layer, asked) for part, asked in given(clause.condition))
        return f"all but one part can be: {'; '.join(never)}"
    return None
