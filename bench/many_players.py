"""Many players on raw sockets: each asks at fixed times, and is late where the server is.

A program of its own, so that its processor time can be told from the server's. It reads what to do
from standard input and prints, as JSON, seconds from when each thing was due to when it was done.
"""

import asyncio
import json
import os
import re
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

TURN = re.compile(rb'data-turn="(\d+)"')
TOKEN = re.compile(rb'name="token" value="(\w+)"')
LIVE = re.compile(rb'data-live="([^"]+)"')
COOKIE = re.compile(rb"set-cookie: ([^;\r]+)", re.IGNORECASE)
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
LOCATION = re.compile(rb"location: (\S+)", re.IGNORECASE)


class Player:
    """One browser with one connection."""

    def __init__(self, host: str, port: int, cookie: str = "") -> None:
        self._host, self._port = host, port
        self._socket: socket.socket | None = None
        self._rest = b""
        self.cookies = [cookie] if cookie else []
        self.turn = 0
        self.token = ""
        self.live = ""
        self.at = ""

    async def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> bytes:
        """One request and its answer, head and body."""
        loop = asyncio.get_running_loop()
        body = urlencode(form).encode() if form else b""
        head = f"{method} {path} HTTP/1.1\r\nhost: {self._host}:{self._port}\r\n"
        if self.cookies:
            head += f"cookie: {'; '.join(self.cookies)}\r\n"
        if method == "POST":
            head += "content-type: application/x-www-form-urlencoded\r\n"
            head += f"content-length: {len(body)}\r\n"
        if self._socket is None:
            self._socket = socket.socket()
            self._socket.setblocking(False)
            await loop.sock_connect(self._socket, (self._host, self._port))
        await loop.sock_sendall(self._socket, f"{head}\r\n".encode() + body)
        answer = await self._answer(loop)
        for found in COOKIE.findall(answer):
            name = found.partition(b"=")[0].decode()
            self.cookies = [each for each in self.cookies if not each.startswith(f"{name}=")]
            self.cookies.append(found.decode())
        return answer

    async def _answer(self, loop: asyncio.AbstractEventLoop) -> bytes:
        assert self._socket is not None
        data = self._rest
        while b"\r\n\r\n" not in data:
            more = await loop.sock_recv(self._socket, 65536)
            if not more:
                raise ConnectionError("the server closed the connection")
            data += more
        head, _, rest = data.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        wanted = int(length[1]) if length else 0
        while len(rest) < wanted:
            rest += await loop.sock_recv(self._socket, 65536)
        self._rest = rest[wanted:]
        return head + b"\r\n\r\n" + rest[:wanted]

    def read(self, answer: bytes) -> None:
        """What a page says of where the play stands."""
        turn, token, live = TURN.search(answer), TOKEN.search(answer), LIVE.search(answer)
        self.turn = int(turn[1]) if turn else self.turn
        self.token = token[1].decode() if token else self.token
        self.live = live[1].decode().replace("&amp;", "&") if live else self.live

    async def look(self) -> bytes:
        """The play as it stands."""
        answer = await self.ask("GET", "/play/1/")
        self.read(answer)
        return answer

    async def move(self, fields: dict[str, str]) -> bool:
        """A move: the form, and the page that it leads to."""
        form = {"turn": str(self.turn), "token": self.token, **fields}
        answer = await self.ask("POST", "/play/1/", form)
        if not answer.startswith(b"HTTP/1.1 303"):
            return False
        return (await self.look()).startswith(b"HTTP/1.1 200")

    async def poll(self) -> bool:
        """What the script of the page asks."""
        answer = await self.ask("GET", self.live)
        return answer[9:12] in (b"200", b"204")

    async def join(self, code: str, name: str) -> bool:
        """From the code to the first page of the play."""
        self.read(await self.ask("GET", f"/?code={code}"))
        form = {"token": self.token, "code": code, "name": name}
        answer = await self.ask("POST", "/join", form)
        if not answer.startswith(b"HTTP/1.1 303"):
            return False
        return (await self.look()).startswith(b"HTTP/1.1 200")


