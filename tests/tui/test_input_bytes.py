"""Bytes that are no UTF-8 come from a real terminal: the game goes on, and what was typed too."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.records.saves.saves import Saves
from tests.loaded import FIXTURES
from tests.records.lighthouse import LEADER, lighthouse, take_all
from tests.tui.test_hangup import SEATED, leaves, wait_for

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
termios = pytest.importorskip("termios")


class Terminal:
    """The game in a pseudo-terminal, on a saved play."""

    def __init__(self, saves: Path, *args: str) -> None:
        self.screen, inside = pty.openpty()
        termios.tcsetwinsize(inside, (24, 80))
        self.game = subprocess.Popen(
            [sys.executable, "-c", SEATED, *args, "--content", str(FIXTURES.parent)],
            env={**os.environ, "TERM": "xterm-256color", "SUMMITRY_SAVES": str(saves)},
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)


def test_a_letter_of_another_encoding_is_one_letter_and_no_end(tmp_path: Path) -> None:
    with Saves(tmp_path).begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:-1])
    there = Terminal(tmp_path, "play", "lighthouse", "--resume", "lighthouse-leader-1")
    try:
        wait_for(there.screen, b"Hand it in")
        # An ü in Latin-1, half a character at the end of one read, and the rest with the next.
        os.write(there.screen, b"f\xfcr \xe2\x82")
        os.write(there.screen, b"\xac 5, und danach\xff ist Schluss.")
        os.write(there.screen, b"\x13")
        wait_for(there.screen, b"your real")
        there.game.terminate()
        assert leaves(there.game, there.screen) > 128
    finally:
        there.game.kill()
    kept = json.loads(journal.path.read_text(encoding="utf-8"))
    assert kept["moves"][-1]["reflect"] == "f\ufffdr € 5, und danach\ufffd ist Schluss."
