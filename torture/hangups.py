"""The terminal is closed, the system says to leave: everything is saved, and nothing hangs."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from typing import NamedTuple

from torture.figures import Amount, Figure
from torture.playing import CONTENT, ROOT
from torture.programs import Desk, desk, moves_of

PATIENCE = 20
"""Seconds until a game that should have left counts as stuck."""

SEATED = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
if sys.argv[1] == "deaf":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "game", *sys.argv[2:]])
"""
"""Takes the terminal for its own and plays; deaf to its hang-up, as under some shells, or not."""


class Front(NamedTuple):
    """A front end, what to wait for, and what makes a move."""

    name: str
    options: tuple[str, ...]
    ready: bytes
    key: bytes
    moved: bytes


FRONTS = (
    Front("the plain game", ("--plain",), b"Your choice:", b"1\n", b"GROUNDWORK"),
    Front("the screens", (), b"Begin the groundwork", b"1", b"Close the dossier"),
    Front("the JSON game", ("--json",), b'"phase": "briefing"', b'{"move":"begin"}\n',
           b'"phase": "groundwork"'),
)  # fmt: skip

WAYS = ("SIGTERM", "SIGHUP", "SIGINT", "closed", "closed, deaf to it")


def run(_: Amount) -> list[Figure]:
    """Every front end in every way."""
    return [
        Figure(f"{front.name}: {', '.join(WAYS)}", "left, with every move saved",
               tuple(sentence for way in WAYS for sentence in leave(front, way)))
        for front in FRONTS
    ]  # fmt: skip


def leave(front: Front, way: str) -> list[str]:
    """Make a move, take the terminal away in a way, and say what went wrong."""
    with desk() as player:
        screen, inside = pty.openpty()
        termios.tcsetwinsize(inside, (24, 80))
        command = [sys.executable, "-c", SEATED, "deaf" if "deaf" in way else "hears", "play"]
        command += ["lighthouse", "--role", "envoy", "--content", str(CONTENT[1]), *front.options]
        game = subprocess.Popen(
            command,
            env={**player.env, "TERM": "xterm-256color"},
            cwd=ROOT,
            stdin=inside,
            stdout=inside,
            # The screens are drawn there.
            stderr=subprocess.PIPE if front.options else inside,
            start_new_session=True,
        )
        os.close(inside)
        try:
            _wait_for(screen, front.ready)
            time.sleep(0.2)
            os.write(screen, front.key)
            _wait_for(screen, front.moved)
            if way.startswith("closed"):
                os.close(screen)
            else:
                os.kill(game.pid, getattr(signal, way))
            wrong = _left(game, None if way.startswith("closed") else screen)
        finally:
            game.kill()
        said = (game.communicate()[1] or b"").decode(errors="replace")
        wrong += _saved(player)
        if "Traceback" in said or "Exception" in said:
            wrong.append(f"a wall of text: {said[-300:]!r}")
        return [f"{way}: {sentence}" for sentence in wrong]


def _saved(player: Desk) -> list[str]:
    journals = list(player.journals().values())
    if [moves_of(said) for said in journals] != [[{"move": "begin"}]]:
        return [f"not saved: {journals}"]
    return []


def _wait_for(screen: int, text: bytes) -> None:
    seen = b""
    while text not in seen:
        if not select.select([screen], [], [], PATIENCE)[0]:
            raise RuntimeError(f"{text!r} never came; instead: {seen[-500:]!r}")
        seen += os.read(screen, 65536)


def _left(game: "subprocess.Popen[bytes]", screen: int | None) -> list[str]:
    """Wait until it has left, reading what it draws meanwhile, so that it can."""
    until = time.monotonic() + PATIENCE
    while game.poll() is None:
        if time.monotonic() > until:
            return ["it is still there"]
        if screen is None:
            time.sleep(0.05)
        elif select.select([screen], [], [], 0.05)[0]:
            try:
                if b"Traceback" in os.read(screen, 65536):
                    return ["a wall of text on the screen"]
            except OSError:
                screen = None
    return []
