"""A fault of the game's own: a few words, a report, everything saved, the terminal as it was."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game import cli
from game.records.saves.saves import Saves
from game.rules.moves import Choose, Reflect
from game.rules.play import Play
from tests.histories import ROOT
from tests.loaded import FIXTURES
from tests.records import lighthouse
from tests.records.lighthouse import find, take_all
from torture.crashes import FAULTS, crash_in_a_terminal, wrong_with

HERE = ("--content", str(FIXTURES.parent))


class Ran(NamedTuple):
    code: int
    out: str
    err: str
    reports: list[str]


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


@pytest.fixture
def run(saves: Saves, tmp_path: Path, monkeypatch, capsys) -> Callable[..., Ran]:
    """Runs a command in this process, with lines to read."""
    monkeypatch.setenv("SUMMITRY_SAVES", str(saves.folder))

    def command(*words: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = cli.main(words)
        said = capsys.readouterr()
        reports = [path.read_text(encoding="utf-8") for path in saves.folder.glob("crash-*.txt")]
        return Ran(code, said.out, said.err, reports)

    return command


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules have a fault that strikes at the second move."""
    sound = Play.after

    def after(self: Play, move: object) -> Play:
        if len(self.turns) == 1:
            secret = "what a variable holds"
            raise KeyError(f"in {Path.home() / 'diary'}", len(secret))
        return sound(self, move)

    monkeypatch.setattr(Play, "after", after)


@pytest.mark.usefixtures("faulty")
def test_the_plain_game_says_it_in_a_few_words(run, saves: Saves) -> None:
    ran = run("play", "lighthouse", "--role", "envoy", "--plain", *HERE, typed="\n1\n")
    assert ran.code == cli.CRASHED
    said = ran.err.splitlines()
    assert said[0] == "summitry: the game stopped over a fault of its own (KeyError)."
    path = saves.folder / "lighthouse-envoy-1.json"
    assert str(path) in said[1]
    assert " summitry play lighthouse --resume lighthouse-envoy-1 --content " in said[1]
    assert re.search(r"written in \S+crash-\d{8}-\d{6}\.txt: please send it", said[2])
    assert len(said) == 3
    assert "Traceback" not in ran.out + ran.err
    with saves.resume(path, find) as resumed:
        assert resumed.play.moves == (Choose("begin"),)


@pytest.mark.usefixtures("faulty")
def test_the_json_game_answers_before_it_goes(run) -> None:
    typed = '{"move": "begin"}\n{"move": "commit"}\n{"move": "commit"}\n'
    ran = run("play", "lighthouse", "--role", "envoy", "--json", *HERE, typed=typed)
    assert ran.code == cli.CRASHED
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line.get("phase", "error") for line in lines] == ["briefing", "groundwork", "error"]
    assert lines[-1] == {"error": "The game stopped over a fault of its own."}
    assert len(ran.reports) == 1
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.usefixtures("faulty")
def test_the_report_holds_what_is_needed_and_nothing_of_the_player(run, saves: Saves) -> None:
    ran = run("play", "lighthouse", "--role", "envoy", "--plain", *HERE, typed="\n1\n")
    [report] = ran.reports
    for needed in (
        "Summitry ",
        "Python: 3.",
        "textual 8.2.8",
        "play: lighthouse, envoy, 1 moves",
        '1. {"move": "begin"} -> groundwork',
        "Traceback (most recent call last)",
        "KeyError",
        "session.py",
    ):
        assert needed in report
    for personal in (str(Path.home()), str(saves.folder), str(ROOT), "what a variable holds"):
        assert personal not in report.replace('secret = "what a variable holds"', "")


def test_the_report_leaves_out_what_the_player_wrote(run, saves: Saves, monkeypatch) -> None:
    written = "I was too fond of the keeper."
    with saves.begin(find("lighthouse"), "envoy") as opened:
        take_all(opened, (*lighthouse.ENVOY[:-1], Reflect(written)))

    def debrief(*_: object) -> None:
        raise ValueError(f"cannot count {written}")

    monkeypatch.setattr("game.plain.game.say_people", debrief)
    ran = run(
        "play", "lighthouse", "--resume", "lighthouse-envoy-1", "--plain", *HERE, typed="people\n"
    )
    assert ran.code == cli.CRASHED
    [report] = ran.reports
    assert written not in report
    assert f"a reflection of {len(written)} characters -> debrief" in report


def test_a_command_that_is_no_play(run, monkeypatch) -> None:
    monkeypatch.setattr("game.library.checking.check", lambda *_, **__: 1 / 0)
    ran = run("check", str(FIXTURES))
    assert ran.code == cli.CRASHED
    assert "fault of its own (ZeroDivisionError)" in ran.err
    assert "play: none was open" in ran.reports[0]


def test_where_nothing_can_be_written_it_goes_on_to_the_next_place(
    run, saves: Saves, tmp_path: Path, monkeypatch
) -> None:
    saves.folder.write_text("a file, where a folder should be")
    logs = tmp_path / "logs"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: logs)
    monkeypatch.setattr("game.library.checking.check", lambda *_, **__: 1 / 0)
    ran = run("check", str(FIXTURES))
    [report] = logs.iterdir()
    assert str(report) in ran.err

    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: saves.folder / "x")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(saves.folder))
    assert "No report of it could be written anywhere." in run("check", str(FIXTURES)).err


def test_a_file_that_cannot_be_used_is_no_fault_of_the_game(run) -> None:
    for words in (
        ("replay", "x" * 300),
        ("check", "x" * 300),
        ("collect", "x" * 300),
        ("play", "lighthouse", "--relay", "x" * 5000, "--role", "leader", *HERE),
        ("cases", "--content", "x" * 300),
    ):
        ran = run(*words)
        assert ran.code in (1, 2), words
        assert len((ran.err + ran.out).splitlines()) <= 2
        assert not ran.reports


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals here")
@pytest.mark.parametrize("where", ["a key", "rendering", "the keyboard"])
def test_the_screens_give_the_terminal_back(where: str, tmp_path: Path) -> None:
    left = crash_in_a_terminal(FAULTS[where], tmp_path)
    assert wrong_with(left, tmp_path) == []
    [slot] = Saves(tmp_path).slots() or [None]
    assert slot is None or slot.moves == 1


@pytest.mark.usefixtures("faulty")
def test_a_fault_in_the_report_of_a_fault_is_caught(run, saves: Saves, monkeypatch) -> None:
    def fails(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr("game.records.player.crash_report.crash_in_words", fails)
    ran = run("play", "lighthouse", "--role", "envoy", "--plain", *HERE, typed="\n1\n")
    assert ran.code == cli.CRASHED
    assert ran.err.splitlines() == [
        "summitry: the game stopped over a fault of its own (KeyError), and could not report it "
        "(RecursionError). Every move was saved as it was made."
    ]
