"""What was reached when time was called: a debrief of a play that has no ending."""

from fractions import Fraction
from typing import NamedTuple

from game.rules.scoring.scores import plan_lines_counted, preparation_score, rapport_score
from game.rules.view.dossier import FactView
from game.rules.view.view import OfferView
from game.serve.playing.kept_play import Rows
from game.session.session import Session


class Reached(NamedTuple):
    """A play as far as it went."""

    title: str
    """Of the case and the role."""
    stands: str
    """Where it stands."""
    preparation: Fraction
    rapport: Fraction
    lines_right: Fraction
    lines: int
    facts: tuple[FactView, ...]
    offers: tuple[OfferView, ...]
    history: str
    """How it ended in fact."""


def reached(session: Session[Rows]) -> Reached:
    """What a play has come to where it stands."""
    play, view = session.play, session.view
    case_role, state = play.case_role, play.state
    ending = next(each for each in case_role.role.endings.values() if each.history)
    return Reached(
        title=f"{case_role.case.title}: {case_role.role.title}",
        stands=view.title,
        preparation=preparation_score(case_role, state),
        rapport=rapport_score(case_role, state),
        lines_right=plan_lines_counted(case_role, state),
        lines=len(case_role.plan_lines),
        facts=session.dossier(),
        offers=view.table.offers if view.table is not None else (),
        history=ending.title,
    )
