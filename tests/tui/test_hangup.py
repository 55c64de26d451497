"""The terminal goes away, or the game is told to leave: it leaves, with everything saved."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.records.saves.saves import Saves

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
termios = pytest.importorskip("termios")

PATIENCE = 30
"""Seconds that a slow machine has to answer in."""

SEATED = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "game", *sys.argv[1:]])
"""
"""Takes the terminal for its own, deaf to its hang-up as under some shells, and plays."""


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "closed"])
def test_it_leaves_with_everything_saved(how: str, tmp_path: Path) -> None:
    screen, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 80))
    game = subprocess.Popen(
        [sys.executable, "-c", SEATED, "play", "reykjavik-1986", "--role", "envoy"],
        env={**os.environ, "TERM": "xterm-256color", "SUMMITRY_SAVES": str(tmp_path)},
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    os.close(inside)
    try:
        wait_for(screen, b"Begin the groundwork")
        os.write(screen, b"1")
        wait_for(screen, b"Close the dossier")
        if how == "closed":
            os.close(screen)
        else:
            os.kill(game.pid, getattr(signal, how))
        assert leaves(game, None if how == "closed" else screen) > 128
    finally:
        game.kill()
    [slot] = Saves(tmp_path).slots()
    assert slot.broken is None and slot.moves == 1


def wait_for(screen: int, text: bytes) -> None:
    """Read what is drawn until a text is in it."""
    seen = b""
    while text not in seen:
        assert select.select([screen], [], [], PATIENCE)[0], seen[-500:]
        seen += os.read(screen, 65536)


def leaves(game: subprocess.Popen[bytes], screen: int | None) -> int:
    """The exit code, once it has left; what it draws meanwhile is read, so that it can."""
    until = time.monotonic() + PATIENCE
    while game.poll() is None:
        assert time.monotonic() < until, "it is still there"
        if screen is None:
            time.sleep(0.1)
        elif select.select([screen], [], [], 0.1)[0]:
            try:
                os.read(screen, 65536)
            except OSError:
                screen = None
    assert game.returncode is not None
    return game.returncode
