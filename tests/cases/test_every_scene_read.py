"""Every scene of the shipped cases, read by somebody who bought nothing and by one who bought all.

What a player is told there must be so of him: why a choice is closed to him, and who told him what.
"""

import pytest

from game.library.roles import RoleName
from game.rules.case_role import CaseRole
from game.rules.conditions import (
    NOT_KNOWN,
    NOT_LOOKED_INTO,
    NOT_TOLD,
    UNLESS,
    UNLESS_KNOWN,
    facts_asked,
)
from game.rules.phase import Phase
from game.rules.places import enter
from game.rules.play import Play
from game.rules.state import State
from game.rules.turns import start
from game.rules.view.draw import view
from tests.loaded import SHIPPED, case_file, ready

ROLES = [
    pytest.param(folder.name, role, id=f"{folder.name}-{role}")
    for folder in sorted(SHIPPED.iterdir())
    if folder.is_dir()
    for role in case_file(folder).roles
]
"""Every role that is shipped."""

UNKNOWN = (NOT_LOOKED_INTO, NOT_TOLD, NOT_KNOWN)


def nothing_bought(case_role: CaseRole) -> State:
    return start(case_role)._replace(phase=Phase.SCENE)


def everything_bought(case_role: CaseRole) -> State:
    """As if there had been days for all of it."""
    done = frozenset(case_role.actions)
    return nothing_bought(case_role)._replace(taken=done, knows=case_role.can_be_bought)


def read(case_role: CaseRole, state: State, scene: str) -> Play:
    return Play(case_role, enter(case_role, state, scene))


@pytest.mark.parametrize("bought", [nothing_bought, everything_bought])
@pytest.mark.parametrize(("case", "role"), ROLES)
def test_every_scene_says_something_and_why_it_keeps_something_closed(
    case: str, role: RoleName, bought
) -> None:
    case_role = ready(SHIPPED / case, role)
    for scene in case_role.role.scenes:
        play = read(case_role, bought(case_role), scene)
        shown = view(play)
        assert shown.text, f"{scene} says nothing"
        for move in shown.moves:
            if not move.open:
                assert true_of(case_role, play.state, scene, move.id, move.why_not), (
                    f"{scene}, {move.id}: {move.why_not}"
                )


def true_of(case_role: CaseRole, state: State, scene: str, choice_id: str, why: str | None) -> bool:
    """Whether a reason for a closed choice is so of this player, asked of the case itself."""
    choice = case_role.choices[scene][choice_id]
    unknown = set(facts_asked(choice.needs)) - state.knows if choice.needs else set()
    looked = [each for each in case_role.actions.values() if each.id in state.taken]
    staff_could = {
        fact
        for action in case_role.actions.values()
        if action not in looked
        for fact in action.effects.learn
    }
    told_at = {
        fact
        for name in case_role.face_to_face
        for each in case_role.choices[name].values()
        if each.effects.by is None
        for fact in each.effects.learn
    }
    if why == NOT_LOOKED_INTO:
        return not unknown.isdisjoint(staff_could)
    if why == NOT_TOLD:
        return bool(unknown & told_at) and unknown.isdisjoint(staff_could)
    if why == NOT_KNOWN:
        return bool(unknown) and unknown.isdisjoint(staff_could | told_at)
    if why == choice.closed:
        return choice.needs is not None or choice.unless is not None
    if why in (UNLESS, UNLESS_KNOWN):
        return choice.unless is not None
    return why is not None


@pytest.mark.parametrize(("case", "role"), ROLES)
def test_nobody_who_bought_all_is_told_that_his_staff_did_not_look(
    case: str, role: RoleName
) -> None:
    case_role = ready(SHIPPED / case, role)
    for scene in case_role.role.scenes:
        for move in view(read(case_role, everything_bought(case_role), scene)).moves:
            assert move.why_not != NOT_LOOKED_INTO


@pytest.mark.parametrize(("case", "role"), ROLES)
def test_what_a_day_came_to_is_seen(case: str, role: RoleName) -> None:
    case_role = ready(SHIPPED / case, role)
    silent = [
        action.id
        for action in case_role.actions.values()
        if not action.effects.learn and action.because is None
    ]
    assert silent in ([], ["the-professor"]), "a warning until its case is mended"
