"""The server as a program, and somebody who asks it for things."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.seeding import PART, Seated
from tests.web.hosted import form_for

PROGRAM = (sys.executable, "-m", "game", "serve", "--json")

PATIENCE = 60
"""Seconds until a server that does not come up again counts as lost."""

TURN = re.compile(r'data-turn="(\d+)"')
TOKEN = re.compile(r'name="token" value="(\w+)"')


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
