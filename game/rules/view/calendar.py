"""The days of groundwork: what each was spent on, and what those still free will buy."""

from typing import NamedTuple

from game.rules.listed import list_actions
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.turns import hours_bought


class Spent(NamedTuple):
    """Days that went into one action."""

    first: int
    """Counted from 1."""
    last: int
    text: str


class Calendar(NamedTuple):
    """The days of a groundwork, in order."""

    days: int
    spent: tuple[Spent, ...]
    free: int
    hours: int
    """What the free days become at the talks."""
    unit: str
    """What the player reads for a day."""
    numbers: dict[str, int]
    """By action: its number, which it keeps for the whole groundwork.

    Numbered as they were first listed, so that a number gives away nothing still hidden.
    """


def calendar(play: Play) -> Calendar:
    """How the days of a play were spent so far."""
    spent: list[Spent] = []
    days = used = 0
    for at, turn in enumerate(play.turns):
        before = play.before(at)
        if turn.state.phase is Phase.GROUNDWORK and before.phase is not Phase.GROUNDWORK:
            days = turn.state.days_left
        if before.phase is not Phase.GROUNDWORK or not isinstance(turn.move, Choose):
            continue
        action = play.case_role.actions.get(turn.move.id)
        if action is not None:
            spent.append(Spent(used + 1, used + action.days, action.text))
            used += action.days
    free = days - used
    unit = play.case_role.role.groundwork.unit
    return Calendar(days, tuple(spent), free, hours_bought(free), unit, _numbers(play))


def _numbers(play: Play) -> dict[str, int]:
    seen: dict[str, int] = {}
    for turn in play.turns:
        if turn.state.phase is Phase.GROUNDWORK:
            for move in list_actions(play.case_role, turn.state):
                if move.open or move.cost is not None:
                    seen.setdefault(move.id, len(seen) + 1)
    return seen