class Watch:
    """Starts things when they are due and keeps how late they were done."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.took: dict[str, list[float]] = {}
        self.failed = 0
        self._doing: set[asyncio.Task[None]] = set()

    async def until(self, due: float) -> None:
        """Wait until so many seconds after the beginning."""
        left = self.began + due - time.perf_counter()
        if left > 0:
            await asyncio.sleep(left)

    def start(self, kind: str, due: float, do: Callable[[], Awaitable[bool]]) -> None:
        """Do something that is due, whatever else is being done."""
        task = asyncio.create_task(self._do(kind, due, do))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _do(self, kind: str, due: float, do: Callable[[], Awaitable[bool]]) -> None:
        try:
            good = await do()
        except (OSError, ConnectionError):
            good = False
        self.took.setdefault(kind, []).append(time.perf_counter() - self.began - due)
        self.failed += not good

    async def all_done(self) -> None:
        """Wait for what was begun."""
        while self._doing:
            await asyncio.gather(*self._doing)


async def played(wanted: dict[str, Any]) -> dict[str, Any]:
    """Players who make a move every so many seconds, and ask what is new as often."""
    host, port, every = wanted["host"], wanted["port"], wanted["every"]
    players = [Player(host, port, each["cookie"]) for each in wanted["players"]]
    for player in players:
        await player.look()
    before = server_cpu(wanted["pid"])
    cpu, watch = time.process_time(), Watch()
    moves: list[list[dict[str, str]]] = [each["moves"] for each in wanted["players"]]
    gap = every / len(players)
    for round_ in range(wanted["rounds"]):
        for number, player in enumerate(players):
            due = round_ * every + number * gap
            await watch.until(due)
            if moves[number]:
                fields = moves[number].pop(0)
                watch.start("move", due, lambda p=player, f=fields: p.move(f))  # type: ignore[misc]
            other = players[(number + len(players) // 2) % len(players)]
            watch.start("poll", due, other.poll)
    await watch.all_done()
    used = server_cpu(wanted["pid"]) - before
    found = _result(watch, cpu)
    return {**found, "server": used / found["seconds"]}


def server_cpu(pid: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def looked(wanted: dict[str, Any]) -> dict[str, Any]:
    """Players who open their plays, spread over some seconds."""
    players = [Player(wanted["host"], wanted["port"], each) for each in wanted["cookies"]]
    cpu, watch = time.process_time(), Watch()
    for number, player in enumerate(players):
        due = wanted["within"] * number / len(players)
        await watch.until(due)

        async def look(player: Player = player) -> bool:
            return (await player.look()).startswith(b"HTTP/1.1 200")

        watch.start("look", due, look)
    await watch.all_done()
    return _result(watch, cpu)


async def joined(wanted: dict[str, Any]) -> dict[str, Any]:
    """Players who join, spread over some seconds."""
    cpu, watch = time.process_time(), Watch()
    for number in range(wanted["count"]):
        due = wanted["within"] * number / wanted["count"]
        await watch.until(due)
        player = Player(wanted["host"], wanted["port"])

        async def join(player: Player = player, number: int = number) -> bool:
            return await player.join(wanted["code"], f"Newcomer {number}")

        watch.start("join", due, join)
    await watch.all_done()
    return _result(watch, cpu)


def _result(watch: Watch, cpu: float) -> dict[str, Any]:
    seconds = time.perf_counter() - watch.began
    return {
        "took": watch.took,
        "failed": watch.failed,
        "seconds": seconds,
        "cpu": (time.process_time() - cpu) / seconds,
    }


WAYS = {"played": played, "looked": looked, "joined": joined}


def main() -> None:
    """Do what standard input asks for."""
    wanted = json.load(sys.stdin)
    print(json.dumps(asyncio.run(WAYS[wanted["way"]](wanted))))


if __name__ == "__main__":
    main()
