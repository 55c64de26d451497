"""Nodes: a state of the rules as a walk names it."""

from game.explore.encoding.key import DealKind
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING
from game.explore.meetings.pricing import standing_kind
from game.explore.reachability.walk import Walk
from game.rules.phase import Phase
from game.rules.scoring.outcome import stands
from game.rules.state import Deal, State

Node = tuple[str, int, int]
"""A place, its key, and one meter vector as a set of one."""


def node_of(walk: Walk, state: State) -> Node:
    """The place, the key and the vector of a state at a place of a walk."""
    if state.phase is Phase.GROUNDWORK:
        place = GROUNDWORK
    elif state.in_recess:
        place = RECESS + state.place
    else:
        place = state.place
    vector = walk.compiled.space.of(state)
    keeps = walk.transitions.arrivals.keeps(place, signed=stands(walk.compiled.case_role, state))
    return place, walk.transitions.arrivals.written(place, key_of(walk, state) & keeps), vector


def at_meeting(walk: Walk, state: State) -> Node:
    """A state at the table as the walk names it while the meeting lasts."""
    place = SETTLING + state.place
    key = key_of(walk, state) & walk.transitions.arrivals.keeps(place) | broken_pledges(walk, state)
    return place, walk.transitions.arrivals.written(place, key), walk.compiled.space.of(state)


def broken_pledges(walk: Walk, state: State) -> int:
    """The marks of the pledges broken at the table."""
    return sum(walk.compiled.layout.broken[option] for option in state.table.pledges_broken)


def key_of(walk: Walk, state: State) -> int:
    """The key of a state, with every mark that it has."""
    compiled = walk.compiled
    layout = compiled.layout
    found = layout.with_days(state.days_left) | layout.with_hours(state.hours_left)
    found |= layout.with_preparation(compiled.space.counted(state))
    for bits, names in (
        (layout.fact, state.knows),
        (layout.flag, state.flags),
        (layout.taken, state.taken),
        (layout.owed, state.owed),
    ):
        for name in names:
            found |= bits[name]
    for option in state.text:
        found |= layout.text.get(option or "", 0)
    found |= layout.staked if state.staked else 0
    found |= layout.confidence if state.confidence_broken else 0
    found |= layout.narrowed if state.table.narrowed else 0
    found |= {"agreed": layout.agreed, "lost": layout.lost, None: 0}[state.channel]
    if state.deal is not None:
        found |= layout.with_deal(_kind(walk, state.deal))
        found &= ~walk.transitions.arrivals.forgotten_with_a_deal
    return found


def _kind(walk: Walk, deal: Deal) -> DealKind:
    asked = frozenset(
        option for option in deal.package if option in walk.compiled.layout.deal_options
    )
    if deal.outcome != "signed":
        return DealKind(deal.outcome, asked)
    return standing_kind(walk.compiled.layout, deal, asked)
