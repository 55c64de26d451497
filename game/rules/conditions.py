"""Conditions in content: whether they hold, and the kind of thing that is missing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.state import METER_TOP, State

if TYPE_CHECKING:
    from game.library.models.base import Condition


@lru_cache(maxsize=1024)
def preparation(case_role: CaseRole, knows: frozenset[str]) -> int:
    """The preparation meter, 0 to 20: the worths of the true facts known, and nothing else."""
    return min(METER_TOP, sum(map(case_role.worth.__getitem__, knows)))


def settled_text(state: State) -> tuple[str | None, ...]:
    """The options that count as agreed: the deal's or, before there is one, the text brought."""
    return state.deal.package if state.deal else state.text


def missing(case_role: CaseRole, state: State, condition: Condition) -> str | None:
    """The name of the first part of a condition that does not hold; None where all do."""
    if condition.knows and not state.knows.issuperset(condition.knows):
        return "knows"
    if condition.flags and not state.flags.issuperset(condition.flags):
        return "flags"
    for person, least in condition.rapport.items():
        if state.rapport[case_role.face_index[person]] < least:
            return "rapport"
    at_least = condition.knows_at_least
    if at_least is not None and len(state.knows.intersection(at_least.of)) < at_least.count:
        return "knows"
    if condition.mandate is not None and state.mandate < condition.mandate:
        return "mandate"
    if condition.hours is not None and state.hours_left < condition.hours:
        return "hours"
    if condition.preparation is not None and (
        preparation(case_role, state.knows) < condition.preparation
    ):
        return "preparation"
    if condition.agreed and not set(condition.agreed).issubset(settled_text(state)):
        return "agreed"
    if condition.staked and not state.staked:
        return "staked"
    if condition.owed and not state.owed.issuperset(condition.owed):
        return "owed"
    return None


def holds(
    case_role: CaseRole,
    state: State,
    when: Condition | None,
    unless: Condition | None = None,
) -> bool:
    """Whether `when` holds and `unless` does not; an absent one makes no difference."""
    if when is not None and missing(case_role, state, when) is not None:
        return False
    return unless is None or missing(case_role, state, unless) is not None


WHY_NOT = {
    "knows": "nobody on your staff has looked into this",
    "flags": "nothing that has happened so far leads to this",
    "rapport": "it would take more trust than there is between you",
    "mandate": "home would not stand for it",
    "hours": "there is no time left for it",
    "preparation": "you have not done the groundwork for it",
    "agreed": "the text does not say that",
    "staked": "your name does not hang on it",
    "owed": "nobody here has a score to settle",
    "unless": "after what has happened it is no longer open to you",
}
"""The kind of thing that was missing, never the answer, by part of a condition."""


def why_closed(
    case_role: CaseRole,
    state: State,
    needs: Condition | None,
    unless: Condition | None,
) -> str | None:
    """Why something is closed, in the words a player reads; None where it is open."""
    if needs is not None:
        part = missing(case_role, state, needs)
        if part is not None:
            return WHY_NOT[part]
    if unless is not None and missing(case_role, state, unless) is None:
        return WHY_NOT["unless"]
    return None
