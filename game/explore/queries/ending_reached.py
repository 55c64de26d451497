"""An ending over all plays that stop there: its meters, labels and best scores."""

from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from game.explore.encoding.meters import MANDATE
from game.explore.queries.outcomes import Outcome, outcomes
from game.explore.reachability.walk import Walk
from game.library.labels import Label
from game.rules.scoring.judged import judged
from game.rules.scoring.scores import FROM_METER, FROM_PLAN, FROM_RAPPORT

Range = tuple[int, int]
"""The least and the most."""


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
    """The best Krasnyak score with nothing told and friendship's part in durability left out: no
    less than this."""


def summary(walk: Walk, ending: str) -> EndingReached | None:
    """How an ending is reached; None where it is not."""
    space = walk.compiled.space
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
            _score(Fraction(FROM_METER * o.preparation + FROM_PLAN), o) for o in by_outcome
        ),
        krasnyak=max(_score(_warmest(walk, bits), o) for o, bits in by_outcome.items()),
    )


def _rapport(walk: Walk, bits: int) -> dict[str, Range]:
    """By person: the rapports in a set of vectors."""
    faces = walk.compiled.case_role.faces
    return {
        who: _range(walk.compiled.space.levels(bits, 1 + place)) for place, who in enumerate(faces)
    }


def _levels_within(by_level: dict[int, int], region: int) -> Range:
    """The least and the most preparation with which vectors of a region come."""
    levels = [level for level, bits in by_level.items() if bits & region]
    return min(levels), max(levels)


def _score(half: Fraction, outcome: Outcome) -> Fraction:
    """What a reading gives for its own half, durability counted without friendship."""
    worth = outcome.durability
    if worth is None:
        worth = Fraction(outcome.ledger or 0)
    return judged(half, worth, outcome.label, harm=outcome.harm).score


def _warmest(walk: Walk, bits: int) -> Fraction:
    """The best rapport score in a set of vectors, of which nothing was told."""
    space = walk.compiled.space
    best = next(level for level, mask in space.warmer if bits & mask)
    return Fraction(FROM_RAPPORT * best, space.faces)


def _range(levels: tuple[int, ...]) -> Range:
    return levels[0], levels[-1]
