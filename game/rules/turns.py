"""From one state to the next: what moves there are, and what a move does."""

from game.library.limits import REFLECTION
from game.rules.bargaining.table import propose, read_brief, walk
from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.effects import apply_effects, apply_marks, move_meters
from game.rules.listed import affordable, list_actions, list_choices
from game.rules.moves import Choose, FillPlan, Move, NotOffered, Propose, Reflect
from game.rules.offered import (
    BEGIN,
    COMMIT_GROUNDWORK,
    COMMIT_PLAN,
    CONTINUE,
    READ_BRIEF,
    RECESS,
    RETURN,
    SKIP,
    WALK,
    ListedMove,
)
from game.rules.phase import Phase
from game.rules.places import follow, recall
from game.rules.plan import commit_plan, fill_plan
from game.rules.relay import Relay
from game.rules.state import METER_TOP, State

MOST_HOURS = 3
"""Unspent days that become hours, at most."""


def hours_bought(days: int) -> int:
    """The hours at the talks that so many unspent days become."""
    return min(MOST_HOURS, days)


def start(case_role: CaseRole, relay: Relay | None = None) -> State:
    """The state at the briefing, with what an envoy handed over."""
    role = case_role.role
    rapport = [role.start.rapport[person] for person in case_role.faces]
    days = role.groundwork.days
    text = dict(role.table.text) if role.table else {}
    knows: frozenset[str] = frozenset()
    if relay is not None:
        days //= 2
        knows = frozenset(relay.knows)
        text.update(relay.text)
        for side, change in relay.rapport:
            index = case_role.side_face_index[side]
            rapport[index] = max(0, min(METER_TOP, rapport[index] + change))
    return State(
        phase=Phase.BRIEFING,
        place="",
        mandate=role.start.mandate,
        rapport=tuple(rapport),
        knows=knows,
        days_left=days,
        text=case_role.package(text) if text else (),
    )


def listed_moves(case_role: CaseRole, state: State) -> tuple[ListedMove, ...]:
    """The moves that can be taken by id, and those shown dimmed."""
    if state.in_recess or state.phase is Phase.GROUNDWORK:
        return list_actions(case_role, state) + own_moves(case_role, state)
    if state.phase is Phase.SCENE:
        return list_choices(case_role, state) + own_moves(case_role, state)
    return own_moves(case_role, state)


def own_moves(case_role: CaseRole, state: State) -> tuple[ListedMove, ...]:
    """The moves that the rules themselves offer, actions and choices apart; all are open."""
    if state.in_recess:
        return (RETURN,)
    match state.phase:
        case Phase.SCENE:
            return (RECESS,) if can_recess(case_role, state) else ()
        case Phase.TABLE:
            hidden = state.staked and not state.table.brief_read
            return (READ_BRIEF, WALK) if hidden else (WALK,)
        case Phase.GROUNDWORK:
            return (COMMIT_GROUNDWORK,)
        case Phase.BRIEFING:
            return (BEGIN,)
        case Phase.PLAN:
            return (COMMIT_PLAN,)
        case Phase.ENDING:
            return (CONTINUE,)
        case Phase.REFLECTION:
            return (SKIP,)
        case Phase.DEBRIEF:
            return ()


def can_recess(case_role: CaseRole, state: State) -> bool:
    """Whether a recess may be called: the place allows it and an hour buys something."""
    if not state.hours_left or not case_role.role.scenes[state.place].recess:
        return False
    in_recess = state._replace(in_recess=True)
    return any(affordable(case_role, in_recess, action) for action in case_role.actions.values())


