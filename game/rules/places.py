"""Entering scenes and endings, and being recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.effects import clamp
from game.rules.phase import Phase
from game.rules.state import State, Table

if TYPE_CHECKING:
    from game.library.models.base import Branch

RECALLED = "recalled"
"""The ending of every role in which home sends for the player."""

UNSIGNED_WHILE_STAKED = 4
"""Mandate lost by ending unsigned while one's name is staked."""


def follow(case_role: CaseRole, state: State, branches: tuple[Branch, ...]) -> State:
    """The state at the first branch that holds; recalled instead where the mandate is gone."""
    if state.mandate == 0:
        return recall(state)
    for branch in branches:
        if holds(case_role, state, branch.when, branch.unless):
            return enter(case_role, state, branch.to)
    raise AssertionError("the last branch is unconditional; lint sees to it")


def enter(case_role: CaseRole, state: State, place: str) -> State:
    """The state in a scene or at an ending."""
    if place not in case_role.role.scenes:
        return _end(state, place)
    if case_role.role.scenes[place].table:
        return _sit_down(case_role, state, place)
    return state._replace(phase=Phase.SCENE, place=place)


def _sit_down(case_role: CaseRole, state: State, place: str) -> State:
    table = case_role.role.table
    assert table is not None, "a table scene without a table; lint sees to it"
    openings = case_role.opens(state.flags)
    standing = openings if table.first == "them" else (None,) * len(openings)
    return state._replace(
        phase=Phase.TABLE,
        place=place,
        rounds_left=table.rounds,
        table=Table(opened=True, openings=openings, standing=standing),
    )


def _end(state: State, ending: str) -> State:
    if state.staked and state.deal is None:
        state = state._replace(mandate=clamp(state.mandate - UNSIGNED_WHILE_STAKED))
        if state.mandate == 0:
            return recall(state)
    return state._replace(phase=Phase.ENDING, place=ending, in_recess=False)


def recall(state: State) -> State:
    """The state of a player sent for: what he signed, home does not stand by."""
    deal = state.deal
    if deal is not None and deal.outcome == "signed":
        deal = deal._replace(outcome="repudiated")
    return state._replace(phase=Phase.ENDING, place=RECALLED, in_recess=False, deal=deal)
