"""The meters as the player sees them."""

from functools import lru_cache

from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.knowledge.adviser import adviser_reads, rapport_word
from game.rules.state import State
from game.rules.view.view import Meters, RapportView


def meters(case_role: CaseRole, state: State, *, numbers: bool) -> Meters:
    """The meters as the player sees them: rapport in his adviser's words."""
    read = tuple([adviser_reads(case_role, state, person) for person in case_role.faces])
    return Meters(
        preparation(case_role, state.knows, state.told),
        state.mandate,
        _rapport_views(case_role, read, numbers),
        case_role.adviser,
        worth_told(case_role, state.told),
    )


@lru_cache(maxsize=4096)
def _rapport_views(
    case_role: CaseRole, read: tuple[int, ...], numbers: bool
) -> tuple[RapportView, ...]:
    return tuple(
        RapportView(
            person,
            (name := case_role.person_name(person)),
            case_role.short_names[name],
            rapport_word(rapport),
            rapport if numbers else None,
        )
        for person, rapport in zip(case_role.faces, read, strict=True)
    )
