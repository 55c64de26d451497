"""Relay: what an envoy's playthrough hands to whoever plays the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.moves import NotOffered

if TYPE_CHECKING:
    from game.rules.case_role import CaseRole
    from game.rules.state import State

EASY_FROM, STIFF_TO = 12, 8
"""The envoy's rapport with a side that gives its face +1 with the leader, or -1."""


class Relay(NamedTuple):
    """What the leader starts with besides his own brief."""

    knows: tuple[str, ...]
    text: tuple[tuple[str, str], ...]
    """The draft's settled options, by issue."""
    rapport: tuple[tuple[str, int], ...]
    """By other side: +1 or -1 with its face."""


def hand_over(envoy: CaseRole, end: State, leader: CaseRole) -> Relay:
    """What a finished envoy's play hands to the leader of the same case.

    Raises:
        NotOffered: the two roles serve different sides, or belong to different cases.
    """
    if envoy.case.id != leader.case.id:
        raise NotOffered(
            f"That journal is of {envoy.case.id}; it cannot be relayed into {leader.case.id}."
        )
    if envoy.role.side != leader.role.side:
        raise NotOffered(
            "This envoy and this leader serve different sides: his journal cannot be relayed."
        )
    draft = end.deal.package if end.deal and end.deal.outcome == "draft" else ()
    return Relay(
        knows=tuple(f for f in leader.role.relay if f in end.knows and leader.worth[f]),
        text=tuple(
            (issue, option)
            for issue, option in zip(envoy.issue_ids, draft, strict=False)
            if option is not None
        ),
        rapport=tuple(
            (side, change)
            for side in envoy.others
            if (change := first_impression(end.rapport[envoy.side_face_index[side]]))
        ),
    )


def first_impression(rapport: int) -> int:
    """What an envoy's rapport with a side changes for the leader's: 1, 0 or -1."""
    return 1 if rapport >= EASY_FROM else -1 if rapport <= STIFF_TO else 0
