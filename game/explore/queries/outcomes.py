"""Outcomes: what every ended play came to, as the rules judge it, and with which meters."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.encoding.key import DealKind, gathered
from game.explore.reachability.walk import Walk
from game.library.labels import Label
from game.rules.knowledge.known import knows_all_lines
from game.rules.scoring.outcome import Ledger, signed_label, unsigned_label


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
    for key, bits in gathered(walk.layers[ending], reads).items():
        deal = layout.deal_of(key)
        owed = any(key & layout.owed[side] for side in case_role.others)
        if deal is not None and deal.outcome == "signed":
            for preparation, part in layout.by_preparation(key, bits):
                yield _standing(deal, preparation, owed), key, part
            continue
        broken = bool(key & layout.confidence)
        ledger = Ledger(
            known=knows_all_lines(case_role, layout.known(key)),
            narrowed=bool(key & layout.narrowed),
            channel=bool(key & layout.agreed),
            confidence=not broken,
        )
        harm = broken or bool(key & layout.lost)
        label = unsigned_label(deal and deal.outcome, ledger, harm)
        for preparation, part in layout.by_preparation(key, bits):
            yield Outcome(label, preparation, None, ledger.score), key, part


def _standing(deal: DealKind, preparation: int, owed: bool) -> Outcome:
    assert deal.durability is not None
    durability = deal.durability / (2 if owed else 1)
    return Outcome(signed_label(deal.trap, durability), preparation, durability, None)
