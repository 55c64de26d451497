"""Relay: what the second role has of the first one's work."""

import pytest

from game.library.roles import comes_first, comes_second
from game.rules.moves import Choose, NotOffered, Propose
from game.rules.play import Play
from game.rules.relay import Relay, hand_over
from game.rules.view.draw import view
from tests.rules.small_case import TWO_ISSUES, at_table, case_role, issue, option, propose, side

THREE_ISSUES = dict(TWO_ISSUES) | {
    "land": TWO_ISSUES["land"] | {"weights": {"home": 50, "away": 30}},
    "name": issue(
        "Name",
        {"home": 10, "away": 0},
        {
            "old": option({"home": 0, "away": 50}),
            "new": option({"home": 100, "away": 0}, needs={"knows": ("known",)}),
        },
    ),
}
OPENS = {"away": {"land": "land-none", "water": "water-none", "name": "old"}}


def envoy(**changes):
    table = dict(case_role().role.table.model_dump(), brackets=1, opens=OPENS)
    return case_role({"issues": THREE_ISSUES}, table=table, **changes)


def leader(**changes):
    table = dict(case_role().role.table.model_dump(), opens=OPENS)
    return case_role(
        {"issues": THREE_ISSUES}, name="leader", table=table, relay=("known",), **changes
    )


def drafted(rapport: int = 10) -> Play:
    ready = envoy(start={"mandate": 10, "rapport": {"them": rapport}})
    play = at_table(ready, "look")
    return play.after(Propose((("land", "land-none"), ("water", None), ("name", "new"))))


def test_the_leader_starts_with_the_facts_his_file_lists_and_half_the_days() -> None:
    relay = hand_over(drafted().case_role, drafted().state, leader())
    play = Play.begin(leader(), relay)
    assert play.state.knows == {"known"}
    assert play.state.days_left == 2
    not_listed = case_role({"issues": THREE_ISSUES}, name="leader")
    assert hand_over(drafted().case_role, drafted().state, not_listed).knows == ()


@pytest.mark.parametrize(
    ("ended", "begins"), [(20, 11), (12, 11), (11, 10), (9, 10), (8, 9), (3, 9)]
)
def test_the_first_impression(ended: int, begins: int) -> None:
    end = drafted().state._replace(rapport=(ended,))
    relay = hand_over(envoy(), end, leader())
    assert Play.begin(leader(), relay).state.rapport == (begins,)


def test_the_drafts_settled_options_are_the_opening_text_and_stay_open() -> None:
    play = drafted()
    assert play.state.deal.outcome == "draft"
    relay = hand_over(play.case_role, play.state, leader())
    # As if the fact behind the clause had not been handed over: the clause is drafted all the same.
    begun = at_table_from(leader(), relay._replace(knows=()))
    drawn = view(begun)
    assert dict(drawn.table.text) == {"land": "land-none", "water": None, "name": "new"}
    assert "new" in [shown.id for shown in drawn.issues[2].options]
    done = begun.after(Propose((("land", "land-half"), ("water", "water-half"), ("name", "new"))))
    assert done.state.deal is not None


def at_table_from(ready, relay: Relay) -> Play:
    return Play.begin(ready, relay).after_all(map(Choose, ("begin", "commit", "commit", "go")))


def test_conditions_see_the_text_that_was_brought() -> None:
    from game.library.models.base import Condition
    from game.rules.conditions import holds

    relay = hand_over(drafted().case_role, drafted().state, leader())
    state = Play.begin(leader(), relay).state
    assert holds(leader(), state, Condition(agreed=("new",)))
    assert not holds(leader(), state, Condition(agreed=("land-half",)))


def test_roles_of_different_sides_cannot_be_relayed() -> None:
    sides = {"home": side("Home", 50), "away": side("Away", 50)}
    other = case_role(
        {"sides": sides},
        name="leader",
        side="away",
        faces={"home": "me"},
        start={"mandate": 10, "rapport": {"me": 10}},
    )
    with pytest.raises(NotOffered, match="different sides"):
        hand_over(envoy(), drafted().state, other)


def test_a_paper_that_stands_is_handed_over_and_one_that_fell_is_not() -> None:
    signed = (("land", "land-all"), ("water", "water-none"))
    play = at_table(case_role()).after(propose("land-all", "water-none"))
    leader_ = case_role(name="leader")
    assert hand_over(play.case_role, play.state, leader_).text == signed
    endings = dict(case_role().role.model_dump()["endings"])
    undone = case_role(endings=endings | {"signed": endings["signed"] | {"undone_by": "them"}})
    play = at_table(undone).after(propose("land-all", "water-none"))
    assert hand_over(undone, play.state, leader_).text == ()
    repudiated = case_role({"sides": {"home": side("Home", 63), "away": side("Away", 50)}})
    play = at_table(repudiated).after(propose("land-all", "water-none"))
    assert hand_over(repudiated, play.state, leader_).text == ()


def test_the_list_in_the_envoys_file_makes_the_leader_come_first() -> None:
    first, second = case_role(name="leader"), case_role(name="envoy", relay=("known",))
    assert comes_second({"envoy": second.role, "leader": first.role}) == "envoy"
    assert comes_first({"envoy": second.role, "leader": first.role}) == "leader"
    assert comes_second({"envoy": envoy().role, "leader": leader().role}) == "leader"
    play = at_table(first, "look").after(propose("land-all", "water-none"))
    begun = Play.begin(second, hand_over(first, play.state, second))
    assert (begun.state.knows, begun.state.days_left) == ({"known"}, 2)
    assert begun.state.text == ("land-all", "water-none")
