"""From every relay start: the starts that envoys can hand over, and what leaders make of them."""

from random import Random

import pytest

from game.explore.questions.conditionals import options_asked_after
from game.explore.reachability.bounds import Bounds, TooLarge
from game.explore.reachability.relay_starts import relay_starts
from game.explore.report.after_relay import explore_relayed
from game.explore.report.exploration import explore
from game.explore.sampling.random_play import play_undrawn
from game.library.models.case import Lesson
from game.rules.case_role import CaseRole
from game.rules.relay import Relay, hand_over
from game.rules.state import State
from game.rules.turns import start
from tests.loaded import FIXTURES, ready

ENVOY, LEADER = (ready(FIXTURES / "lighthouse", role) for role in ("envoy", "leader"))

IN_PARTS, NEVER = Bounds(bytes=1_000_000), Bounds(bytes=100_000)
"""Enough for a walk from some of the starts, and from none."""


def handed_over(plays: int) -> set[State]:
    """The starts that so many random plays of the envoy hand over."""
    asked = options_asked_after(LEADER, texts=True) | set(LEADER.option_needs)
    random, found = Random(1), set()
    for _ in range(plays):
        relay = hand_over(ENVOY, play_undrawn(ENVOY, random).state, LEADER)
        text = tuple((issue, option) for issue, option in relay.text if option in asked)
        found.add(start(LEADER, Relay(relay.knows, text, relay.rapport)))
    return found


def with_lesson(case_role: CaseRole, **never: object) -> CaseRole:
    lesson = Lesson.model_validate(
        {"id": "planted", "claim": "fp-at-the-margins", "text": "Never so.", "never": never}
    )
    case = case_role.case.model_copy(update={"lessons": (lesson,)})
    return CaseRole(case, case_role.name, case_role.role, case_role.debrief)


def test_every_start_that_a_play_hands_over_is_among_them() -> None:
    seen = handed_over(1000)
    assert len(seen) > 20
    assert seen <= relay_starts(ENVOY, LEADER)


def test_an_envoy_too_large_to_walk_is_walked_a_few_ways_at_a_time() -> None:
    assert relay_starts(ENVOY, LEADER, IN_PARTS) == relay_starts(ENVOY, LEADER)
    with pytest.raises(TooLarge):
        relay_starts(ENVOY, LEADER, NEVER)


def test_a_sound_leader_is_sound_after_every_relay_however_many_are_walked_at_once() -> None:
    alone = explore(LEADER, plays=0, extremes=False)
    told: list[str] = []
    found = explore_relayed(ENVOY, alone, told.append)
    in_parts = explore_relayed(ENVOY, alone, told.append, IN_PARTS)
    assert found is not None and in_parts is not None
    assert found.walks < in_parts.walks
    for each in (found, in_parts):
        assert each.starts == len(relay_starts(ENVOY, LEADER))
        assert not (each.broken or each.stuck or each.newly)
    assert told[-1] == f"walked the leader from {found.starts} of {found.starts} starts"


def test_a_lesson_that_only_an_envoys_facts_break_is_found() -> None:
    """Alone no leader ends the dark winter with more than 15 of preparation; briefed he may."""
    strict = explore(
        with_lesson(LEADER, **{"ending": "dark-winter", "with": {"preparation": 16}}),
        plays=0,
        extremes=False,
    )
    assert [each.holds for each in strict.lessons] == [True]
    found = explore_relayed(ENVOY, strict, lambda _: None)
    assert found is not None and found.broken == ("planted",)


def test_nothing_is_handed_over_to_another_side() -> None:
    rivers = FIXTURES / "three-rivers"
    alone = explore(ready(rivers, "leader"), plays=0, extremes=False)
    assert explore_relayed(ready(rivers, "envoy"), alone, lambda _: None) is None
