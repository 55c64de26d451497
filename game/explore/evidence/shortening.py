"""Shortening: the moves of a play without those that its last one can do without."""

from collections.abc import Callable

from game.rules.case_role import CaseRole
from game.rules.moves import Move, NotOffered
from game.rules.state import State
from game.rules.turns import apply

TOGETHER = 3
"""Moves left out at once, at most: a recess is called, used and come back from."""


def shortened(
    case_role: CaseRole,
    first: State,
    moves: tuple[Move, ...],
    shows: Callable[[State, Move, State], bool],
) -> tuple[Move, ...]:
    """As few of the moves as leave a play that still shows what the last one showed.

    None of them can be left out any more, nor up to three in a row; another play may be shorter.

    Args:
        case_role: the role.
        first: the state at its briefing.
        moves: a play.
        shows: whether a move from one state to another, the last of a play, shows it.
    """
    at = len(moves) - 2
    while at >= 0:
        for count in range(min(TOGETHER, at + 1), 0, -1):
            fewer = (*moves[: at + 1 - count], *moves[at + 1 :])
            if _shown(case_role, first, fewer, shows):
                moves = fewer
                break
        at = min(at, len(moves) - 1) - 1
    return moves


def _shown(
    case_role: CaseRole,
    first: State,
    moves: tuple[Move, ...],
    shows: Callable[[State, Move, State], bool],
) -> bool:
    state = first
    try:
        for move in moves[:-1]:
            state = apply(case_role, state, move)
        return shows(state, moves[-1], apply(case_role, state, moves[-1]))
    except NotOffered:
        return False
