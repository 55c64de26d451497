"""What a move changed, in a few words: `preparation +2, rapport with Barak -1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.debrief.trail import TrailStep
from game.rules.effects import STAKE_MANDATE
from game.rules.phase import OVER, Phase
from game.rules.places import RECALLED, UNSIGNED_WHILE_STAKED
from game.rules.state import State

if TYPE_CHECKING:
    from game.library.models.base import RapportChange


def what_changed(case_role: CaseRole, step: TrailStep) -> str:
    """What a step changed; of groundwork, what it was to change when that was committed."""
    if step.before.phase is Phase.GROUNDWORK:
        return ", ".join((*_learned(case_role, step.before, step.after), *_due(case_role, step)))
    return meters_changed(case_role, step.before, step.after)


def meters_changed(case_role: CaseRole, before: State, after: State) -> str:
    """Which meters moved between two states, and by how much."""
    parts = _learned(case_role, before, after)
    for person, was, now in zip(case_role.faces, before.rapport, after.rapport, strict=True):
        if now != was:
            parts.append(f"rapport with {case_role.person_name(person)} {now - was:+}")
    if after.mandate != before.mandate:
        moved = f"mandate {after.mandate - before.mandate:+}"
        parts.append(moved + _of_it_staked(before, after))
    return ", ".join(parts)


def _of_it_staked(before: State, after: State) -> str:
    """What an unsigned ending took for a staked name, which the move itself did not."""
    ended = after.phase in OVER and before.phase not in OVER and after.place != RECALLED
    if not ended or not after.staked or after.deal is not None:
        return ""
    return f" ({UNSIGNED_WHILE_STAKED} lost for the name you staked)"


def _learned(case_role: CaseRole, before: State, after: State) -> list[str]:
    prepared = [preparation(case_role, state.knows, state.told) for state in (before, after)]
    told = [worth_told(case_role, state.told) for state in (before, after)]
    parts = [
        f"{name} {now - was:+}"
        for name, (was, now) in (("preparation", prepared), ("told", told))
        if now != was
    ]
    new = after.knows - before.knows
    return parts or (["a false lead heard"] if any(not case_role.worth[f] for f in new) else [])


def _due(case_role: CaseRole, step: TrailStep) -> list[str]:
    """Effects of groundwork on the people: summed, and applied when it is committed."""
    if step.effects is None:
        return []
    parts = [
        f"rapport with {case_role.person_name(person)} {_by(change):+}"
        for person, change in step.effects.rapport.items()
    ]
    mandate = step.effects.mandate + (STAKE_MANDATE if step.effects.stake else 0)
    if mandate:
        parts.append(f"mandate {mandate:+}")
    return parts


def _by(change: int | RapportChange) -> int:
    return change if isinstance(change, int) else change.by
