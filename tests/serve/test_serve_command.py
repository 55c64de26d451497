"""`summitry serve` as a program: what it says, how it ends, and how it goes on."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import httpx2
import pytest
from pytest import CaptureFixture, MonkeyPatch

from game.cli import main
from tests.serve.browser import Page

pytestmark = pytest.mark.slow


@contextmanager
def serving(data: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    command = [sys.executable, "-m", "game", "serve", "--json", "--port", "0", "--data", str(data)]
    server = subprocess.Popen([*command, *more], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server, json.loads(server.stdout.readline())
    finally:
        server.kill()
        server.wait()


def test_it_says_where_it_is_and_goes_on_with_the_class_that_is_open(tmp_path: Path) -> None:
    part = ("--class", "hanoi-2019:envoy")
    with serving(tmp_path, *part) as (server, said):
        assert set(said) == {"address", "code", "teacher"}
        with urlopen(f"{said['address']}/readyz") as answer:
            assert answer.read() == b"ready\n"
        with urlopen(said["teacher"]) as answer:
            assert b"I am the teacher" in answer.read()
        server.send_signal(signal.SIGKILL)
        server.wait()
    with serving(tmp_path, *part) as (server, again):
        assert again["code"] == said["code"]
        assert again["teacher"] != said["teacher"]
        server.send_signal(signal.SIGINT)
        assert server.wait() == 0


def test_it_says_nothing_of_who_asked_for_what(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "game", "serve", "--json", "--port", "0"]
    command += ["--data", str(tmp_path), "--class", "hanoi-2019:envoy"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    said = json.loads(server.stdout.readline())
    with httpx2.Client(base_url=said["address"], follow_redirects=True) as browser:
        door = Page(browser.get("/").text).form_to("/join")
        fields = {**door.fields, "code": said["code"], "name": "Otter"}
        assert browser.post("/join", data=fields).status_code == 200
        assert browser.get("/play/1/").status_code == 200
        assert browser.get("/nowhere?Otter").status_code == 404
        assert browser.post("/join", data={"name": "Otter"}).status_code == 403
    server.send_signal(signal.SIGINT)
    assert server.communicate() == ("", "")


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]
) -> None:
    def found(name: str, package: str | None = None) -> object:
        return None if name == "starlette" else find_spec(name, package)

    monkeypatch.setattr("importlib.util.find_spec", found)
    assert main(["serve"]) == 2
    assert "pip install 'summitry[serve]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--address", "school.example"], "write it as in"),
        (["--class", "reykjavik-1986"], "is no part"),
        (["--class", "reykjavik-1986:cook"], "is no part"),
        (["--class", "no-such:leader"], "no case called"),
        (["--database", "sqlite://x"], "--database takes"),
        (["--host", "192.0.2.1"], "cannot be listened on"),
        (["--notice", "nowhere.txt"], "cannot be read"),
        (["--backup", "a", "--restore", "b"], "name one"),
        (["--restore", "nowhere"], "cannot be read"),
    ],
)
def test_a_wrong_word_is_said_in_a_sentence(
    tmp_path: Path, capsys: CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["serve", "--port", "0", "--data", str(tmp_path / "d"), *words]) == 2
    assert said in capsys.readouterr().err
