"""The plain game in a real terminal, and when the game falls back to it."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.records.saves.saves import Saves
from tests.loaded import FIXTURES
from tests.plain.typed import ENVOY

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
termios = pytest.importorskip("termios")

HERE = ("--content", str(FIXTURES.parent))

PATIENCE = 15
"""Seconds that a slow machine has to answer in."""


SEATED = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-m", "game", *sys.argv[1:]])
"""
"""Makes the terminal the one whose control-C it hears, also where the tests run in the background
of a shell that does not, then runs the game in its own place. Done in a program of its own,
because this process may have threads and must not fork by itself."""


class Terminal:
    """The game in a pseudo-terminal of a size."""

    def __init__(self, args: tuple[str, ...], env: dict[str, str], size: tuple[int, int]) -> None:
        self.screen, inside = pty.openpty()
        termios.tcsetwinsize(inside, (size[1], size[0]))
        self.process = subprocess.Popen(
            [sys.executable, "-c", SEATED, *args, "--content", str(FIXTURES.parent)],
            env=env,
            stdin=inside,
            stdout=inside,
            # Standard error stays apart, to be read as talk.
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        os.close(inside)
        self.seen = ""

    def wait_for(self, text: str) -> None:
        """Read until a text is seen behind what was waited for before."""
        while text not in self.seen:
            more = self._read()
            assert more, f"the game ended without {text!r} after {self.seen!r}"
            self.seen += more
        self.seen = self.seen.partition(text)[2]

    def _read(self) -> str:
        """What is on the screen next; nothing once the game has ended."""
        ready, _, _ = select.select([self.screen], [], [], PATIENCE)
        assert ready, f"the game says nothing after {self.seen!r}"
        try:
            return os.read(self.screen, 65536).decode().replace("\r\n", "\n")
        except OSError:
            return ""

    def type(self, line: str) -> None:
        os.write(self.screen, f"{line}\n".encode())

    def end(self) -> tuple[int, str]:
        """The exit code, and what was said on standard error."""
        while more := self._read():
            self.seen += more
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def begin(*args: str, size: tuple[int, int] = (80, 24), **more: str) -> Terminal:
        saves = str(tmp_path / "saves")
        env = {**os.environ, "TERM": "xterm-256color", "SUMMITRY_SAVES": saves, **more}
        for claimed in ("COLUMNS", "LINES"):
            # Some runners set them for their own output.
            env.pop(claimed, None)
        opened.append(Terminal(args, env, size))
        return opened[-1]

    yield begin
    for each in opened:
        each.process.kill()
        each.process.communicate()
        os.close(each.screen)


def test_a_whole_game_in_a_terminal(terminal, tmp_path: Path) -> None:
    game = terminal("play", "lighthouse", "--role", "envoy", "--plain", size=(66, 24))
    for line in ENVOY:
        game.wait_for(": ")
        game.type(line)
    game.wait_for("A page (1 to ")
    game.type("q")
    game.wait_for("Saved as lighthouse-envoy-1")
    assert game.end() == (0, "")
    [slot] = Saves(tmp_path / "saves").slots()
    assert slot.ending == "A paper with holes"


def test_prose_is_wrapped_at_the_width_of_the_terminal(terminal) -> None:
    game = terminal("play", "lighthouse", "--role", "envoy", "--plain", size=(50, 24))
    game.wait_for("one lamp on one rock, and neither\nwill let the other")
    game.wait_for("Your choice: ")
    game.type("people")
    game.wait_for("people\n\n")
    game.wait_for("Harbour clerk of Wickmouth. Rapport:\n   cold.\n")
    game.type("\x04")
    assert game.end()[0] == 0


def test_control_c_leaves_with_everything_saved(terminal, tmp_path: Path) -> None:
    game = terminal("play", "lighthouse", "--role", "envoy", "--plain")
    game.wait_for("Your choice: ")
    game.type("")
    game.wait_for("Your choice: ")
    # Nobody is so quick that the game has asked but does not wait for an answer yet.
    time.sleep(0.3)
    os.write(game.screen, b"\x03")
    game.wait_for("Saved as lighthouse-envoy-1")
    assert game.end() == (130, "")
    assert [slot.moves for slot in Saves(tmp_path / "saves").slots()] == [1]


@pytest.mark.parametrize(
    ("size", "more", "why"),
    [
        ((59, 24), {}, "the terminal is 59x24, and the screens need 60x20"),
        ((80, 19), {}, "the terminal is 80x19, and the screens need 60x20"),
        ((80, 24), {"TERM": "dumb"}, "TERM is dumb"),
        ((80, 24), {}, "standard error is not the terminal, and the screens are drawn on it"),
    ],
)
def test_it_falls_back_to_plain_text_and_says_why(terminal, size, more, why: str) -> None:
    game = terminal("play", "lighthouse", "--role", "envoy", size=size, **more)
    game.wait_for("Your choice: ")
    game.type("q")
    assert game.end() == (0, f"summitry: playing in plain text, because {why}.\n")


@pytest.mark.parametrize("encoding", ["iso8859-1", "ascii", "euc_jp"])
def test_it_falls_back_where_the_screens_could_not_be_written(
    encoding: str, tmp_path: Path
) -> None:
    screen, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 80))
    game = subprocess.Popen(
        [sys.executable, "-m", "game", "play", "lighthouse", "--role", "envoy", *HERE],
        env={**os.environ, "SUMMITRY_SAVES": str(tmp_path), "PYTHONIOENCODING": encoding},
        stdin=inside,
        stdout=inside,
        stderr=inside,
    )
    os.close(inside)
    seen = b""
    try:
        while b"Your choice: " not in seen:
            assert select.select([screen], [], [], PATIENCE)[0], seen
            seen += os.read(screen, 65536)
        os.write(screen, b"q\n")
        assert game.wait(PATIENCE) == 0
    finally:
        game.kill()
        os.close(screen)
    said = f"the terminal is set to {encoding}, and the screens need UTF-8"
    assert said in seen.decode(encoding)
