"""`summitry --browser` as a program: the address it prints, the play it opens, how it ends."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from game import cli
from game.records.saves.reading import read_journal
from tests.loaded import FIXTURES

pytestmark = pytest.mark.slow


@contextmanager
def running(saves: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """The program, which opens no browser."""
    game = subprocess.Popen(
        [sys.executable, "-m", "game", *words, "--browser", "--saves", str(saves)],
        env={**os.environ, "BROWSER": "true"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # A shell that runs the tests in its background has them deaf to control-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        yield game
    finally:
        game.kill()
        game.communicate()


def way_in(game: "subprocess.Popen[str]") -> str:
    """The address that it prints."""
    assert game.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/enter/\S+", game.stdout.readline())
    assert found is not None
    return found[0]


def test_it_opens_the_play_that_is_asked_for_and_ends_with_control_c(tmp_path: Path) -> None:
    content = str(FIXTURES.parent)
    words = ("play", "lighthouse", "--role", "envoy", "--content", content)
    with running(tmp_path, *words) as game:
        browser = build_opener(HTTPCookieProcessor())
        page = browser.open(way_in(game))
        assert page.url.endswith("/plays/lighthouse-envoy-1/")
        said = page.read().decode()
        token = re.search(r'name="token" value="([^"]+)"', said)
        assert token is not None
        form = f"turn=0&token={token[1]}&move=begin".encode()
        assert 'data-phase="groundwork"' in browser.open(page.url, form).read().decode()
        game.send_signal(signal.SIGINT)
        assert game.wait(30) == cli.INTERRUPTED
        assert game.stderr is not None
        assert game.stderr.read() == ""
    assert len(read_journal(tmp_path / "lighthouse-envoy-1.json").moves) == 1


@pytest.mark.parametrize("words", [(), ("play", "reykjavik-1986")])
def test_without_a_role_it_shows_what_there_is(tmp_path: Path, words: tuple[str, ...]) -> None:
    with running(tmp_path, *words) as game:
        page = build_opener(HTTPCookieProcessor()).open(way_in(game))
        assert "Reykjavik 1986" in page.read().decode()


@pytest.mark.parametrize(
    "words",
    [
        ("--browser", "--plain"),
        ("play", "reykjavik-1986", "--browser", "--json"),
        ("play", "reykjavik-1986", "--browser", "--plain"),
    ],
)
def test_two_ways_to_play_are_one_too_many(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == 2
    assert "two ways to play: name one" in capsys.readouterr().err


def test_a_case_that_there_is_not_is_said_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["play", "reykjavik", "--browser", "--saves", str(tmp_path)]) == 2
    assert "reykjavik-1986" in capsys.readouterr().err
