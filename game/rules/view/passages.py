"""Prose of the case as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.prose import prose
from game.rules.state import State
from game.rules.view.blocks import Paragraph, paragraph

if TYPE_CHECKING:
    from game.library.models.base import Prose


def told(case_role: CaseRole, state: State, passages: Prose) -> tuple[Paragraph, ...]:
    """The passages that show in a state, a paragraph each."""
    return tuple(map(paragraph, prose(case_role, state, passages)))
