"""Nothing broken reads as success: random plays of every shipped role, judged by both readings."""

from random import Random

import pytest

from game.explore.sampling.random_play import one_play
from game.library.roles import RoleName
from game.rules.debrief import debrief_view
from game.rules.scoring.outcome import harmed, stands
from tests.cases.test_every_scene_read import ROLES
from tests.loaded import SHIPPED, ready

PLAYS = 24


@pytest.mark.parametrize(("case", "role"), ROLES)
def test_no_reading_gives_more_than_was_left_where_something_was_broken(
    case: str, role: RoleName
) -> None:
    case_role = ready(SHIPPED / case, role)
    for seed in range(PLAYS):
        play = one_play(case_role, Random(seed))
        found = debrief_view(play)
        if found.label == "trap":
            assert found.readings.foreign_policy.score == found.readings.krasnyak.score == 0
        broken = found.label in ("repudiated", "undone", "recalled", "harmful")
        if broken or (harmed(play.state) and not stands(case_role, play.state)):
            best = max(found.readings.foreign_policy.score, found.readings.krasnyak.score)
            assert best <= (found.scores.ledger or 0), f"{found.label}, seed {seed}"
