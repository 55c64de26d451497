"""The meeting at the table: what one offer may come to, against the rules that answer it."""

from hypothesis import HealthCheck, given, settings

from game.explore.encoding.place import RECESS
from game.explore.meetings.meeting import Meeting
from game.explore.meetings.pricing import RefusedOffer
from game.explore.meetings.rounds import Leavings, Rounds, price
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.node import key_of
from game.explore.reachability.walk import Walk, walk_from
from game.rules.bargaining.table import PLEDGE_COST, propose
from game.rules.case_role import CaseRole
from game.rules.moves import Propose
from game.rules.places import RECALLED
from game.rules.state import State
from game.rules.turns import start
from tests.explore.brute_force import packages
from tests.rules.generated import Position, positions
from tests.rules.small_case import case_role, choice, scene, side

calm = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def meeting_of(ready: CaseRole, state: State) -> tuple[Walk, Meeting]:
    walk = walk_from(CompiledRole(ready), [start(ready)])
    return walk, walk.transitions.meetings.meeting(key_of(walk, state))


@calm
@given(positions())
def test_a_meeting_foresees_what_every_offer_may_come_to(position: Position) -> None:
    ready, state = position.ready, position.state
    walk, meeting = meeting_of(ready, state)
    vector = walk.compiled.space.of(state)
    refused: set[RefusedOffer] = set()
    closed: set[tuple[str, int, bool]] = set()
    for package in packages(ready, state):
        after = propose(ready, state, Propose(tuple(zip(ready.issue_ids, package, strict=True))))
        broken = sum(walk.compiled.layout.broken[option] for option in after.table.pledges_broken)
        if after.deal is not None:
            closed.add((after.deal.outcome, broken, after.table.narrowed))
        elif after.place != RECALLED:
            costs = tuple(answer.cost for answer in after.table.offers[-1].answers)
            refused.add(RefusedOffer(costs, broken, after.table.narrowed))
    # An offer that costs all the mandate is answered by nobody.
    foreseen = {
        refusal
        for refusal, region in meeting.refusals.items()
        if region & vector and state.mandate > PLEDGE_COST * refusal.pledges.bit_count()
    }
    assert foreseen == refused
    may_close = set()
    for closing, region in meeting.closings.items():
        paid = walk.compiled.space.moved(vector, price(walk.compiled.space, closing.pledges))
        if paid & region & ~walk.compiled.space.recalled:
            may_close.add((closing.kind.outcome, closing.pledges, closing.narrowed))
    assert may_close == closed


def test_a_side_is_offended_once() -> None:
    """All for ourselves is worth 7 to them, 43 below their line at rapport 10: it costs 2, once."""
    ready = case_role()
    walk = walk_from(CompiledRole(ready), [start(ready)])
    table = next(place for place in walk.layers["table"])
    meeting = walk.transitions.meetings.meeting(table)
    rounds = walk.transitions.meetings.rounds(meeting)
    space = walk.compiled.space
    assert meeting.refusals[RefusedOffer((2,), 0, narrowed=False)] & space.bit((10, 10, 0))
    insulted = Leavings((2,), 0, narrowed=False, brief_read=False)
    again = Rounds.refused(insulted, RefusedOffer((2,), 0, narrowed=False))
    assert again == insulted
    assert space.moved(space.bit((10, 10, 0)), rounds.movement(insulted)) == space.bit((10, 8, 0))


def test_pledges_are_paid_for_once_and_may_end_it() -> None:
    """With 12 of mandate the first pledge costs 6, the second the rest."""
    pledged = {"home": side("Home", 50, refuses=("land-none", "water-none"))}
    ready = case_role(
        {"sides": {**pledged, "away": side("Away", 100)}},
        start={"mandate": 12, "rapport": {"them": 10}},
    )
    walk = walk_from(CompiledRole(ready), [start(ready)])
    space = walk.compiled.space
    mandates = {
        space.levels(bits, 0)
        for place, layer in walk.layers.items()
        for bits in layer.values()
        if place.startswith("settling")
    }
    assert mandates == {(12,), (6,)}
    assert walk.layers[RECALLED], "tabling both takes all there is"


def test_cold_is_never_warm_on_the_way() -> None:
    """A recess that warms the room to 12 is no cold play, though the next word cools it again."""
    ready = case_role(
        groundwork={
            "days": 1,
            "text": "Days.",
            "actions": (
                {"id": "dine", "text": "Dine.", "days": 1, "result": "They dined."}
                | {"effects": {"rapport": {"them": 2}, "flags": ("dined",)}},
            ),
        },
        scenes={
            "room": scene(
                recess=True,
                choices=(
                    choice("stay", "walked"),
                    choice("cool", "signed", needs={"flags": ("dined",)})
                    | {"effects": {"rapport": {"them": -4}}},
                ),
            )
        },
        table=None,
    )
    space = CompiledRole(ready).space
    walk = walk_from(
        CompiledRole(ready), [start(ready)], within=space.everything & ~space.at_least[1][11]
    )
    assert not walk.layers["signed"] and walk.layers["walked"]
    assert all(bits & ~space.at_least[1][11] for bits in walk.layers[RECESS + "room"].values())