def apply(case_role: CaseRole, state: State, move: Move) -> State:
    """The state after a move.

    Raises:
        NotOffered: the move cannot be made here; nothing has changed.
    """
    match move:
        case Choose(id=move_id):
            return _choose(case_role, state, move_id)
        case Propose():
            if state.phase is not Phase.TABLE:
                raise NotOffered("There is no table to put a package on just now.")
            return propose(case_role, state, move)
        case FillPlan():
            if state.phase is not Phase.PLAN:
                raise NotOffered("The planning sheet is not open just now.")
            return fill_plan(case_role, state, move)
        case Reflect(text=text):
            if state.phase is not Phase.REFLECTION:
                raise NotOffered("The time to reflect is after the ending.")
            if len(text) > REFLECTION.most:
                raise NotOffered(f"Keep it to {REFLECTION.most} characters.")
            return state._replace(phase=Phase.DEBRIEF, reflection=text)


def _choose(case_role: CaseRole, state: State, move_id: str) -> State:
    if any(move.id == move_id for move in own_moves(case_role, state)):
        return _take_own_move(case_role, state, move_id)
    if state.in_recess or state.phase is Phase.GROUNDWORK:
        return _do_action(case_role, state, move_id)
    if state.phase is Phase.SCENE:
        return _choose_in_scene(case_role, state, move_id)
    raise _not_listed(case_role, state, move_id)


def _take_own_move(case_role: CaseRole, state: State, move_id: str) -> State:
    """Take one of the rules' own moves, known to be offered."""
    match state.phase, move_id:
        case _, RETURN.id:
            return state._replace(in_recess=False)
        case _, RECESS.id:
            return state._replace(in_recess=True)
        case Phase.TABLE, READ_BRIEF.id:
            return read_brief(case_role, state)
        case Phase.TABLE, _:
            return walk(case_role, state)
        case Phase.GROUNDWORK, _:
            return _commit_groundwork(case_role, state)
        case Phase.PLAN, _:
            return commit_plan(case_role, state)
        case Phase.BRIEFING, _:
            return state._replace(phase=Phase.GROUNDWORK)
        case Phase.ENDING, _:
            return state._replace(phase=Phase.REFLECTION)
        case _:
            return state._replace(phase=Phase.DEBRIEF)


def _choose_in_scene(case_role: CaseRole, state: State, move_id: str) -> State:
    choice = case_role.choices[state.place].get(move_id)
    if (
        choice is None
        or -choice.effects.hours > state.hours_left
        or not holds(case_role, state, choice.needs, choice.unless)
    ):
        raise _not_listed(case_role, state, move_id)
    told = state.place in case_role.face_to_face
    after = apply_effects(case_role, state, choice.effects, told=told)
    leads = case_role.role.scenes[state.place].leads(choice)
    return follow(case_role, after, leads)


def _do_action(case_role: CaseRole, state: State, move_id: str) -> State:
    action = case_role.actions.get(move_id)
    if action is None or not affordable(case_role, state, action):
        raise _not_listed(case_role, state, move_id)
    taken = state.taken | {move_id}
    if not state.in_recess:
        # Facts and marks at once; mandate and rapport wait, summed, for the commit, so that
        # the order in which the days were spent makes no difference.
        state = state._replace(taken=taken, days_left=state.days_left - action.days)
        return apply_marks(state, action.effects)
    state = state._replace(taken=taken, hours_left=state.hours_left - action.days)
    state = apply_effects(case_role, state, action.effects)
    return recall(state) if state.mandate == 0 else state


def _commit_groundwork(case_role: CaseRole, state: State) -> State:
    done = [action.effects for action in case_role.actions.values() if action.id in state.taken]
    state = move_meters(case_role, state, done)
    if state.mandate == 0:
        return recall(state)
    return state._replace(phase=Phase.PLAN, hours_left=hours_bought(state.days_left))


def _not_listed(case_role: CaseRole, state: State, move_id: str) -> NotOffered:
    listed = listed_moves(case_role, state)
    for move in listed:
        if move.id == move_id and move.why_not:
            return NotOffered(f"{move_id!r} is closed: {move.why_not}.")
    offered = ", ".join(move.id for move in listed if move.open)
    if not offered:
        return NotOffered("The play is over: there are no moves left.")
    return NotOffered(f"{move_id!r} is not offered here: {offered}.")
