"""Figures of whole plays under the rules of a number: whoever changes one raises the number.

A journal says under which rules it was played, and is taken for changed by hand where its moves
come to something else under the same rules. So `make golden` records the plays anew after `RULES`
in `game/rules/edition.py` was raised, or after the cases of the tests were edited; figures of a
number that was released are never recorded again.
"""

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.explore.sampling.random_play import one_play
from game.rules.edition import RULES
from game.rules.moves import NotOffered, move_from_json, move_to_json
from game.rules.play import Play
from game.rules.view.draw import view
from game.session.journal.led import led_to
from game.session.journal.standing import standing
from tests.loaded import FIXTURES, case_file, ready

GOLDEN = Path(__file__).parent / "golden"
RECORDED = GOLDEN / f"rules-{RULES}.json"

PLAYS = 6
"""Of each role."""


def came_to(play: Play) -> dict[str, Any]:
    """All that a play of some moves came to, in figures and words; exact ones as fractions."""
    drawn = view(play)
    assert drawn.debrief is not None
    debrief = drawn.debrief
    return {
        "led": [led_to(turn.state) for turn in play.turns],
        "meters": [
            [turn.state.mandate, *turn.state.rapport, turn.state.hours_left] for turn in play.turns
        ],
        "result": standing(play, drawn).result,
        "scores": debrief.scores,
        "readings": [debrief.readings.foreign_policy.score, debrief.readings.krasnyak.score],
        "credit": debrief.credit,
    }


def recorded() -> dict[str, Any]:
    """Random plays of every role of the tests' cases, and what they come to."""
    plays = [
        {
            "case": folder.name,
            "role": role,
            "moves": [move_to_json(move) for move in play.moves],
            "came_to": came_to(play),
        }
        for folder in sorted(FIXTURES.iterdir())
        for role in case_file(folder).roles
        for play in (one_play(ready(folder, role), Random(seed)) for seed in range(PLAYS))
    ]
    return {"content": hashes(), "plays": plays}


def hashes() -> dict[str, str]:
    return {folder.name: case_file(folder).hash for folder in sorted(FIXTURES.iterdir())}


def written(figures: object) -> str:
    return json.dumps(figures, default=str, indent=1) + "\n"


def replayed(case: str, role: Any, moves: list[Any]) -> object:
    try:
        play = Play.begin(ready(FIXTURES / case, role)).after_all(map(move_from_json, moves))
        return json.loads(written(came_to(play)))
    except NotOffered as error:
        return str(error)


def test_what_plays_come_to_changes_with_the_number_of_the_rules() -> None:
    if os.environ.get("SUMMITRY_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        RECORDED.write_text(written(recorded()), encoding="utf-8")
    if not RECORDED.exists():
        pytest.fail(f"Nothing is recorded of rules {RULES}: make golden")
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    if kept["content"] != hashes():
        pytest.fail("The cases of the tests were edited: where no rule was, make golden")
    for play in kept["plays"]:
        now = replayed(play["case"], play["role"], play["moves"])
        if now != play["came_to"]:
            pytest.fail(
                f"A play of {play['case']} as {play['role']} comes to something else than under "
                f"rules {RULES}: raise RULES in game/rules/edition.py, then make golden.\n"
                f"It was {play['came_to']}\nand is {now}"
            )
