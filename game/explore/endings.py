"""Endings: with which meters, labels and scores each of them is reached."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.coverage import Sighting
from game.explore.marks import DealKind
from game.explore.meters import MANDATE
from game.explore.sites import formula_of
from game.explore.walk import Walk
from game.library.models.case import Lesson, LessonEnding
from game.rules.scoring.outcome import DURABLE_FROM, LEDGER_LINE, PRODUCTIVE_FROM, knows_all_lines
from game.rules.scoring.scores import FROM_METER, FROM_PLAN, FROM_RAPPORT
from game.rules.view.debrief_view import Label

Range = tuple[int, int]
"""The least and the most."""


class Outcome(NamedTuple):
    """What an ended play came to, as far as the walk tells ends apart."""

    label: Label
    preparation: int
    durability: Fraction | None
    ledger: int | None


class EndingReached(NamedTuple):
    """How an ending is reached over all plays that stop there."""

    preparation: Range
    mandate: Range
    rapport: dict[str, Range]
    """By person."""
    best_prepared: dict[str, Range]
    """By person: the rapport of the best prepared plays."""
    coldest: Range
    """The preparation of the coldest plays, in which rapport summed over the faces is least."""
    warmest: Range
    """The preparation of the warmest, in which it is most."""
    labels: tuple[Label, ...]
    durability: tuple[Fraction, Fraction] | None
    ledger: Range | None
    foreign_policy: Fraction
    """The best Foreign Policy score of a play that stops there, with a perfect plan."""
    krasnyak: Fraction
    """The best Krasnyak score, friendship's part in durability left out: no less than this."""


def outcomes(walk: Walk, ending: str, reads: int = 0) -> Iterator[tuple[Outcome, int, int]]:
    """Every outcome at an ending with the marks and the meter vectors it comes with.

    The marks are those that decide the outcome, and `reads`.
    """
    case_role, marks = walk.model.case_role, walk.model.marks
    reads |= walk.steps.judged
    gathered: dict[int, int] = {}
    for now, bits in walk.layers[ending].items():
        read = now & reads
        gathered[read] = gathered.get(read, 0) | bits
    for now, bits in gathered.items():
        deal = marks.deal_of(now)
        owed = any(now & marks.owed[side] for side in case_role.others)
        if deal is not None and deal.outcome == "signed":
            for preparation, part in marks.by_preparation(now, bits):
                yield _standing(deal, preparation, owed), now, part
            continue
        lines = (
            knows_all_lines(case_role, marks.known(now)),
            bool(now & marks.narrowed),
            bool(now & marks.agreed),
        )
        broken = bool(now & marks.confidence)
        ledger = LEDGER_LINE * (sum(lines) + (not broken and any(lines)))
        label = _unsigned(deal, ledger, broken or bool(now & marks.lost))
        for preparation, part in marks.by_preparation(now, bits):
            yield Outcome(label, preparation, None, ledger), now, part


def _standing(deal: DealKind, preparation: int, owed: bool) -> Outcome:
    assert deal.durability is not None
    durability = deal.durability / (2 if owed else 1)
    label: Label = "durable" if durability >= DURABLE_FROM else "fragile"
    return Outcome("trap" if deal.trap else label, preparation, durability, None)


def _unsigned(deal: DealKind | None, ledger: int, harm: bool) -> Label:
    if deal is not None:
        return "repudiated" if deal.outcome == "repudiated" else "draft"
    if ledger >= PRODUCTIVE_FROM:
        return "productive"
    return "harmful" if harm else "empty"


def summary(walk: Walk, ending: str) -> EndingReached | None:
    """How an ending is reached; None where it is not."""
    space = walk.model.space
    by_outcome: dict[Outcome, int] = defaultdict(int)
    by_level: dict[int, int] = defaultdict(int)
    union = 0
    for outcome, _, bits in outcomes(walk, ending):
        by_outcome[outcome] |= bits
        by_level[outcome.preparation] |= bits
        union |= bits
    if not by_outcome:
        return None
    warmth = [level for level, mask in space.warmer if union & mask]
    by_warmth = dict(space.warmer)
    durable = [o.durability for o in by_outcome if o.durability is not None]
    ledger = [o.ledger for o in by_outcome if o.ledger is not None]
    return EndingReached(
        preparation=(min(by_level), max(by_level)),
        mandate=_range(space.levels(union, MANDATE)),
        rapport=_rapport(walk, union),
        best_prepared=_rapport(walk, by_level[max(by_level)]),
        coldest=_levels_within(by_level, by_warmth[warmth[-1]]),
        warmest=_levels_within(by_level, by_warmth[warmth[0]]),
        labels=tuple(dict.fromkeys(sorted(outcome.label for outcome in by_outcome))),
        durability=(min(durable), max(durable)) if durable else None,
        ledger=(min(ledger), max(ledger)) if ledger else None,
        foreign_policy=max(
            (FROM_METER * o.preparation + FROM_PLAN + _worth(o)) / 2 for o in by_outcome
        ),
        krasnyak=max(
            (_warmest(walk, bits) + _worth(outcome)) / 2 for outcome, bits in by_outcome.items()
        ),
    )


def _rapport(walk: Walk, bits: int) -> dict[str, Range]:
    """By person: the rapports in a set of vectors."""
    faces = walk.model.case_role.faces
    return {
        who: _range(walk.model.space.levels(bits, 1 + place)) for place, who in enumerate(faces)
    }


def _levels_within(by_level: dict[int, int], region: int) -> Range:
    """The least and the most preparation with which vectors of a region come."""
    levels = [level for level, bits in by_level.items() if bits & region]
    return min(levels), max(levels)


def _worth(outcome: Outcome) -> Fraction:
    """What both readings add: durability, or the ledger; nothing for a trap."""
    if outcome.label == "trap":
        return Fraction(0)
    return outcome.durability if outcome.durability is not None else Fraction(outcome.ledger or 0)


def _warmest(walk: Walk, bits: int) -> Fraction:
    """The best rapport score in a set of vectors."""
    space = walk.model.space
    best = next(level for level, mask in space.warmer if bits & mask)
    return Fraction(FROM_RAPPORT * best, space.faces)


def _range(levels: tuple[int, ...]) -> Range:
    return levels[0], levels[-1]


def broken_by(walk: Walk, lesson: Lesson) -> Sighting | None:
    """Of a lesson that something never happens: a state that breaks it, None where it holds."""
    return next(_seen(walk, formula_of(lesson)), None) if lesson.never is not None else None


def shown_by(walk: Walk, lesson: Lesson) -> Sighting | None:
    """A state of which a lesson's formula speaks; the walk must tell apart what it asks."""
    return next(_seen(walk, formula_of(lesson)), None)


def _seen(walk: Walk, formula: LessonEnding) -> Iterator[Sighting]:
    """The ends that are as a formula says: its ending, label and options, with and without."""
    marks = walk.model.marks
    reads = walk.steps.judged | marks.reads(formula.with_, formula.unless)
    reads |= sum(marks.text[option] for option in formula.agreed)
    endings = walk.endings if formula.ending is None else (formula.ending,)
    for ending in endings:
        for outcome, now, bits in outcomes(walk, ending, reads) if ending in walk.layers else ():
            if formula.label not in (None, outcome.label):
                continue
            if not marks.settled(now).issuperset(formula.agreed):
                continue
            shown = bits & marks.open_region(formula.with_, formula.unless, now)
            if shown:
                yield Sighting(ending, reads, now, shown)
