"""xAPI statements, checked by the models of Ralph, a learning record store."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.classroom.hostile import NAMES
from tests.classroom.running import run
from tests.classroom.synthetic import write_class
from tests.classroom.test_collect import hand_in
from tests.loaded import FIXTURES, SHIPPED

CaptureFixture = pytest.CaptureFixture[str]

pytest.importorskip("ralph.models.xapi", reason="ralph-malph is not installed")


def statements(capsys: CaptureFixture, folder: Path) -> list[dict[str, Any]]:
    """What is written of a folder of journals."""
    written = folder.parent / "xapi.json"
    words = ("-o", folder.parent / "c.csv", "--xapi", written, "--replace")
    assert run(capsys, "collect", folder, *words).code == 0
    found: list[dict[str, Any]] = json.loads(written.read_text())
    return found


def assert_valid(statement: dict[str, Any]) -> None:
    """A statement is one that Ralph would store."""
    from ralph.models.xapi.base.statements import BaseXapiStatement

    BaseXapiStatement.model_validate(statement)


def test_the_check_would_find_a_bad_statement() -> None:
    with pytest.raises(ValueError, match="verb"):
        assert_valid({"actor": {"objectType": "Agent"}})


def test_every_statement_of_a_class_is_valid(capsys: CaptureFixture, folder: Path) -> None:
    write_class(folder, SHIPPED / "reykjavik-1986", "leader", 4)
    write_class(folder, SHIPPED / "reykjavik-1986", "envoy", 4, seed=50)
    write_class(folder, FIXTURES / "three-rivers", "leader", 4, seed=90)
    found = statements(capsys, folder)

    assert len(found) > 12 * 5
    for statement in found:
        assert_valid(statement)
    assert len({statement["id"] for statement in found}) == len(found)


def test_one_completed_a_play_with_preparation_as_its_score(
    capsys: CaptureFixture, folder: Path
) -> None:
    hand_in(folder, "otter.json", said="It was the oil.")
    found = statements(capsys, folder)
    completed = [each for each in found if each["verb"]["id"].endswith("/completed")]

    assert len(completed) == 1
    result = completed[0]["result"]
    assert result["completion"] is True
    assert result["score"]["scaled"] == pytest.approx(result["score"]["raw"] / 100)
    assert result["response"] == "It was the oil."
    assert completed[0]["actor"]["account"]["name"] == "otter"


def test_one_answered_a_decision(capsys: CaptureFixture, folder: Path) -> None:
    path = hand_in(folder, "otter.json", seed=3)
    moves = json.loads(path.read_text())["moves"]
    rules_own = {"begin", "commit", "recess", "return", "read-brief", "continue", "skip"}
    decisions = [
        move for move in moves if "propose" in move or move.get("move", "begin") not in rules_own
    ]
    answered = [
        each for each in statements(capsys, folder) if each["verb"]["id"].endswith("/answered")
    ]

    assert len(answered) == len(decisions) > 4
    for statement, move in zip(answered, decisions, strict=True):
        assert statement["timestamp"] == move["at"]
        choices = {c["id"] for c in statement["object"]["definition"].get("choices", [])}
        assert not choices or statement["result"]["response"] in choices


def test_sent_twice_it_is_the_same(capsys: CaptureFixture, folder: Path) -> None:
    hand_in(folder, "otter.json")

    assert statements(capsys, folder) == statements(capsys, folder)


@pytest.mark.parametrize("said", [*NAMES, " ", "\u200b"])
def test_hostile_reflections_are_valid_too(capsys: CaptureFixture, folder: Path, said: str) -> None:
    hand_in(folder, "otter.json", said=said)

    for statement in statements(capsys, folder):
        assert_valid(statement)


def test_one_activity_has_one_definition(capsys: CaptureFixture, folder: Path) -> None:
    """Whatever was done at a table, walking away included, was done at the same table."""
    write_class(folder, SHIPPED / "reykjavik-1986", "leader", 12)
    write_class(folder, FIXTURES / "three-rivers", "leader", 12, seed=90)
    definitions: dict[str, set[str]] = {}
    for statement in statements(capsys, folder):
        parents = statement.get("context", {}).get("contextActivities", {}).get("parent", [])
        for activity in (statement["object"], *parents):
            told = json.dumps(activity["definition"], sort_keys=True)
            definitions.setdefault(activity["id"], set()).add(told)
    responses = [each["result"].get("response") for each in statements(capsys, folder)]

    assert "walk" in responses
    assert all(len(told) == 1 for told in definitions.values())


def test_a_renamed_file_makes_the_same_statements(capsys: CaptureFixture, folder: Path) -> None:
    path = hand_in(folder, "otter.json")
    before = [each["id"] for each in statements(capsys, folder)]
    path.rename(folder / "wombat.json")

    assert [each["id"] for each in statements(capsys, folder)] == before
