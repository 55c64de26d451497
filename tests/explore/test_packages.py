"""`packages`: a table counted, by hand on a small case, and by the rules that play on real ones."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.explore.packages.doors import NEUTRAL
from game.explore.packages.out_of_reach import out_of_reach
from game.explore.packages.stages import stages
from game.explore.packages.survey import survey
from game.library.models.debrief import Debrief
from game.library.roles import RoleName
from game.rules.bargaining.other_sides import accepts
from game.rules.bargaining.packages import floor, total
from game.rules.case_role import CaseRole
from game.rules.state import METER_TOP
from game.rules.turns import start
from tests.library.edit import change, copy_of_good
from tests.loaded import FIXTURES, every_role, ready
from tests.rules.small_case import (
    DEBRIEF,
    TWO_ISSUES,
    at_table,
    case_role,
    choice,
    fact,
    scene,
    side,
)


def sides(home: int, away: int, **away_more: Any) -> dict[str, Any]:
    return {"sides": {"home": side("Home", home), "away": side("Away", away, **away_more)}}


def signed(ready: CaseRole, land: str, water: str) -> CaseRole:
    """The same, where history signed this."""
    history = {"text": "It happened.", "package": {"land": land, "water": water}}
    debrief = Debrief.model_validate(DEBRIEF.model_dump() | {"history": history})
    return CaseRole(ready.case, ready.name, ready.role, debrief)


# To Home and Away: none-none 0, 100; none-half 20, 65; none-all 40, 37; half-none 30, 88;
# half-half 50, 53; half-all 70, 25; all-none 60, 70; all-half 80, 35; all-all 100, 7.


def test_a_table_counted_by_hand() -> None:
    counted = survey(case_role(sides(50, 50)))
    assert (counted.packages, counted.free, counted.undrafted) == (9, 9, 9)
    (only,) = counted.at_stages
    assert only.stage.floors == (50, 50)
    # half-half and all-none; at rapport 20 Away's line is 42.35, and nothing lies between.
    assert [only.plain.every, only.warm.every] == [2, 2]
    assert only.traps == () and only.by_charm == {10: 2}
    frontier = {paper.totals for paper in counted.frontier}
    assert frontier == {(0, 10000), (3000, 8800), (6000, 7000), (8000, 3500), (10000, 700)}


def test_charm_opens_a_paper_from_the_rapport_that_its_gap_asks_for() -> None:
    # all-none is worth 70 to Away: 2 short of 72, at 0.765 a point of rapport: 13.
    (only,) = survey(case_role(sides(50, 72))).at_stages
    assert [only.plain.every, only.warm.every] == [0, 1]
    assert only.by_charm == {13: 1}


def test_a_paper_a_little_below_ones_own_floor_is_a_trap() -> None:
    (only,) = survey(case_role(sides(55, 50))).at_stages
    assert [paper.package for paper in only.traps] == [("land-half", "water-half")]
    assert only.traps_warmer == 1
    (out_of_reach,) = survey(case_role(sides(56, 50))).at_stages
    assert out_of_reach.traps == ()


def test_a_refused_option_is_in_no_paper_and_a_needed_one_is_drafted() -> None:
    land = TWO_ISSUES["land"]
    options = dict(land["options"])
    options["land-half"] = {**options["land-half"], "needs": {"knows": ("known",)}}
    changes = {
        **sides(50, 50, refuses=("water-all",)),
        "issues": {**TWO_ISSUES, "land": {**land, "options": options}},
    }
    counted = survey(case_role(changes))
    assert (counted.free, counted.undrafted) == (6, 4)
    (only,) = counted.at_stages
    assert only.plain == (2, 1)


def test_facts_ease_and_flags_move_the_floors_that_a_role_can_bring_about() -> None:
    by_flag = (
        {"flags": ("july",), "value": 40},
        {"flags": ("unheard-of",), "value": 10},
    )
    changes = {
        **sides(50, 60, reservations=by_flag),
        "facts": {"known": fact(2, eases={"away": 3}), "lead": fact(0, eases={"away": 2})},
    }
    flagged = choice("wait", effects={"flags": ("july",)})
    table = {"table": scene(title="Table", table=True)}
    role = case_role(changes, scenes={"room": scene(choices=(choice("go"), flagged)), **table})
    found = stages(role)
    # The lead is learned nowhere, and nobody ever hears of the second flag.
    assert [each.flags for each in found] == [(), ("july",)]
    assert [each.floors for each in found] == [(50, 60), (50, 40)]
    assert [each.eased for each in found] == [(50, 57), (50, 37)]


def test_the_stage_at_which_history_settled_is_the_one_its_own_play_comes_to() -> None:
    changes = sides(50, 60, reservations=({"flags": ("july",), "value": 40},))
    table = {"table": scene(title="Table", table=True)}
    waited = choice("wait", effects={"flags": ("july",)}, history=True)
    role = case_role(changes, scenes={"room": scene(choices=(choice("go"), waited)), **table})
    counted = survey(role)
    assert [each.history for each in counted.at_stages] == [False, True]
    assert counted.settled.stage.flags == ("july",)


def test_historys_package_has_its_margins_durability_and_place() -> None:
    counted = survey(signed(case_role(sides(50, 50)), "land-half", "water-half"))
    found = counted.history
    assert found is not None
    assert found.values == (50, 53) and found.margins == (0, 3)
    # Home signs in 3 worlds of 5, Away in 4.
    assert found.durability == 48
    assert (found.as_good, found.better) == (1, 1), "all-none is worth 60 and 70"


def test_a_door_is_one_clause_changed_and_says_what_opens_it() -> None:
    counted = survey(signed(case_role(sides(50, 72)), "land-half", "water-none"))
    doors = {door.option: door for door in counted.settled.doors}
    # land-none is worth 100 to Away, and 0 to Home; land-all asks for 2 points of charm.
    assert set(doors) == {"land-none", "land-all"}
    assert doors["land-none"].open and not doors["land-none"].taken.own
    assert doors["land-all"].taken.rapport == (13,) and not doors["land-all"].open


WITH_A_TABLE = [each for each in every_role() if ready(*each).role.table is not None]


@pytest.mark.parametrize(("folder", "name"), WITH_A_TABLE, ids=str)
def test_the_counts_are_those_of_the_rules_that_play(folder: Path, name: RoleName) -> None:
    role = ready(folder, name)
    own = role.role.side
    everything = [
        package for package in product(*role.option_ids) if role.refused.isdisjoint(package)
    ]
    counted = survey(role)
    assert counted.free == len(everything)
    for each in counted.at_stages:
        flags = frozenset(each.stage.flags)
        at_home = 100 * floor(role, own, frozenset(), flags)
        for rapport, found in ((NEUTRAL, each.plain), (METER_TOP, each.warm)):
            state = start(role)._replace(flags=flags, rapport=(rapport,) * len(role.faces))
            signs = [
                package
                for package in everything
                if total(role, own, package) >= at_home
                and all(accepts(role, state, other, package) for other in role.others)
            ]
            assert found.every == len(signs)
        cool = start(role)._replace(flags=flags, rapport=(NEUTRAL,) * len(role.faces))
        for paper in each.traps:
            assert at_home - 500 <= total(role, own, paper.package) < at_home
            assert all(accepts(role, cool, other, paper.package) for other in role.others)
        for door in each.doors:
            for place, other in enumerate(role.others):
                asked = door.taken.rapport[place]
                for rapport in {max(0, asked - 1), asked}:
                    state = cool._replace(rapport=(rapport,) * len(role.faces))
                    assert accepts(role, state, other, door.taken.paper.package) is (
                        rapport >= asked
                    )


def test_history_comes_to_the_table_with_what_its_groundwork_told() -> None:
    role = ready(*next(each for each in every_role() if each[0].name == "lighthouse"))
    went = survey(role).as_history
    done = [action for action in role.actions.values() if action.history]
    assert went.knows == {fact for action in done for fact in action.effects.learn}


def test_a_small_play_reaches_the_same_table() -> None:
    role = case_role(
        scenes={
            "room": scene(choices=(choice("go", history=True),)),
            "table": scene(title="Table", table=True),
        }
    )
    went = survey(role).as_history
    played = at_table(role).state
    assert went.table is not None and went.table._replace(sheet=played.sheet) == played


def test_the_command_prints_a_role_a_line_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["packages", "camp-david-1978", "--json"]) == 0
    envoy, leader = map(json.loads, capsys.readouterr().out.splitlines())
    assert (envoy["role"], leader["role"]) == ("envoy", "leader")
    assert envoy["packages"] == 3072 and envoy["free"] == 108
    assert set(envoy["stages"][0]["accepted"]) == {"rapport_10", "eased", "rapport_20", "both"}


def test_the_command_says_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["packages", "panmunjom-2018", "--role", "leader"]) == 0
    told = capsys.readouterr().out
    for said in (
        "6,400 packages; 3,072 that nobody refuses",
        "With oversold: floors Seoul 78, Pyongyang 62",
        "B1: Pyongyang from rapport 18",
        "military: B1 m1, B2 m2, B3 m3, B4 m4",
    ):
        assert said in told


def test_a_role_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["packages", "camp-david-morning", "--role", "envoy"]) == 2
    said = capsys.readouterr().err
    assert said == "summitry: camp-david-morning has no envoy: it is played as leader only.\n"


def test_historys_package_below_what_a_side_could_ever_take() -> None:
    # Away's line at rapport 20 lies 7.65 under its floor; half-half is worth 53 to it.
    within = signed(case_role(sides(50, 60)), "land-half", "water-half")
    assert list(out_of_reach(within)) == []
    (found,) = out_of_reach(signed(case_role(sides(50, 61)), "land-half", "water-half"))
    code, path, message = found
    assert (code, path) == ("D016", ("sides", "away", "reservation"))
    assert message.startswith("history's package is worth 53 to it, and it never signs under 53.")


def test_home_could_stand_by_five_less_than_its_floor() -> None:
    assert list(out_of_reach(signed(case_role(sides(55, 50)), "land-half", "water-half"))) == []
    (found,) = out_of_reach(signed(case_role(sides(56, 50)), "land-half", "water-half"))
    assert found[:2] == ("D016", ("sides", "home", "reservation"))


def test_what_eases_and_another_stage_count_for_history() -> None:
    eased = {"facts": {"known": fact(2, eases={"away": 1}), "lead": fact(0)}}
    role = signed(case_role({**sides(50, 61), **eased}), "land-half", "water-half")
    assert list(out_of_reach(role)) == []
    later = sides(50, 90, reservations=({"flags": ("july",), "value": 58},))
    assert list(out_of_reach(signed(case_role(later), "land-half", "water-half"))) == []


def test_history_that_signed_what_a_side_refuses() -> None:
    role = signed(case_role(sides(50, 50, refuses=("water-half",))), "land-half", "water-half")
    (found,) = out_of_reach(role)
    assert found[:2] == ("D016", ("sides", "away", "refuses"))


def test_a_floor_that_no_package_reaches() -> None:
    # The most that Away can have without land-none and water-none is 18 + 35.
    refused = {"home": side("Home", 0, refuses=("land-none", "water-none"))}
    role = case_role({"sides": {**refused, "away": side("Away", 62)}})
    (found,) = out_of_reach(role)
    assert found[:2] == ("D017", ("sides", "away", "reservation"))
    assert found[2].startswith("no package is worth more than 53 to it")


def test_a_case_without_roles_is_counted_from_the_chair_of_each_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copy_of_good(tmp_path)
    whole = survey(ready(FIXTURES / "lighthouse", "envoy"))
    (content / "cases" / "lighthouse" / "envoy.yaml").unlink()
    assert cli.main(["packages", "lighthouse", "--content", str(content), "--json"]) == 0
    said = capsys.readouterr()
    haven, wick = map(json.loads, said.out.splitlines())
    assert [haven["sides"], wick["sides"]] == [["haven", "wick"], ["wick", "haven"]]
    assert haven["role"] is None and haven["free"] == whole.free
    counts = haven["stages"][0]["accepted"]["rapport_10"]
    assert counts == whole.at_stages[0].plain._asdict()
    assert {tuple(each["flags"]) for each in haven["stages"]} == {(), ("gale-warning",)}
    assert said.err.startswith("summitry: lighthouse is not whole (")


def test_what_history_signed_is_not_known_before_the_debrief_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copy_of_good(tmp_path)
    (content / "cases" / "lighthouse" / "debrief.yaml").unlink()
    assert cli.main(["packages", "lighthouse", "--content", str(content)]) == 0
    said = capsys.readouterr().out
    assert "What history signed is not written yet" in said
    assert "History signed nothing" not in said


def test_numbers_that_are_not_there_yet_are_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "weights: {haven: 20, wick: 25}", "weights: {haven: 20}")
    assert cli.main(["packages", "lighthouse", "--content", str(content)]) == 2
    assert "this case has a mistake" in capsys.readouterr().err


def test_weights_and_values_are_enough_to_be_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copy_of_good(tmp_path)
    folder = content / "cases" / "lighthouse"
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    begun = [
        part
        for part in re.split(r"(?m)^(?=[a-z]+:)", text)
        if part.startswith(("id:", "title:", "year:", "sides:", "issues:"))
    ]
    for path in folder.glob("*.yaml"):
        path.unlink()
    (folder / "case.yaml").write_text("".join(begun), encoding="utf-8")
    assert cli.main(["packages", "lighthouse", "--content", str(content)]) == 0
    assert "lighthouse, as Haven: 72 packages" in capsys.readouterr().out
