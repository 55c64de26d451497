"""The installed game, outside any checkout: its commands, and a case played from its content."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any

import pytest

from tests.packaging.built import CHECKOUT, Installed

pytestmark = pytest.mark.slow

CASE = "reykjavik-1986"

View = dict[str, Any]


class JsonGame:
    """A game played over `summitry play --json`, a line out for a line in."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.view = self.read()

    def read(self) -> View:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the game ended"
        view: View = json.loads(line)
        assert "error" not in view, view
        return view

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()
        self.view = self.read()

    def move(self) -> None:
        """Write the plan with the first answers, or else take the first open move."""
        if self.view["phase"] == "plan":
            answers = {line["id"]: line["answers"][0]["id"] for line in self.view["lines"]}
            self.send({"plan": {**answers, "forecast": 40}})
        else:
            self.send({"move": next(move["id"] for move in self.view["moves"] if move["open"])})


@contextmanager
def playing(installed: Installed, role: str) -> Iterator[JsonGame]:
    """A new game of the case, ended by the end of its input."""
    process = subprocess.Popen(
        [installed.command, "play", CASE, "--role", role, "--json"],
        env=installed.env,
        cwd=installed.home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    stop = Timer(60, process.kill)
    stop.start()
    try:
        yield JsonGame(process)
        _, talk = process.communicate()
        assert (process.returncode, talk) == (0, "")
    finally:
        stop.cancel()
        process.kill()
        process.wait()


def test_it_says_its_version(installed: Installed) -> None:
    ran = installed.run("--version")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split()[-1] == project["version"]


def test_it_lists_the_case(installed: Installed) -> None:
    ran = installed.run("cases")

    assert ran.returncode == 0, ran.stderr
    assert CASE in ran.stdout


def test_its_content_passes_its_own_check(installed: Installed) -> None:
    ran = installed.run("check", "--lint")

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_a_case_is_played_into_the_talks_and_found_again(installed: Installed, role: str) -> None:
    before = set((installed.home / "saves").glob("*.json"))

    with playing(installed, role) as game:
        phases = {game.view["phase"]}
        while game.view["phase"] in ("briefing", "groundwork", "plan"):
            game.move()
            phases.add(game.view["phase"])
        for _ in range(3):
            game.move()
        place = (game.view["phase"], game.view["scene"])

    assert {"briefing", "groundwork", "plan", "scene"} <= phases
    [journal] = set((installed.home / "saves").glob("*.json")) - before
    replayed = installed.run("replay", str(journal), "--json")
    assert replayed.returncode == 0, replayed.stderr
    view = json.loads(replayed.stdout.splitlines()[-1])
    assert (view["phase"], view["scene"]) == place


def test_playing_writes_nothing_into_the_installation(installed: Installed) -> None:
    installed.run("cases")

    written = {path.suffix for path in installed.content.rglob("*") if path.is_file()}
    assert written <= {".yaml", ".md", ".json", ".txt"}


def test_an_author_begins_a_case_outside_the_installation(installed: Installed) -> None:
    refused = installed.run("new", "salt-road")
    assert refused.returncode == 2 and "--content DIR" in refused.stderr

    mine = installed.home / "mine"
    began = installed.run("new", "salt-road", "--content", str(mine))
    assert began.returncode == 0, began.stderr
    assert installed.run("check", str(mine)).stderr == "no mistakes\n"
    assert (mine / "schema" / "role.json").is_file()
    assert installed.run("check", "--explain", "F003").stdout.startswith("F003: ")
