"""A whole game of each role of Reykjavik, by keys, in plain text and as JSON: equal scores."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.library.roles import RoleName
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan, Move, Propose, move_to_json
from game.rules.play import Play
from game.rules.view.draw import view
from game.tui.app import SummitryApp
from game.tui.stage import Stage
from tests.histories import history
from tests.loaded import SHIPPED, case_file, ready
from tests.tui.hands import Hands

CASE = "reykjavik-1986"


@pytest.fixture(params=["envoy", "leader"])
def wanted(request: pytest.FixtureRequest) -> Play:
    """History's play of a role, as the rules play it."""
    return history(ready(SHIPPED / CASE, request.param))


def summitry(*arguments: str, typed: str) -> str:
    """What the game says, as a program of its own, to what is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def scores(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """The scores and readings of the one journal in a folder, as `replay` finds them."""
    (journal,) = folder.glob("[!.]*.json")
    assert cli.main(("replay", str(journal), "--json")) == 0
    last = json.loads(capsys.readouterr().out)
    assert last["phase"] == "debrief" and last["history"] is True
    return {key: last[key] for key in ("ending", "label", "scores", "readings", "credit")}


def by_json(wanted: Play, folder: Path) -> None:
    typed = "".join(json.dumps(move_to_json(move)) + "\n" for move in wanted.moves)
    role = wanted.case_role.name
    summitry("play", CASE, "--role", role, "--json", "--saves", str(folder), typed=typed)


def by_lines(wanted: Play, folder: Path) -> None:
    # Enter puts the first card away.
    lines = ["", *(line for move in wanted.moves for line in _typed(wanted, move))]
    role = wanted.case_role.name
    typed = "".join(f"{line}\n" for line in lines)
    summitry("play", CASE, "--role", role, "--plain", "--saves", str(folder), typed=typed)


def _typed(wanted: Play, move: Move) -> list[str]:
    match move:
        case FillPlan(answers=answers, forecast=forecast):
            written = dict(answers)
            numbers = [
                str([answer.id for answer in line.answers].index(written[line.id]) + 1)
                if line.id in written
                else "skip"
                for line in wanted.case_role.plan_lines.values()
            ]
            return [*numbers, str(forecast)]
        case Propose(package=package):
            return [" ".join(option or "-" for _, option in package)]
        case Choose(id="skip"):
            return [""]
        case Choose(id=move_id):
            return [move_id]
        case _:
            raise AssertionError("history writes no reflection")


async def by_keys(wanted: Play, folder: Path) -> None:
    shelf, saves = Shelf([SHIPPED.parent]), Saves(folder)
    desk = Desk(lambda: shelf, lambda: saves)
    role: RoleName = wanted.case_role.name
    desk.open(saves.begin(case_file(SHIPPED / CASE), role))
    app = SummitryApp(desk, Stage.draw_opened)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        for before, move in zip((None, *wanted.moves), wanted.moves, strict=False):
            # The hands commit a plan as they finish writing it.
            if not isinstance(before, FillPlan):
                await hands.make(move)
    desk.close()


async def test_three_ways_end_in_equal_scores(
    wanted: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [tmp_path / way for way in ("json", "lines", "keys")]
    by_json(wanted, folders[0])
    by_lines(wanted, folders[1])
    await by_keys(wanted, folders[2])
    found = [scores(folder, capsys) for folder in folders]
    assert found[0] == found[1] == found[2]
    debrief = view(wanted).debrief
    assert debrief is not None
    assert found[0]["ending"] == debrief.ending
