"""What effects do to a state: changes first, then clamping. Recall is the caller's next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from game.rules.case_role import CaseRole
from game.rules.state import METER_TOP, State

if TYPE_CHECKING:
    from game.library.models.base import Effects

STAKE_MANDATE = 2
"""Mandate gained by staking your name."""


METER_EFFECTS = ("rapport", "mandate", "stake")
"""The fields of effects that move a meter."""


def moves_meters(effects: Effects) -> bool:
    """Whether effects move a meter, preparation apart."""
    return any(getattr(effects, field) for field in METER_EFFECTS)


def clamp(meter: int) -> int:
    """A meter back within 0 to 20."""
    return max(0, min(METER_TOP, meter))


def apply_effects(
    case_role: CaseRole, state: State, effects: Effects, *, told: bool = False
) -> State:
    """The state after all of the effects, clamped.

    `told` says whether somebody of another side is present: what is learned, unless it is by one's
    own staff, was then told, where it was not known before.
    """
    changed = _marks(state, effects)
    if told and effects.learn and effects.by is None:
        changed["told"] = state.told.union(effects.learn).difference(state.knows - state.told)
    changed.update(_meters(case_role, state, (effects,)))
    return state._replace(**changed)


def apply_marks(state: State, effects: Effects) -> State:
    """The state after everything but mandate and rapport: what does not depend on order."""
    changed = _marks(state, effects)
    return state._replace(**changed) if changed else state


def move_meters(case_role: CaseRole, state: State, several: Iterable[Effects]) -> State:
    """The state after the summed mandate and rapport of several effects.

    Plain changes are summed first and ceilings come after, so that the order in which
    the actions of the groundwork were chosen makes no difference.
    """
    return state._replace(**_meters(case_role, state, several))


def _marks(state: State, effects: Effects) -> dict[str, Any]:
    """The fields that effects change, meters apart."""
    changed: dict[str, Any] = {}
    if effects.learn:
        changed["knows"] = state.knows.union(effects.learn)
    if effects.flags:
        changed["flags"] = state.flags.union(effects.flags)
    if effects.hours:
        changed["hours_left"] = state.hours_left + effects.hours
    if effects.stake:
        changed["staked"] = True
    if effects.owe or effects.repay:
        changed["owed"] = state.owed.union(effects.owe).difference(effects.repay)
    if effects.channel:
        changed["channel"] = effects.channel
    if effects.breaks_confidence:
        changed["confidence_broken"] = True
    return changed


def _meters(case_role: CaseRole, state: State, several: Iterable[Effects]) -> dict[str, Any]:
    """Mandate and rapport after several effects, clamped."""
    mandate = state.mandate
    rapport = list(state.rapport)
    ceilings: list[tuple[int, int, int]] = []
    for effects in several:
        mandate += effects.mandate + (STAKE_MANDATE if effects.stake else 0)
        for person, change in effects.rapport.items():
            index = case_role.face_index[person]
            if isinstance(change, int):
                rapport[index] += change
            else:
                ceilings.append((change.up_to, index, change.by))
    for up_to, index, by in sorted(ceilings):
        raised = rapport[index] + by
        rapport[index] = raised if by < 0 else max(rapport[index], min(raised, up_to))
    return {"mandate": clamp(mandate), "rapport": tuple(map(clamp, rapport))}
