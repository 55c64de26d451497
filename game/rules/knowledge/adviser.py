"""The room as your adviser reads it: rapport in his words, misreadings included."""

from game.rules.case_role import CaseRole
from game.rules.state import METER_TOP, State

WORDS = ((7, "cold"), (11, "correct"), (15, "easy"), (METER_TOP + 1, "warm"))
"""The adviser's words for rapport: each up to, not including, its number."""


def adviser_reads(case_role: CaseRole, state: State, person: str) -> int:
    """The rapport that the adviser believes in: the true one, until then off by his misreading."""
    rapport = state.rapport[case_role.face_index[person]]
    return max(0, min(METER_TOP, rapport + adviser_is_off(case_role, state, person)))


def adviser_is_off(case_role: CaseRole, state: State, person: str) -> int:
    """By how much the adviser misreads a person until a fact corrects him; 0 where he is right."""
    return sum(
        misreading.by
        for misreading in case_role.role.adviser.misreads
        if misreading.person == person and misreading.until not in state.knows
    )


def rapport_word(rapport: int) -> str:
    """Cold (0-6), correct (7-10), easy (11-14) or warm (15-20)."""
    return next(word for below, word in WORDS if rapport < below)
