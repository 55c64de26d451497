"""Where a play stands, as its journal says it for lists of saves; and the time, as it says it."""

from datetime import UTC, datetime

from game.rules.numbers import rounded
from game.rules.phase import OVER
from game.rules.play import Play
from game.rules.view.view import View
from game.session.journal.journal import Result, Standing


def now() -> str:
    """The time, as journals write it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def standing(play: Play, drawn: View) -> Standing:
    """Where a play stands, in words, and what it came to where it is finished."""
    state, endings = play.state, play.case_role.role.endings
    if state.phase not in OVER:
        return Standing(drawn.title)
    ending = endings[state.place]
    result = Result(state.place, ending.title, ending.history)
    debrief = drawn.debrief
    if debrief is not None:
        scores = debrief.scores
        result = result._replace(
            label=debrief.label_text,
            preparation=rounded(scores.preparation),
            rapport=rounded(scores.rapport),
            durability=None if scores.durability is None else rounded(scores.durability),
            ledger=scores.ledger,
        )
    return Standing(ending.title, result)
