"""Relay starts: everything that one role may hand over, as starts for the other's walk."""

from collections.abc import Iterator

from game.explore.encoding.key import KeyLayout, gathered
from game.explore.encoding.place import GROUNDWORK
from game.explore.questions.conditionals import options_asked_after
from game.explore.reachability.bounds import USUAL, Bounds
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.in_parts import in_parts
from game.explore.reachability.walk import Walk, walk_from
from game.rules.case_role import CaseRole
from game.rules.relay import Relay, first_impression
from game.rules.state import State
from game.rules.turns import start


def relay_starts(envoy: CaseRole, leader: CaseRole, bounds: Bounds = USUAL) -> frozenset[State]:
    """Every state in which a leader may begin who takes over from an envoy of his side.

    None where the two serve different sides, and so nothing is handed over. Of a draft's options
    only those are told apart that need facts or that something asks after.

    Raises:
        TooLarge: one way to spend the days leads the envoy to more states than can be walked.
    """
    if envoy.role.side != leader.role.side:
        return frozenset()
    asked = options_asked_after(leader, texts=True) | set(leader.option_needs)
    compiled = CompiledRole(envoy, also=asked)
    facts = tuple(fact for fact in leader.role.relay if leader.worth[fact])
    kept = sum(compiled.layout.fact[fact] for fact in facts)
    found: set[Relay] = set()
    for walk in _walks(compiled, start(envoy), kept, bounds):
        for ending in walk.endings:
            read = kept | compiled.layout.deal
            for key, bits in gathered(walk.layers[ending], read).items():
                found |= _handed(compiled.layout, leader, facts, ending, key, bits)
    return frozenset(start(leader, relay) for relay in found)


def _walks(compiled: CompiledRole, first: State, kept: int, bounds: Bounds) -> Iterator[Walk]:
    """Walks that between them reach every state, each of some ways to spend the days."""
    taken = sum(compiled.layout.taken.values())
    groundwork = walk_from(compiled, [first], only=frozenset()).layers[GROUNDWORK]
    ways = sorted({key & taken for key in groundwork})

    def walk(some: list[int]) -> Walk:
        return walk_from(compiled, [first], kept=kept, only=frozenset(some), bounds=bounds)

    yield from (walked for _, walked in in_parts([ways], walk))


def _handed(
    layout: KeyLayout, leader: CaseRole, facts: tuple[str, ...], ending: str, key: int, bits: int
) -> set[Relay]:
    """What is handed over from the ends with these marks."""
    envoy = layout.case_role
    knows = tuple(fact for fact in facts if key & layout.fact[fact])
    deal = layout.deal_of(key)
    undone = envoy.role.endings[ending].undone_by is not None
    passed_on = deal is not None and (
        deal.outcome == "draft" or (deal.outcome == "signed" and not undone)
    )
    drafted = deal.agreed if deal is not None and passed_on else ()
    text = tuple(
        (envoy.issue_ids[envoy.option_issue[option]], option) for option in sorted(drafted)
    )
    impressions = {
        tuple(
            (side, change)
            for side in envoy.others
            if (change := first_impression(vector[1 + envoy.side_face_index[side]]))
        )
        for vector in layout.space.vectors(bits)
    }
    return {Relay(knows, text, rapport) for rapport in impressions}
