"""What holds of whole plays of every case: the fixtures and the shipped ones."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.explore.sampling.random_play import one_play
from game.library.models.base import Passage
from game.rules.case_role import CaseRole
from game.rules.debrief import debrief_pages
from game.rules.moves import Choose, NotOffered, move_from_json, move_to_json
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.relay import hand_over
from game.rules.view.draw import view
from tests.loaded import every_role, ready

ROLES = every_role()

calm = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=ROLES, ids=[f"{folder.name}-{role}" for folder, role in ROLES])
def case_role(request: pytest.FixtureRequest) -> CaseRole:
    folder, role = request.param
    return ready(folder, role)


def transcript(play: Play) -> list[object]:
    """Every View of a play, from the briefing on."""
    return [view(play._replace(turns=play.turns[:n])) for n in range(len(play.turns) + 1)]


@calm
@given(seed=st.integers(0, 10**6))
def test_random_play_ends_with_every_meter_in_range(case_role: CaseRole, seed: int) -> None:
    play = one_play(case_role, Random(seed))
    for turn in play.turns:
        state = turn.state
        assert 0 <= state.mandate <= 20
        assert all(0 <= rapport <= 20 for rapport in state.rapport)
        assert state.days_left >= 0 and 0 <= state.hours_left <= 3 and state.rounds_left >= 0
    drawn = view(play)
    assert drawn.debrief is not None
    assert sum(len(part.text.split()) for part in drawn.debrief.page_one) <= 120
    scores = drawn.debrief.scores
    assert 0 <= scores.preparation <= 100 and 0 <= scores.rapport <= 100
    assert (scores.ledger is None) == (scores.deal is not None)
    assert (drawn.debrief.credit is None) == (scores.deal is None)
    assert all(page.blocks for page in debrief_pages(play))


@calm
@given(seed=st.integers(0, 10**6))
def test_the_same_moves_give_the_same_transcript(case_role: CaseRole, seed: int) -> None:
    play = one_play(case_role, Random(seed))
    through_json = [move_from_json(move_to_json(move)) for move in play.moves]
    again = Play.begin(case_role).after_all(through_json)
    assert transcript(again) == transcript(play)


class Otherwise:
    """Something of a case with other fields, of whatever class it is: a browser has no models."""

    def __init__(self, found: object, **fields: object) -> None:
        self._found = found
        vars(self).update(fields)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found, name)


@calm
@given(seed=st.integers(0, 10**6))
def test_what_history_says_changes_no_score(case_role: CaseRole, seed: int) -> None:
    play = one_play(case_role, Random(seed))
    told: Any = Otherwise(case_role.debrief.history, text=(Passage(text="Otherwise."),), texts=())
    debrief_of_it: Any = Otherwise(case_role.debrief, history=told)
    other = CaseRole(case_role.case, case_role.name, case_role.role, debrief_of_it)
    debrief = view(Play.begin(other).after_all(play.moves)).debrief
    assert debrief == view(play).debrief


@calm
@given(seed=st.integers(0, 10**6))
def test_a_move_that_is_not_offered_changes_nothing(case_role: CaseRole, seed: int) -> None:
    play = one_play(case_role, Random(seed))
    for n in range(len(play.turns)):
        before = play._replace(turns=play.turns[:n])
        with pytest.raises(NotOffered):
            before.after(Choose("no-such-move"))
        assert before.state == play.before(n)


@pytest.mark.parametrize(
    "folder", sorted({folder for folder, role in ROLES if role == "envoy"}), ids=lambda f: f.name
)
def test_every_relay_can_be_played_to_its_end(folder: Path) -> None:
    envoy, leader = (ready(folder, role) for role in ("envoy", "leader"))
    if envoy.role.side != leader.role.side:
        with pytest.raises(NotOffered, match="different sides"):
            hand_over(envoy, one_play(envoy, Random(0)).state, leader)
        return
    for seed in range(20):
        random = Random(seed)
        relay = hand_over(envoy, one_play(envoy, random).state, leader)
        played = Play.begin(leader, relay)
        assert played.state.knows <= set(leader.role.relay)
        ended = one_play(leader, random, relay)
        assert ended.state.phase is Phase.DEBRIEF
