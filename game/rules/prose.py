"""Prose with conditions: which passages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.state import State

if TYPE_CHECKING:
    from game.library.models.base import Prose


def prose(case_role: CaseRole, state: State, passages: Prose) -> tuple[str, ...]:
    """The passages that show in a state."""
    return tuple(
        [
            passage.text
            for passage in passages
            if (passage.when is None and passage.unless is None)
            or holds(case_role, state, passage.when, passage.unless)
        ]
    )
