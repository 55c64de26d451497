"""What somebody's file or file name holds is shown, and never obeyed, wherever it is shown."""

import csv
import io
import json
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from textual.events import Paste

from game import cli
from game.library.checking import check
from game.library.forbidden import OBEYED, harmless
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.tui.app import SummitryApp
from game.tui.stage import Stage
from tests.classroom.hostile import assert_harmless
from tests.hostile_content import COMMANDS, MARKED, marked_case
from tests.plain.typed import ENVOY
from tests.records import lighthouse
from tests.records.lighthouse import take_all
from tests.tui import seen
from tests.tui.hands import Hands
from tests.tui.test_keys import PREPARED

SHOWN = harmless(COMMANDS).replace("??", "?")
"""As the screens show it: Textual leaves a bell out by itself."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return marked_case(tmp_path_factory.mktemp("marked"))


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


@pytest.fixture
def run(saves: Saves, tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("SUMMITRY_SAVES", str(saves.folder))
    monkeypatch.chdir(tmp_path)

    def command(*words: str, typed: str = "") -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with suppress(SystemExit):
            cli.main(words)
        said = capsys.readouterr()
        return said.out + said.err

    return command


def test_marks_are_content_like_any_other(content: Path) -> None:
    assert check([content]) == []


def test_the_plain_game_shows_marks(run, content: Path) -> None:
    typed = "".join(f"{line}\n" for line in ENVOY)
    told = run(
        "play", "lighthouse", "--role", "envoy", "--plain", "--content", str(content), typed=typed
    )
    assert "Saved as lighthouse-envoy-1" in told
    assert told.count(MARKED) > 50
    assert MARKED in run("cases", "--content", str(content))


async def test_the_screens_show_marks(content: Path, saves: Saves) -> None:
    shelf = Shelf([content])
    app = SummitryApp(
        Desk(lambda: shelf, lambda: saves), lambda stage: stage.begin("lighthouse", "envoy")
    )
    async with app.run_test(size=(120, 50)) as pilot:
        hands = Hands(app, pilot)
        for move in (*PREPARED[:2], Choose("commit")):
            assert "[$error]" in seen.text(app), move
            await hands.make(move)
        for key in "dpb":
            await hands.press(key)
            assert "[$error]" in seen.text(app)
            await hands.press(key)


def test_paper_shows_marks(run, content: Path, tmp_path: Path) -> None:
    run("print", "lighthouse", "--content", str(content), "-o", "kit")
    pages = sorted((tmp_path / "kit").glob("*.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if "$error" in text:
            assert "[$error]<img/src=x/onerror=alert(1)>{{7*7}}=1+1" in assert_harmless(text).shown
    with (tmp_path / "kit" / "class.csv").open(encoding="utf-8-sig", newline="") as file:
        assert_no_formula(file.read())


def test_a_map_shows_marks(run, content: Path, tmp_path: Path) -> None:
    here = ("--role", "envoy", "--content", str(content))
    for name in ("map.svg", "map.dot"):
        told = run("map", "lighthouse", *here, "-o", str(tmp_path / name))
        assert "wrote" in told, told
    assert_harmless((tmp_path / "map.svg").read_text(encoding="utf-8"))
    assert "$error" in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_class_report_shows_marks(run, content: Path, saves: Saves, tmp_path: Path) -> None:
    with saves.begin(Shelf([content]).find("lighthouse"), "envoy") as opened:
        take_all(opened, lighthouse.ENVOY)
    handed = tmp_path / "handed-in"
    handed.mkdir()
    name = f"=cmd|' {COMMANDS} !A0-lighthouse-envoy-1.json"
    shutil.copy(opened.path, handed / name)
    told = run("collect", str(handed), "--content", str(content), "--xapi", "x.json")
    assert not OBEYED.search(told)
    assert_no_formula((tmp_path / "collected.csv").read_text(encoding="utf-8-sig"))
    assert_harmless((tmp_path / "collected-report.html").read_text(encoding="utf-8"))
    statements = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert statements
    assert not OBEYED.search((tmp_path / "x.json").read_text(encoding="utf-8").replace("\n", ""))


def assert_no_formula(sheet: str) -> None:
    assert not OBEYED.search(sheet.replace("\r\n", "\n").replace("\n", ""))
    for row in csv.reader(io.StringIO(sheet, newline="")):
        assert not [c for c in row if re.match(r"[=+@|%\t\r]|-[^0-9]", c)], row


@pytest.fixture
def strange_names(saves: Saves, tmp_path: Path) -> Path:
    """A folder of cases and one of journals with commands in their files' names."""
    content = tmp_path / "content"
    (content / "cases" / f"case{COMMANDS}").mkdir(parents=True)
    saves.folder.mkdir()
    (saves.folder / f"save{COMMANDS}.json").write_text("{}")
    if sys.platform == "linux":
        (content / "cases" / os.fsdecode(b"no-\xff-text")).mkdir()
        (saves.folder / os.fsdecode(b"no-\xff-text.json")).write_text("")
    return content


def test_names_of_files_are_never_obeyed_in_the_plain_game(run, strange_names: Path) -> None:
    here = ("--content", str(strange_names))
    for told in (
        run("cases", *here),
        run("check", str(strange_names)),
        run("--plain", *here, typed="s\n"),
        run("play", f"case{COMMANDS}", *here),
        run("replay", f"save{COMMANDS}.json"),
        run("replay", f"none{COMMANDS}"),
        run("collect", "saves"),
        run(f"what{COMMANDS}"),
        run("print", "lighthouse", f"--{COMMANDS}"),
        run("score", "reykjavik-1986", f"A1{COMMANDS}"),
    ):
        assert told.strip()
        assert not OBEYED.search(told), told


async def test_names_of_files_are_never_obeyed_on_the_screens(
    saves: Saves, strange_names: Path
) -> None:
    shelf = Shelf([strange_names])
    app = SummitryApp(Desk(lambda: shelf, lambda: saves), Stage.shelf)
    async with app.run_test(size=(100, 30)) as pilot:
        hands = Hands(app, pilot)
        for screen in ("shelf", "saves"):
            getattr(app.stage, screen)()
            await hands.settle()
            assert SHOWN in "".join(seen.text(app).split())
            assert not OBEYED.search(app.export_screenshot().replace("\n", ""))


async def test_what_is_pasted_is_never_obeyed(saves: Saves) -> None:
    with saves.begin(lighthouse.lighthouse(), "leader") as opened:
        take_all(opened, lighthouse.LEADER[:-1])
    app = SummitryApp(
        Desk(lambda: Shelf([lighthouse.FIXTURES.parent]), lambda: saves),
        lambda stage: stage.resume(opened.path),
    )
    async with app.run_test(size=(100, 30)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        app.post_message(Paste(f"a{COMMANDS}b"))
        await hands.settle()
        assert f"a{SHOWN}b" in seen.text(app)
        assert not OBEYED.search(app.export_screenshot().replace("\n", ""))
        await hands.press("f2")
        assert "a" in app.desk.play.play.state.reflection
        assert not OBEYED.search(app.export_screenshot().replace("\n", ""))
