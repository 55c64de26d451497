"""A move as it is listed for the player: open, or dimmed with the kind of thing missing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.conditions import PARTS, holds, why_closed
from game.rules.numbers import in_words
from game.rules.offered import ListedMove
from game.rules.state import State

if TYPE_CHECKING:
    from game.library.models.role import Action, Choice


def may_stand_dimmed(model: Choice | Action) -> bool:
    """Whether something closed may be shown so: the first that is, of those that are no secret."""
    return not model.secret


def list_choices(case_role: CaseRole, state: State) -> tuple[ListedMove, ...]:
    """The open choices, and the first closed one that is not secret, dimmed, in file order."""
    listed: list[ListedMove] = []
    dimmed = False
    for choice, when_open in _choices(case_role)[state.place]:
        in_time = -choice.effects.hours <= state.hours_left
        if in_time and holds(case_role, state, choice.needs, choice.unless):
            listed.append(when_open)
        elif not dimmed and may_stand_dimmed(choice):
            dimmed = True
            why_not = _why_closed(case_role, state, choice) or PARTS["hours"].why_not
            listed.append(ListedMove(choice.id, choice.text, False, why_not))
    return tuple(listed)


def _why_closed(case_role: CaseRole, state: State, model: Choice | Action) -> str | None:
    """Why its conditions close it, in the case's own words where time is not what is short.

    None where no condition closes it.
    """
    why_not = why_closed(case_role, state, model.needs, model.unless)
    if why_not in (None, PARTS["hours"].why_not):
        return why_not
    return model.closed or why_not


@lru_cache(maxsize=64)
def _choices(case_role: CaseRole) -> dict[str, tuple[tuple[Choice, ListedMove], ...]]:
    """By scene: each choice with the move it is listed as while it is open."""
    return {
        scene_id: tuple(
            (
                choice,
                ListedMove(choice.id, choice.text, cost=in_words(-choice.effects.hours, "hour")),
            )
            for choice in scene.choices
        )
        for scene_id, scene in case_role.role.scenes.items()
    }


def list_actions(case_role: CaseRole, state: State) -> tuple[ListedMove, ...]:
    """The actions still to be done, in groundwork for days, in a recess for hours.

    One that costs more than is left is not offered, but listed with what it would take: a
    player plans his days by it. Of those closed for another reason the first is dimmed.
    """
    listed: list[ListedMove] = []
    dimmed = False
    unit, left = (
        ("hour", state.hours_left)
        if state.in_recess
        else (case_role.role.groundwork.unit, state.days_left)
    )
    for action, when_open in _actions(case_role, unit):
        if action.id in state.taken or (state.in_recess and not action.recess):
            continue
        if not holds(case_role, state, action.needs, action.unless):
            if not dimmed and may_stand_dimmed(action):
                dimmed = True
                why_not = _why_closed(case_role, state, action)
                listed.append(ListedMove(action.id, action.text, False, why_not))
        elif action.days > left:
            short = f"takes {when_open.cost}; {in_words(left, unit) or f'no {unit}'} left"
            listed.append(when_open._replace(open=False, why_not=short))
        else:
            listed.append(when_open)
    return tuple(listed)


@lru_cache(maxsize=64)
def _actions(case_role: CaseRole, unit: str) -> tuple[tuple[Action, ListedMove], ...]:
    """Each action with the move it is listed as while it is open."""
    return tuple(
        (
            action,
            ListedMove(action.id, action.text, cost=in_words(action.days, unit), risk=action.risk),
        )
        for action in case_role.role.groundwork.actions
    )


def affordable(case_role: CaseRole, state: State, action: Action) -> bool:
    """Whether an action can be done now."""
    left = state.hours_left if state.in_recess else state.days_left
    return (
        action.id not in state.taken
        and action.days <= left
        and (action.recess or not state.in_recess)
        and holds(case_role, state, action.needs, action.unless)
    )
