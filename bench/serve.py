"""A class's server under load: latency from when each thing was due, and memory a player."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from bench.table import Row, milliseconds
from bench.terminal import memory
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.seeding import PART, Seated, seed
from tests.web.hosted import form_for

PLAYERS, EVERY, ROUNDS = 1_000, 10.0, 3
"""Each makes a move and asks what is new once in so many seconds."""

SPREAD = 12
"""The moves after which players stand when it begins: from none to so many less one."""

MOST_CLIENT = 0.7
"""Of a core: a run in which the client takes more says nothing of the server."""

PROGRAM = (sys.executable, "-m", "game")
SLOW = (sys.executable, "-m", "bench.slow_disk")


@contextmanager
def serving(data: Path, program: Sequence[str] = PROGRAM) -> Iterator[tuple[int, int]]:
    """A server on a folder: its port, and the id of its process."""
    server = subprocess.Popen(
        [*program, "serve", "--json", "--port", "0", "--data", str(data)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        said = json.loads(server.stdout.readline())
        yield urlsplit(said["address"]).port or 80, server.pid
    finally:
        server.terminate()
        server.wait()


def client(way: str, port: int, **wanted: Any) -> dict[str, Any]:
    """What the players of another process came to."""
    asked = json.dumps({"way": way, "host": "127.0.0.1", "port": port, **wanted})
    ran = subprocess.run(
        [sys.executable, "-m", "bench.many_players"],
        input=asked, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def cookie_of(player: Seated) -> str:
    """What a player's browser sends."""
    return f"summitry-{player.server}-player={player.token}"


def serve() -> list[Row]:
    """All of it: a server at work, on a slow disk, at the door, met cold, and its memory."""
    rows: list[Row] = []
    with TemporaryDirectory(prefix="summitry-bench-") as folder:
        for name, program in (("", PROGRAM), (", 10 ms more a commit", SLOW)):
            data = Path(folder, f"played{len(rows)}")
            rows += _at_work(data, name, program)
        rows += _at_the_door(Path(folder, "door"))
        rows += _met_cold(Path(folder, "cold"))
        rows.append(_memory(Path(folder)))
    return rows


def _at_work(data: Path, name: str, program: Sequence[str]) -> list[Row]:
    players = seed(data, PLAYERS, SPREAD)
    moves = [form_for(move) for move in history(ready(SHIPPED / PART.case, PART.role)).moves]
    with serving(data, program) as (port, pid):
        found = client(
            "played", port, pid=pid, every=EVERY, rounds=ROUNDS,
            players=[{"cookie": cookie_of(p), "moves": moves[p.made :]} for p in players],
        )  # fmt: skip
    what = f"{PLAYERS:,} players, a move and a question every {EVERY:.0f} s{name}"
    return [
        Row(f"{what}: a move, p95", _p95(found, "move"), aim="100 ms"),
        Row(f"{what}: a question, p95", _p95(found, "poll")),
        Row(f"{what}: of a core, server and client", f"{found['server']:.2f}, {found['cpu']:.2f}"),
    ]


def _at_the_door(data: Path) -> list[Row]:
    code = seed(data, 1)[0].code
    with serving(data) as (port, _):
        found = client("joined", port, count=60, within=1.0, code=code)
    return [Row("60 join within a second: the first page, p95", _p95(found, "join"), aim="1 s")]


def _met_cold(data: Path) -> list[Row]:
    cookies = [cookie_of(player) for player in seed(data, 300, SPREAD)]
    with serving(data) as (port, _):
        found = client("looked", port, cookies=cookies, within=3.0)
    most = "void" if _void(found) else milliseconds(max(found["took"]["look"]))
    return [Row("300 plays met cold after a restart: the slowest", most, aim="1 s")]


def _memory(folder: Path) -> Row:
    held: list[float] = []
    for count in (100, PLAYERS):
        data = folder / f"memory{count}"
        cookies = [cookie_of(player) for player in seed(data, count, SPREAD)]
        with serving(data) as (port, pid):
            client("looked", port, cookies=cookies, within=count / 80)
            held.append(memory(pid)["rss"])
    each = (held[1] - held[0]) * 1000 / (PLAYERS - 100)
    return Row("memory for each player between 100 and 1,000", f"{each:.0f} kB", aim="50 kB")


def _void(found: dict[str, Any]) -> bool:
    return bool(found["failed"]) or found["cpu"] > MOST_CLIENT


def _p95(found: dict[str, Any], kind: str) -> str:
    if _void(found):
        return f"void: {found['failed']} failed, the client took {found['cpu']:.2f} of a core"
    return milliseconds(quantiles(found["took"][kind], n=20)[-1])
