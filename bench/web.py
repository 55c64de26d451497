"""Server CPU of a move in the browser (its form, the redirect, the page) over whole plays."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from bench.standing import LEADER
from bench.table import Row, milliseconds
from game.records.saves.reading import read_journal
from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect

AIM = 0.003
"""Seconds of server CPU that a move may take."""


class Exchange(NamedTuple):
    """A request, and how many bytes were answered."""

    method: str
    path: str
    body: str = ""
    answered: int = 0


class Spent(NamedTuple):
    """Seconds of CPU that the server spent."""

    opening: float
    """On reading the cases and beginning the plays."""
    moves: float
    """On every move."""
    debrief: float
    """On every page of the debriefs."""


def web() -> list[Row]:
    """The game's server and a bare one that answers as many bytes to the same requests."""
    moves = [move.move for path in JOURNALS for move in read_journal(path).moves]
    exchanges: list[list[Exchange]] = [[], [], []]
    with serving("game") as server:
        game = _play(server, exchanges)
    with serving("bare") as server:
        bare = _repeat(server, exchanges)
    pages = len(exchanges[2])
    return [
        _row(
            "a move in the browser (POST, 303, GET; CPU)", game.moves, bare.moves, len(moves), AIM
        ),
        _row("a page of the debrief in the browser (CPU)", game.debrief, bare.debrief, pages),
    ]


JOURNALS = sorted(LEADER.parent.glob("*.json"))
"""History's plays."""


def _row(what: str, ours: float, bare: float, times: int, aim: float | None = None) -> Row:
    aimed = "" if aim is None else f"at most {milliseconds(aim)}"
    each, theirs = ours / times, bare / times
    return Row(
        what, f"{each * 1000:.2f} ms", f"{theirs * 1000:.2f} ms", f"{each / theirs:.1f}", aimed
    )


class Server:
    """A server in a process of its own, which says on request how much CPU it has used."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.said = json.loads(self._line())
        self._line_to = http.client.HTTPConnection("127.0.0.1", self.said["port"])
        self._cookie = self.said["cookie"]

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def cpu(self) -> float:
        """Seconds used so far."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._line())

    def ask(self, method: str, path: str, body: str = "") -> tuple[str, str]:
        """Send a request; where the answer leads, and what it says."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        headers = {"Cookie": self._cookie, **kind}
        self._line_to.request(method, path, body or None, headers)
        answer = self._line_to.getresponse()
        said = answer.read().decode()
        assert answer.status in (200, 303), (path, answer.status, said)
        return answer.headers.get("Location", "").partition("#")[0], said


@contextmanager
def serving(which: str) -> Iterator[Server]:
    """A server of one kind."""
    with TemporaryDirectory() as saves:
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.web_servers", which, saves],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield Server(process)
        finally:
            process.terminate()
            process.wait()


def _play(server: Server, exchanges: list[list[Exchange]]) -> Spent:
    """Play history's plays, noting what was asked for and how much was answered."""
    token = server.said["token"]
    spent, warm = [0.0, 0.0, 0.0], False
    # One play first, in which the templates are compiled.
    for path in (JOURNALS[0], *JOURNALS):
        marks = [server.cpu()]
        address = _begin(server, path.stem, token, exchanges[0])
        marks.append(server.cpu())
        for turn, made in enumerate(read_journal(path).moves):
            form = {"token": token, "turn": str(turn), **_form(made.move)}
            _post(server, address, form, exchanges[1])
        marks.append(server.cpu())
        _, page = server.ask("GET", address)
        for below in _pages(page, address):
            _get(server, below, exchanges[2])
        marks.append(server.cpu())
        for at, (before, after) in enumerate(pairwise(marks)):
            spent[at] += after - before
        if not warm:
            warm, spent = True, [0.0, 0.0, 0.0]
            for noted in exchanges:
                noted.clear()
    return Spent(*spent)


def _begin(server: Server, stem: str, token: str, noted: list[Exchange]) -> str:
    case, _, role = stem.rpartition("-")
    form = {"token": token, "role": role}
    return _post(server, f"/cases/{case}", form, noted)


def _post(server: Server, path: str, form: dict[str, str], noted: list[Exchange]) -> str:
    body = urlencode(form)
    location, said = server.ask("POST", path, body)
    assert location, "every form that is taken leads to a page"
    noted.append(Exchange("POST", path, body, len(said.encode())))
    _get(server, location, noted)
    return location


def _get(server: Server, path: str, noted: list[Exchange]) -> None:
    _, said = server.ask("GET", path)
    noted.append(Exchange("GET", path, "", len(said.encode())))


def _pages(page: str, address: str) -> list[str]:
    parts = page.split(f'href="{address}debrief/')[1:]
    return list(dict.fromkeys(f"{address}debrief/{part.split(chr(34))[0]}" for part in parts))


def _repeat(server: Server, exchanges: list[list[Exchange]]) -> Spent:
    """Send the same requests to a server that has only to answer so many bytes."""
    spent: list[float] = []
    for several in exchanges:
        before = server.cpu()
        for each in several:
            server.ask(each.method, f"/{each.answered}", each.body)
        spent.append(server.cpu() - before)
    return Spent(*spent)


def _form(move: Move) -> dict[str, str]:
    match move:
        case Choose(id=move_id):
            return {"move": move_id}
        case Propose(package=package):
            return {"move": "propose", "sure": "1", **{i: o or "" for i, o in package}}
        case FillPlan(answers=answers, forecast=forecast):
            foretold = {} if forecast is None else {"forecast": str(forecast)}
            return {"move": "plan", **dict(answers), **foretold}
        case Reflect(text=text):
            return {"move": "reflect", "reflect": text}
