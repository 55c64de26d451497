"""A program in a pseudo-terminal of 80 x 24: what it shows, and when each byte of it came."""

import fcntl
import os
import pty
import queue
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import pyte

COLUMNS, ROWS = 80, 24
PATIENCE = 30.0
"""Seconds until what is waited for counts as never coming."""


class Answer(NamedTuple):
    """Seconds from pressing a key to what it did to the screen."""

    first: float
    """To the first byte."""
    last: float
    """To the last one, after which nothing more came."""


class Terminal:
    """A program started in a terminal of its own.

    A thread of its own stamps the output as it comes, so that drawing it here takes nothing
    from the measured times.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._output: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**env, **terminal},
            start_new_session=True,
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        os.close(self._master)

    def _read(self) -> None:
        while True:
            try:
                chunk = os.read(self._master, 65536)
            except OSError:
                chunk = b""
            self._output.put((time.perf_counter(), chunk))
            if not chunk:
                return

    def _next(self, patience: float = PATIENCE) -> float:
        """Draw the next piece of output, and return when it came.

        Raises:
            queue.Empty: nothing came.
            RuntimeError: the program ended.
        """
        at, chunk = self._output.get(timeout=patience)
        if not chunk:
            raise RuntimeError(f"the program ended; its screen was:\n{self.text}")
        self._stream.feed(chunk)
        return at

    @property
    def text(self) -> str:
        """The screen as plain text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_until(self, shown: Callable[[str], bool]) -> float:
        """Wait for a screen, and return when the output came that made it."""
        deadline = time.perf_counter() + PATIENCE
        while True:
            try:
                at = self._next(max(0.0, deadline - time.perf_counter()))
            except queue.Empty:
                raise RuntimeError(
                    f"what was waited for never came; instead:\n{self.text}"
                ) from None
            if shown(self.text):
                return at

    def settle(self, quiet: float = 0.3) -> float | None:
        """Wait until nothing has come for a while; when the last output came, where any did."""
        last = None
        while True:
            try:
                last = self._next(quiet)
            except queue.Empty:
                return last

    def send(self, key: bytes) -> None:
        """Press a key and wait for nothing."""
        os.write(self._master, key)

    def press(self, key: bytes) -> Answer:
        """Press a key at rest, and see what it changes.

        Raises:
            RuntimeError: the key changed nothing on the screen.
        """
        before = self._appearance()
        pressed = time.perf_counter()
        os.write(self._master, key)
        first = self._next()
        last = self.settle(0.1) or first
        if self._appearance() == before:
            raise RuntimeError(f"the key {key!r} changed nothing on this screen:\n{self.text}")
        return Answer(first - pressed, last - pressed)

    def press_until(self, key: bytes, shown: str) -> float:
        """Press a key, and return the seconds to the output that put a text on the screen."""
        if shown in self.text:
            raise RuntimeError(f"{shown!r} was on this screen before:\n{self.text}")
        pressed = time.perf_counter()
        os.write(self._master, key)
        return self.wait_until(lambda text: shown in text) - pressed

    def _appearance(self) -> list[list[pyte.screens.Char]]:
        """Every character with its colours."""
        rows = (self.screen.buffer[row] for row in range(ROWS))
        return [[row[column] for column in range(COLUMNS)] for row in rows]


def memory(pid: int) -> dict[str, float]:
    """The megabytes a process holds: `rss`, and `pss` where the kernel counts it (Linux)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    if rollup.exists():
        rows = (line.split() for line in rollup.read_text().splitlines()[1:])
        kilobytes = {row[0].rstrip(":").lower(): int(row[1]) for row in rows}
        return {name: kilobytes[name] / 1024 for name in ("rss", "pss")}
    listed = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True
    )
    return {"rss": int(listed.stdout) / 1024}
