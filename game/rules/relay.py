"""Relay: what a finished play of one role hands to whoever plays the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.moves import NotOffered
from game.rules.scoring.outcome import stands

if TYPE_CHECKING:
    from game.rules.case_role import CaseRole
    from game.rules.state import State

EASY_FROM, STIFF_TO = 12, 8
"""The first role's rapport with a side that gives its face +1 with the second, or -1."""


class Relay(NamedTuple):
    """What the second role starts with besides its own brief."""

    knows: tuple[str, ...]
    text: tuple[tuple[str, str], ...]
    """The settled options of the draft, or of the paper that stands, by issue."""
    rapport: tuple[tuple[str, int], ...]
    """By other side: +1 or -1 with its face."""


def hand_over(first: CaseRole, end: State, second: CaseRole) -> Relay:
    """What a finished play of the first role hands to the second of the same case.

    Raises:
        NotOffered: the two roles serve different sides, or belong to different cases.
    """
    if first.case.id != second.case.id:
        raise NotOffered(
            f"That journal is of {first.case.id}; it cannot be relayed into {second.case.id}."
        )
    if first.role.side != second.role.side:
        raise NotOffered(
            f"This {first.name} and this {second.name} serve different sides: his journal cannot "
            "be relayed."
        )
    return Relay(
        knows=tuple(f for f in second.role.relay if f in end.knows and second.worth[f]),
        text=tuple(
            (issue, option)
            for issue, option in zip(first.issue_ids, _text(first, end), strict=False)
            if option is not None
        ),
        rapport=tuple(
            (side, change)
            for side in first.others
            if (change := first_impression(end.rapport[first.side_face_index[side]]))
        ),
    )


def _text(first: CaseRole, end: State) -> tuple[str | None, ...]:
    """What was drafted, or signed and stands."""
    deal = end.deal
    if deal is not None and (deal.outcome == "draft" or stands(first, end)):
        return deal.package
    return ()


def first_impression(rapport: int) -> int:
    """What the first role's rapport with a side changes for the second's: 1, 0 or -1."""
    return 1 if rapport >= EASY_FROM else -1 if rapport <= STIFF_TO else 0
