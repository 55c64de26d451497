"""The two readings' scores: preparation or rapport, with what stands or what was left behind."""

from fractions import Fraction
from typing import NamedTuple

from game.library.labels import Label
from game.rules.case_role import CaseRole
from game.rules.scoring.figures import Scores
from game.rules.scoring.outcome import STRETCH_FOR_KRASNYAK, durability, harmed
from game.rules.state import State


class Judged(NamedTuple):
    """One reading's arithmetic."""

    half: Fraction
    """Preparation, or rapport."""
    outcome: Fraction
    """Durability as the reading measures it, or the ledger where nothing stands."""
    score: Fraction
    """0 to 100."""
    held: bool = False
    """Whether what was broken holds it below the mean."""

    @property
    def mean(self) -> Fraction:
        """What the score is where nothing holds it down."""
        return (self.half + self.outcome) / 2


BROKEN: frozenset[Label] = frozenset({"repudiated", "undone", "recalled"})
"""Labels of plays in which something was broken, whatever happened in the room."""


def judged(half: Fraction, outcome: Fraction, named: Label, *, harm: bool) -> Judged:
    """A reading's judgement: the mean of both, 0 for a trap, and no more than a broken ledger.

    Args:
        half: preparation, or rapport.
        outcome: durability as the reading measures it, or the ledger where nothing stands.
        named: the label of the play.
        harm: whether nothing stands and a confidence was broken or a channel lost.
    """
    found = Judged(half, outcome, Fraction(0))
    if named == "trap":
        return found
    held = (harm or named in BROKEN) and outcome < found.mean
    return found._replace(score=outcome if held else found.mean, held=held)


def both_judged(
    case_role: CaseRole, state: State, named: Label, scores: Scores
) -> tuple[Judged, Judged]:
    """What the Foreign Policy reading and the Krasnyak reading give an ended play."""
    weighed = warmed = Fraction(scores.ledger or 0)
    standing = scores.durability is not None
    if scores.durability is not None and state.deal is not None:
        weighed = scores.durability
        warmed = durability(case_role, state.deal, bool(state.owed), STRETCH_FOR_KRASNYAK)
    harm = harmed(state) and not standing
    return (
        judged(scores.preparation, weighed, named, harm=harm),
        judged(scores.rapport, warmed, named, harm=harm),
    )
