"""`explore` and `check` as commands: what they print, where, and their exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from game import cli
from tests.library.edit import change, copy_of_good

NEVER_STAKED = """        needs: {staked: true}
"""
"""Nobody's name is staked in the refectory of the Three Rivers."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


def three_rivers(content: Path, old: str, new: str, file: str = "leader.yaml") -> None:
    change(content, f"../three-rivers/{file}", old, new)


def close_a_choice(content: Path) -> None:
    said = (
        "        approach: gesture\n        effects: {rapport: {headwoman-ash: 3}, mandate: -1}\n"
    )
    three_rivers(content, said, NEVER_STAKED + said)


def break_a_lesson(content: Path) -> None:
    lesson = (
        "\nlessons:\n  - id: nobody-walks-after-her\n    claim: fp-at-the-margins\n"
        "    text: Nobody ever puts on his boots.\n    never: {ending: boots}\n"
    )
    path = content / "cases" / "three-rivers" / "case.yaml"
    text = path.read_text(encoding="utf-8")
    assert "lessons:" not in text
    path.write_text(text + lesson, encoding="utf-8")


def explored(content: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = cli.main(["explore", "three-rivers", "--content", str(content), *more])
    return code, capsys.readouterr().out


def as_json(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_explore_in_json_has_what_the_design_names(content: Path, capsys) -> None:
    code, told = explored(content, capsys, "--json")
    assert code == 0
    envoy, leader = as_json(told)
    assert (envoy["case"], envoy["role"], leader["role"]) == ("three-rivers", "envoy", "leader")
    for role in (envoy, leader):
        assert role["exhaustive"] is True
        assert role["states"] > 50 and role["edges"] > 20 and role["seconds"] > 0
        assert role["dead"] == []
        for reached in role["endings"].values():
            keys = {"reachable", "history", "preparation", "mandate", "rapport", "share", "witness"}
            assert keys <= reached.keys()
            assert reached["reachable"] and reached["witness"][0] == {"move": "begin"}
        assert sum(each["history"] for each in role["endings"].values()) == 1
        assert sum(each["share"] for each in role["endings"].values()) == pytest.approx(1)
        wins = {"foreign_policy", "krasnyak", "least_preparation", "cold"}
        assert role["wins"].keys() == wins | {"needs_rapport_13", "needs_told"}
        assert all(
            {"holds", "premise", "idle", "nearest"} <= each.keys() for each in role["lessons"]
        )


def test_the_report_says_what_a_lesson_rests_on_and_who_wins(content: Path, capsys) -> None:
    command = ["explore", "lighthouse", "--content", str(content), "--role", "leader"]
    assert cli.main(command) == 0
    told = capsys.readouterr().out
    assert "\nHere " in told and "the best ending takes a preparation of " in told
    assert " ends are as it says; without weight: rapport with dame-orla 11" in told


def test_what_is_wrong_is_told_with_what_kills_it_and_a_play_that_breaks_it(
    content: Path, capsys
) -> None:
    close_a_choice(content)
    break_a_lesson(content)
    code, told = explored(content, capsys, "--json", "--role", "leader")
    assert code == 1
    (leader,) = as_json(told)
    (dead,) = [each for each in leader["dead"] if each["what"] == "choice"]
    assert dead["where"] == "leader.yaml: scenes.refectory.choices.sit-with-her"
    assert "staked" in dead["need"]
    (lesson,) = leader["lessons"]
    assert (lesson["id"], lesson["holds"]) == ("nobody-walks-after-her", False)
    assert lesson["counterexample"][0] == {"move": "begin"}
    code, told = explored(content, capsys, "--role", "leader")
    assert code == 1
    assert told.startswith("three-rivers, leader: every way to play it, ")
    assert (
        "D001 leader.yaml: scenes.refectory.choices.sit-with-her: this choice can never be made"
        in told
    )
    assert (
        "nobody-walks-after-her: DOES NOT HOLD" in told and "A play that breaks it: begin" in told
    )


def test_check_explores_what_lint_lets_pass(content: Path, capsys) -> None:
    close_a_choice(content)
    break_a_lesson(content)
    case = str(content / "cases" / "three-rivers")
    assert cli.main(["check", "--lint", case]) == 0, capsys.readouterr().out
    assert capsys.readouterr().err.startswith("no mistakes")
    assert cli.main(["check", case]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert any("leader.yaml:" in line and " D001 " in line for line in lines)
    assert any("case.yaml:" in line and " D010 " in line for line in lines)


def test_the_use_of_the_days_is_told_by_random_play(content: Path, capsys) -> None:
    code, told = explored(content, capsys, "--role", "leader", "--days", "20")
    assert code == 0
    head, _, *rows = told.splitlines()
    assert head.startswith("three-rivers, leader: 20 random plays")
    assert [row.split()[0] for row in rows] == [str(kept) for kept in range(len(rows))]
    code, told = explored(content, capsys, "--role", "leader", "--days", "20", "--json")
    [found] = as_json(told)
    assert [each["kept"] for each in found["days"]] == list(range(len(rows)))
    for each in found["days"]:
        policy, krasnyak = each["foreign_policy"]["mean"], each["krasnyak"]["mean"]
        assert policy + krasnyak == pytest.approx(each["both"]["mean"])
        assert 0 <= policy <= 100 and 0 <= krasnyak <= 100


def test_a_witness_is_a_journal_that_replay_accepts(content: Path, capsys, tmp_path) -> None:
    code, told = explored(content, capsys, "--role", "leader", "--json")
    [role] = as_json(told)
    ending = next(iter(role["endings"]))
    code, journal = explored(content, capsys, "--role", "leader", "--witness", ending)
    assert code == 0
    path = tmp_path / "witness.json"
    path.write_text(journal, encoding="utf-8")
    assert cli.main(["replay", str(path), "--content", str(content), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scene"] == ending


def test_a_witness_of_nothing_there_is(content: Path, capsys) -> None:
    code = cli.main(["explore", "three-rivers", "--content", str(content), "--witness", "atlantis"])
    assert code == 2
    assert 'nothing called "atlantis"' in capsys.readouterr().err


def witness(content: Path, capsys, what: str, role: str = "leader") -> tuple[int, str, str]:
    code = cli.main(
        ["explore", "lighthouse", "--content", str(content), "--role", role, "--witness", what]
    )
    said = capsys.readouterr()
    return code, said.out, said.err


def moves_of(journal: str) -> list[Any]:
    """What was done, without when and where it led."""
    kinds = ("move", "propose", "plan")
    return [
        {key: move[key] for key in kinds if key in move} for move in json.loads(journal)["moves"]
    ]


def test_places_have_the_names_that_check_has_for_them(content: Path, capsys) -> None:
    code = cli.main(["explore", "lighthouse", "--content", str(content), "--json"])
    assert code == 0
    envoy = as_json(capsys.readouterr().out)[0]
    wheres = [thing["where"] for thing in envoy["things"]]
    assert len(set(wheres)) == len(wheres)
    for name in (
        "facts.reef-moves",
        "issues.lamp.options.guild-lamp",
        "endings.home-disowns",
        "endings.home-disowns.text.1",
        "groundwork.actions.sound-the-bar",
        "groundwork.actions.sound-the-bar.result.1",
    ):
        assert name in wheres
    assert not any(".0" in where for where in wheres)


def test_every_place_that_can_be_met_has_a_witness_by_that_name(content: Path, capsys) -> None:
    cli.main(["explore", "lighthouse", "--content", str(content), "--role", "envoy", "--json"])
    (envoy,) = as_json(capsys.readouterr().out)
    things = {thing["where"]: thing["witness"] for thing in envoy["things"]}
    for where in list(things)[:: max(1, len(things) // 6)]:
        code, journal, _ = witness(content, capsys, where, "envoy")
        assert code == 0
        assert moves_of(journal) == things[where]


def test_a_witness_of_a_choice_is_a_play_in_which_it_is_made(content: Path, capsys) -> None:
    made = {"move": "ask-about-the-boy"}
    for what in ("ask-about-the-boy", "envoy.yaml: scenes.net-loft.choices.ask-about-the-boy"):
        _, journal, _ = witness(content, capsys, what, "envoy")
        assert moves_of(journal)[-1] == made
    closed = "scenes.net-loft.choices.ask-about-the-boy.closed"
    _, journal, _ = witness(content, capsys, closed, "envoy")
    assert made not in moves_of(journal)


def test_the_last_word_of_a_place_is_enough_where_no_other_has_it(content: Path, capsys) -> None:
    _, by_word, _ = witness(content, capsys, "home-disowns", "envoy")
    _, by_place, _ = witness(content, capsys, "endings.home-disowns", "envoy")
    assert by_word and moves_of(by_word) == moves_of(by_place)


def test_places_are_counted_from_one(content: Path, capsys) -> None:
    code, _, said = witness(content, capsys, "endings.home-disowns.text.0", "envoy")
    assert code == 2 and 'did you mean "endings.home-disowns.text.1"?' in said
    _, with_number, _ = witness(content, capsys, "endings.home-disowns.text.1", "envoy")
    _, alone, _ = witness(content, capsys, "endings.home-disowns.text", "envoy")
    assert alone and moves_of(alone) == moves_of(with_number)
