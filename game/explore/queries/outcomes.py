"""Outcomes: what every ended play came to, as the rules judge it, and with which meters."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.encoding.key import DealKind
from game.explore.reachability.walk import Walk
from game.library.labels import Label
from game.rules.knowledge.known import knows_all_lines
from game.rules.scoring.outcome import DURABLE_FROM, LEDGER_LINE, PRODUCTIVE_FROM


class Outcome(NamedTuple):
    """What an ended play came to, as far as the walk tells ends apart."""

    label: Label
    preparation: int
    durability: Fraction | None
    ledger: int | None


def outcomes(walk: Walk, ending: str, reads: int = 0) -> Iterator[tuple[Outcome, int, int]]:
    """Every outcome at an ending with the marks and the meter vectors it comes with.

    The marks are those that decide the outcome, and `reads`.
    """
    case_role, layout = walk.compiled.case_role, walk.compiled.layout
    reads |= walk.transitions.judged
    gathered: dict[int, int] = {}
    for key, bits in walk.layers[ending].items():
        read = key & reads
        gathered[read] = gathered.get(read, 0) | bits
    for key, bits in gathered.items():
        deal = layout.deal_of(key)
        owed = any(key & layout.owed[side] for side in case_role.others)
        if deal is not None and deal.outcome == "signed":
            for preparation, part in layout.by_preparation(key, bits):
                yield _standing(deal, preparation, owed), key, part
            continue
        lines = (
            knows_all_lines(case_role, layout.known(key)),
            bool(key & layout.narrowed),
            bool(key & layout.agreed),
        )
        broken = bool(key & layout.confidence)
        ledger = LEDGER_LINE * (sum(lines) + (not broken and any(lines)))
        label = _unsigned(deal, ledger, broken or bool(key & layout.lost))
        for preparation, part in layout.by_preparation(key, bits):
            yield Outcome(label, preparation, None, ledger), key, part


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
