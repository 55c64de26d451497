"""Relay starts: everything that an envoy may hand over, as starts for the leader's walk."""

from collections.abc import Iterator

from game.explore.in_parts import in_parts
from game.explore.marks import Layer, Marks
from game.explore.sites import options_asked_after
from game.explore.walk import MOST_MARKS, Model, Walk
from game.explore.ways import GROUNDWORK
from game.rules.case_role import CaseRole
from game.rules.relay import Relay, first_impression
from game.rules.state import State
from game.rules.turns import start


def relay_starts(envoy: CaseRole, leader: CaseRole, most: int = MOST_MARKS) -> frozenset[State]:
    """Every state in which a leader may begin who takes over from an envoy of his side.

    None where the two serve different sides, and so nothing is handed over. Of a draft's options
    only those are told apart that need facts or that something asks after.

    Raises:
        TooLarge: one way to spend the days leads the envoy to more states than can be walked.
    """
    if envoy.role.side != leader.role.side:
        return frozenset()
    asked = options_asked_after(leader, told=True) | set(leader.option_needs)
    model = Model(envoy, also=asked)
    facts = tuple(fact for fact in leader.role.relay if leader.worth[fact])
    kept = sum(model.marks.fact[fact] for fact in facts)
    found: set[Relay] = set()
    for walk in _walks(model, start(envoy), kept, most):
        for ending in walk.endings:
            seen: Layer = {}
            for now, bits in walk.layers[ending].items():
                read = now & (kept | model.marks.deal)
                seen[read] = seen.get(read, 0) | bits
            for now, bits in seen.items():
                found |= _handed(model.marks, leader, facts, now, bits)
    return frozenset(start(leader, relay) for relay in found)


def _walks(model: Model, first: State, kept: int, most: int) -> Iterator[Walk]:
    """Walks that between them reach every state, each of some ways to spend the days."""
    taken = sum(model.marks.taken.values())
    groundwork = Walk(model, [first], only=frozenset()).layers[GROUNDWORK]
    ways = sorted({marks & taken for marks in groundwork})

    def walk(some: list[int]) -> Walk:
        return Walk(model, [first], kept=kept, only=frozenset(some), most=most)

    yield from (walked for _, walked in in_parts([ways], walk))


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
