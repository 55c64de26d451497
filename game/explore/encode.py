"""Encoding: a state of the rules as the walk names it."""

from game.explore.marks import DealKind
from game.explore.pricing import standing_kind
from game.explore.walk import Walk
from game.explore.ways import GROUNDWORK, RECESS, SETTLING
from game.rules.conditions import preparation
from game.rules.phase import Phase
from game.rules.scoring.outcome import stands
from game.rules.state import Deal, State

Node = tuple[str, int, int]
"""A place, its marks, and one meter vector as a set of one."""


def node_of(walk: Walk, state: State) -> Node:
    """The place, the marks and the vector of a state at a place of a walk."""
    if state.phase is Phase.GROUNDWORK:
        place = GROUNDWORK
    elif state.in_recess:
        place = RECESS + state.place
    else:
        place = state.place
    vector = walk.model.space.of(state)
    keeps = walk.steps.keeps(place, signed=stands(state))
    return place, walk.steps.written(place, marks_of(walk, state) & keeps), vector


def at_meeting(walk: Walk, state: State) -> Node:
    """A state at the table as the walk names it while the meeting lasts."""
    place = SETTLING + state.place
    marks = marks_of(walk, state) & walk.steps.keeps(place) | broken_pledges(walk, state)
    return place, walk.steps.written(place, marks), walk.model.space.of(state)


def broken_pledges(walk: Walk, state: State) -> int:
    """The marks of the pledges broken at the table."""
    return sum(walk.model.marks.broken[option] for option in state.table.pledges_broken)


def marks_of(walk: Walk, state: State) -> int:
    """All marks of a state."""
    model = walk.model
    marks = model.marks
    found = marks.with_days(state.days_left) | marks.with_hours(state.hours_left)
    found |= marks.with_preparation(preparation(model.case_role, state.knows))
    for bits, names in (
        (marks.fact, state.knows),
        (marks.flag, state.flags),
        (marks.taken, state.taken),
        (marks.owed, state.owed),
    ):
        for name in names:
            found |= bits[name]
    for option in state.text:
        found |= marks.text.get(option or "", 0)
    found |= marks.staked if state.staked else 0
    found |= marks.confidence if state.confidence_broken else 0
    found |= marks.narrowed if state.table.narrowed else 0
    found |= {"agreed": marks.agreed, "lost": marks.lost, None: 0}[state.channel]
    if state.deal is not None:
        found |= marks.with_deal(_kind(walk, state.deal))
    return found


def _kind(walk: Walk, deal: Deal) -> DealKind:
    asked = frozenset(option for option in deal.package if option in walk.model.marks.asked)
    if deal.outcome != "signed":
        return DealKind(deal.outcome, asked)
    return standing_kind(walk.model.marks, deal, asked)
