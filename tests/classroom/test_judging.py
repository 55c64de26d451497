"""What an agreed package comes to, against numbers worked out by hand and the rules' own."""

from fractions import Fraction

import pytest

from game.classroom.judging import in_a_room, judge
from game.classroom.paper_table import PaperTable, table_of
from game.classroom.papers import frontier, room_for_agreement
from game.rules.bargaining.packages import weighed_packages
from game.rules.scoring.scores import left_on_the_table
from tests.loaded import SHIPPED, case_file


def test_values_floors_and_gains_by_hand(lighthouse: PaperTable) -> None:
    # Haven: 40x70 + 30x60 + 20x60 + 10x40 = 2800 + 1800 + 1200 + 400 = 6200 hundredths.
    # Wickmouth: 45x75 + 20x60 + 25x65 + 10x80 = 3375 + 1200 + 1625 + 800 hundredths; in print
    # 33.8 + 12 + 16.3 + 8 = 70.1, which is what they add up who have the sheet in their hands.
    judged = judge(lighthouse, lighthouse.codes.package(["A4", "B2", "C2", "D2"]))
    haven, wick = judged.sides

    assert (haven.value, haven.floor, haven.margin) == (62, 55, 7)
    assert (wick.value, wick.floor, wick.margin) == (Fraction(701, 10), 60, Fraction(101, 10))
    assert judged.durability == 100
    assert judged.label == "durable"
    assert not judged.crossed
    assert not judged.below


def test_durability_by_hand(reykjavik: PaperTable) -> None:
    # 63.1 against 62: the margin 1.1 holds where the floor moves by -4, -2, 0: 3 of 5.
    # 61.9 against 60: 1.9 holds in 3 of 5 too. 9 of 25 worlds.
    judged = judge(reykjavik, reykjavik.codes.package(["A3", "B4", "C3", "D3", "E2", "F2"]))

    assert [side.value for side in judged.sides] == [Fraction(631, 10), Fraction(619, 10)]
    assert judged.durability == 36
    assert judged.label == "fragile"


def test_the_middle_of_everything_is_a_trap(reykjavik: PaperTable) -> None:
    # The case's own quiz says so: 57.1 to Washington, 63.9 to Moscow, 51 better for both.
    judged = judge(reykjavik, reykjavik.codes.package(["A3", "B3", "C3", "D3", "E2", "F2"]))

    assert [side.value for side in judged.sides] == [Fraction(571, 10), Fraction(639, 10)]
    assert judged.label == "trap"
    assert judged.below == ("us",)
    assert judged.durability == 0
    assert judged.better_for_all == 51
    # 57.1 is 4.9 below 62: home needs a mandate of 10 + 2 x 4.9, rounded up.
    assert judged.mandate_needed == 20


def test_being_below_the_others_floor_is_their_trap(reykjavik: PaperTable) -> None:
    judged = judge(reykjavik, reykjavik.codes.package(["A4", "B5", "C3", "D1", "E1", "F1"]))

    assert judged.below == ("ussr",)
    assert judged.label == "trap"


def test_a_red_line_makes_it_no_deal(lighthouse: PaperTable) -> None:
    judged = judge(lighthouse, lighthouse.codes.package(["A1", "B2", "C2", "D2"]))

    assert [side.crossed for side in judged.sides] == [(), ("haven-lamp",)]
    assert judged.label is None
    assert judged.durability == 0


def test_what_could_have_been_gained_is_what_the_rules_say(lighthouse: PaperTable) -> None:
    everything = lighthouse.before._replace(knows=frozenset(lighthouse.case_role.case.facts))
    options = lighthouse.case_role.option_ids
    for package, _ in weighed_packages(lighthouse.case_role, options, lighthouse.sides):
        own = judge(lighthouse, package).sides[0]
        assert own.could_gain == left_on_the_table(lighthouse.case_role, everything, package)


@pytest.mark.parametrize("name", ["lighthouse", "three_rivers"])
def test_nothing_is_better_than_the_frontier_and_something_than_the_rest(
    name: str, request: pytest.FixtureRequest
) -> None:
    table: PaperTable = request.getfixturevalue(name)
    efficient = {paper.package for paper in frontier(table)}
    for package, _ in weighed_packages(table.case_role, table.case_role.option_ids, table.sides):
        judged = judge(table, package)
        assert judged.efficient == (package in efficient)
        if judged.efficient:
            assert not judged.better
        assert (judged.distance == 0) == (not judged.better)


def test_room_for_agreement(reykjavik: PaperTable) -> None:
    # As the case's own debrief says: 5,625 packages, 40 pass both floors, none without the list.
    room = room_for_agreement(reykjavik)

    assert (room.packages, room.clear, room.clear_undrafted) == (5625, 40, 0)


def test_a_room_by_hand(reykjavik: PaperTable) -> None:
    # Stretch 1.5 x (1.5 + 0.45 x 8) x 4/10 = 3.06, so that Moscow signs from 56.94 on.
    # Krasnyak: floor less 4.08 at s = 2 is 55.92, 5.98 below 61.9: 5 of 5 worlds, times 3 of 5,
    # is 60; the mean with 3 x 14 = 42 is 51. Foreign Policy: 36 / 2, and (100 + 36) / 2.
    package = reykjavik.codes.package(["A3", "B4", "C3", "D3", "E2", "F2"])
    room = in_a_room(reykjavik, package, {"gorbachev": 14})

    assert room.lines == (("ussr", Fraction(5694, 100), True),)
    assert room.krasnyak == 51
    assert room.foreign_policy == (18, 68)


def test_people_not_named_are_at_ten(three_rivers: PaperTable) -> None:
    package = three_rivers.codes.package(["A2", "B2"])

    assert in_a_room(three_rivers, package, {"abbot-lune": 3}).rapport == (
        ("abbot-lune", 3),
        ("headwoman-ash", 10),
    )


def test_the_envoys_table_is_there_for_the_asking() -> None:
    table = table_of(case_file(SHIPPED / "reykjavik-1986"), "envoy")

    assert table.case_role.faces == ("akhromeyev",)
    assert (
        in_a_room(table, table.codes.package(["A3", "B4", "C3", "D3", "E2", "F2"]), {}).krasnyak
        == 33
    )
