"""The room as your adviser reads it: rapport in his words, misreadings included."""

from functools import lru_cache

from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.state import METER_TOP, State
from game.rules.view.view import Meters, RapportView

WORDS = ((7, "cold"), (11, "correct"), (15, "easy"), (METER_TOP + 1, "warm"))
"""The adviser's words for rapport: each up to, not including, its number."""


def meters(case_role: CaseRole, state: State, *, numbers: bool) -> Meters:
    """The meters as the player sees them: rapport in his adviser's words."""
    read = tuple([adviser_reads(case_role, state, person) for person in case_role.faces])
    return Meters(
        preparation(case_role, state.knows, state.told),
        state.mandate,
        _rapport_views(case_role, read, numbers),
        worth_told(case_role, state.told),
    )


@lru_cache(maxsize=4096)
def _rapport_views(
    case_role: CaseRole, read: tuple[int, ...], numbers: bool
) -> tuple[RapportView, ...]:
    return tuple(
        RapportView(
            person,
            case_role.person_name(person),
            rapport_word(rapport),
            rapport if numbers else None,
        )
        for person, rapport in zip(case_role.faces, read, strict=True)
    )


def adviser_reads(case_role: CaseRole, state: State, person: str) -> int:
    """The rapport that the adviser believes in: the true one, until then off by his misreading."""
    rapport = state.rapport[case_role.face_index[person]]
    for misreading in case_role.role.adviser.misreads:
        if misreading.person == person and misreading.until not in state.knows:
            rapport += misreading.by
    return max(0, min(METER_TOP, rapport))


def rapport_word(rapport: int) -> str:
    """Cold (0-6), correct (7-10), easy (11-14) or warm (15-20)."""
    return next(word for below, word in WORDS if rapport < below)
