"""A fault put into the running game, and what its player is left with: terminal, words, report."""

import os
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from game.cli import CRASHED
from game.records.saves.saves import Saves
from torture.figures import Amount, Figure

FAULTS = {
    "a key": "from game.tui.screens.phases.groundwork import GroundworkScreen as it\n"
    "it.action_commit = f",
    "drawing": "from game.tui.screens.phases.groundwork import GroundworkScreen as it; it.draw = f",
    "composing": "from game.tui.screens.phases.groundwork import GroundworkScreen as it\n"
    "it.compose = f",
    "rendering": "from game.tui.widgets.masthead import Masthead as it; it.render = f",
    "laying out": "from game.tui.widgets.masthead import Masthead as it; it.get_content_height = f",
    "a message": "from game.session.session import Session as it; it.take = f",
    "the rules": "from game.rules.play import Play as it; it.after = f",
    "after a refresh": "from game.tui.screens.phases.plan import PlanScreen as it\n"
    "it.draw = lambda self, view: self.call_after_refresh(f)",
    "a timer": "from game.tui.screens.phases.plan import PlanScreen as it\n"
    "it.draw = lambda self, view: self.set_timer(0.05, f)",
    "a worker": "from game.tui.screens.phases.plan import PlanScreen as it\n"
    "it.draw = lambda self, view: self.run_worker(f, thread=True)",
    "memory": "from game.session.session import Session as it\ndef f(*args): raise MemoryError\n"
    "it.take = f",
    "the stack": "from game.session.session import Session as it\ndef f(*args): f()\nit.take = f",
    "the keyboard": "from textual.drivers.linux_driver import LinuxDriver as it\n"
    "read = it.process_message\n"
    "it.process_message = lambda self, event: (\n"
    "    f() if getattr(event, 'key', '') == 'c' else read(self, event))",
    "leaving": "from game.records.desk import Desk as it; it.close = f\n"
    "from game.tui.screens.phases.plan import PlanScreen as it; it.draw = f",
}
"""By where it strikes: the fault, as Python that is run before the game. It strikes by the time
the groundwork is closed."""

SEATED = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
def f(*args, **more):
    letter = "the player's own words"
    raise ZeroDivisionError("for the test")
exec(sys.argv[1])
from game.cli import main
sys.exit(main(sys.argv[2:]))
"""

PATIENCE = 30

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""The other screen left, the cursor shown, the mouse let go, pasting as ever."""


class Left(NamedTuple):
    """What a game leaves behind."""

    code: int
    drawn: bytes
    """All it wrote to the terminal."""
    settings_kept: bool
    """Whether the terminal reads lines and echoes them as before."""

    @property
    def after(self) -> str:
        """What it wrote once it had given the screen back."""
        return self.drawn.rpartition(b"\x1b[?1049l")[2].decode("utf-8", "replace")


def run(amount: Amount) -> list[Figure]:
    """Strike everywhere once, whatever the amount."""
    broken: list[str] = []
    for where, fault in FAULTS.items():
        with tempfile.TemporaryDirectory() as folder:
            left = crash_in_a_terminal(fault, Path(folder))
            broken += [f"{where}: {wrong}" for wrong in wrong_with(left, Path(folder))]
    said = f"{len(FAULTS)} places; each terminal restored, each told in three lines, each reported"
    return [Figure("faults put into the running game", said, tuple(broken))]


def crash_in_a_terminal(fault: str, saves: Path) -> Left:
    """Play in a terminal of its own with a fault in the game, until it has left."""
    import pty
    import termios

    screen, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 80))
    before = termios.tcgetattr(inside)
    game = subprocess.Popen(
        [sys.executable, "-c", SEATED, fault, "play", "reykjavik-1986", "--role", "envoy"],
        env={**os.environ, "TERM": "xterm-256color", "SUMMITRY_SAVES": str(saves)},
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    drawn = b""
    try:
        waiting = [(b"Begin the groundwork", b"1"), (b"Close the dossier", b"c")]
        waiting.append((b"cannot be undone", b"y"))
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if select.select([screen], [], [], 0.05)[0]:
                drawn += os.read(screen, 65536)
            elif game.poll() is not None:
                break
            if waiting and waiting[0][0] in drawn:
                os.write(screen, waiting.pop(0)[1])
        code = game.wait(1) if game.poll() is not None else -1
        kept = termios.tcgetattr(inside) == before
    finally:
        game.kill()
        os.close(inside)
        os.close(screen)
    return Left(code, drawn, kept)


def wrong_with(left: Left, saves: Path) -> list[str]:
    """What the player could complain of, in sentences."""
    wrong: list[str] = []
    if left.code != CRASHED:
        wrong.append(f"the exit code is {left.code}")
    if not left.settings_kept:
        wrong.append("the terminal's settings are not as they were")
    wrong.extend(
        f"the terminal was left with {sequence!r} undone"
        for sequence in RESTORED
        if left.drawn.rfind(sequence) < left.drawn.rfind(sequence[:-1] + _opposite(sequence))
    )
    said = left.after
    if "Traceback" in left.drawn.decode("utf-8", "replace") or "╭─" in said:
        wrong.append("a wall of traceback")
    if "fault of its own" not in said or len(said) > 1500:
        wrong.append(f"it says {said[:200]!r}")
    reports = list(saves.glob("crash-*.txt"))
    if len(reports) != 1:
        wrong.append(f"there are {len(reports)} reports")
    elif "the player's own words" in reports[0].read_text().replace(SEATED, ""):
        wrong.append("the report holds what a variable held")
    return wrong + [slot.broken for slot in Saves(saves).slots() if slot.broken]


def _opposite(sequence: bytes) -> bytes:
    return b"h" if sequence.endswith(b"l") else b"l"
