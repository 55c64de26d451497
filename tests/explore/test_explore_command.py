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


def test_what_is_wrong_is_told_with_what_kills_it_and_a_play_that_breaks_it(
    content: Path, capsys
) -> None:
    close_a_choice(content)
    break_a_lesson(content)
    code, told = explored(content, capsys, "--json", "--role", "leader")
    assert code == 1
    (leader,) = as_json(told)
    (dead,) = [each for each in leader["dead"] if each["what"] == "choice"]
    assert dead["where"] == "leader.yaml.scenes.refectory.choices.0"
    assert "staked" in dead["need"]
    (lesson,) = leader["lessons"]
    assert (lesson["id"], lesson["holds"]) == ("nobody-walks-after-her", False)
    assert lesson["counterexample"][0] == {"move": "begin"}
    code, told = explored(content, capsys, "--role", "leader")
    assert code == 1
    assert told.startswith("three-rivers, leader: every way to play it, ")
    assert "D001 leader.yaml.scenes.refectory.choices.0: this choice can never be made" in told
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
