"""Outcomes: what every ended play came to, as the rules judge it, and with which meters."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.encoding.key import DealKind, gathered
from game.explore.reachability.walk import Walk
from game.library.labels import Label
from game.rules.knowledge.known import knows_all_lines
from game.rules.places import RECALLED
from game.rules.scoring.outcome import Ledger, fallen_label, signed_label


class Outcome(NamedTuple):
    """What an ended play came to, as far as the walk tells ends apart."""

    label: Label
    preparation: int
    durability: Fraction | None
    ledger: int | None
    harm: bool = False
    """Whether nothing stands and a confidence was broken or a channel lost."""


def outcomes(walk: Walk, ending: str, reads: int = 0) -> Iterator[tuple[Outcome, int, int]]:
    """Every outcome at an ending with the marks and the meter vectors it comes with.

    The marks are those that decide the outcome, and `reads`.
    """
    layout = walk.compiled.layout
    undone = walk.compiled.case_role.role.endings[ending].undone_by is not None
    reads |= walk.transitions.judged
    for key, bits in gathered(walk.layers[ending], reads).items():
        deal = layout.deal_of(key)
        stands = deal is not None and deal.outcome == "signed" and not undone
        for preparation, part in layout.by_preparation(key, bits):
            if deal is not None and stands:
                yield _standing(walk, deal, key, preparation), key, part
            else:
                yield _fallen(walk, ending, deal, key, preparation), key, part


def _standing(walk: Walk, deal: DealKind, key: int, preparation: int) -> Outcome:
    layout = walk.compiled.layout
    assert deal.durability is not None
    owed = any(key & layout.owed[side] for side in walk.compiled.case_role.others)
    durability = deal.durability / (2 if owed else 1)
    return Outcome(signed_label(deal.trap, durability), preparation, durability, None)


def _fallen(walk: Walk, ending: str, deal: DealKind | None, key: int, preparation: int) -> Outcome:
    """What it came to where nothing stands: unsigned, drafted, repudiated or undone."""
    layout = walk.compiled.layout
    recalled = ending == RECALLED
    harm = bool(key & (layout.confidence | layout.lost))
    ledger = Ledger(
        known=knows_all_lines(walk.compiled.case_role, layout.known(key)),
        narrowed=bool(key & layout.narrowed),
        channel=bool(key & layout.agreed) and not recalled,
        broken=harm or recalled or (deal is not None and deal.outcome != "draft"),
    )
    label = fallen_label(deal and deal.outcome, ledger, recalled=recalled, harm=harm)
    return Outcome(label, preparation, None, ledger.score, harm)
