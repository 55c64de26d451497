"""Relay starts: everything that an envoy may hand over, as starts for the leader's walk."""

from game.explore.marks import Marks
from game.explore.sites import options_asked_after
from game.explore.walk import Model, Walk
from game.rules.case_role import CaseRole
from game.rules.relay import Relay, first_impression
from game.rules.state import State
from game.rules.turns import start


def relay_starts(envoy: CaseRole, leader: CaseRole) -> frozenset[State]:
    """Every state in which a leader may begin who takes over from an envoy of his side.

    None where the two serve different sides, and so nothing is handed over. Of a draft's options
    only those are told apart that need facts or that something asks after.
    """
    if envoy.role.side != leader.role.side:
        return frozenset()
    asked = options_asked_after(leader, told=True) | set(leader.option_needs)
    model = Model(envoy, also=asked)
    facts = tuple(fact for fact in leader.role.relay if leader.worth[fact])
    kept = sum(model.marks.fact[fact] for fact in facts)
    walk = Walk(model, [start(envoy)], kept=kept)
    found: set[Relay] = set()
    for ending in walk.endings:
        seen: dict[int, int] = {}
        for now, bits in walk.layers[ending].items():
            read = now & (kept | model.marks.deal)
            seen[read] = seen.get(read, 0) | bits
        for now, bits in seen.items():
            found |= _handed(model.marks, leader, facts, now, bits)
    return frozenset(start(leader, relay) for relay in found)


def _handed(
    marks: Marks, leader: CaseRole, facts: tuple[str, ...], now: int, bits: int
) -> set[Relay]:
    """What is handed over from the ends with these marks."""
    envoy = marks.case_role
    knows = tuple(fact for fact in facts if now & marks.fact[fact])
    deal = marks.deal_of(now)
    drafted = deal.agreed if deal is not None and deal.outcome == "draft" else ()
    text = tuple(
        (envoy.issue_ids[envoy.option_issue[option]], option) for option in sorted(drafted)
    )
    impressions = {
        tuple(
            (side, change)
            for side in envoy.others
            if (change := first_impression(vector[1 + envoy.side_face_index[side]]))
        )
        for vector in marks.space.vectors(bits)
    }
    return {Relay(knows, text, rapport) for rapport in impressions}
