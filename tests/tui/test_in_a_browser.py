"""The game behind textual-serve in headless Chromium: library, scene, table and debrief."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import zlib
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from game.tui.theme import INKS
from tests.classroom.printing import CHROMIUM, needs_a_browser
from tests.histories import EXAMPLES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not os.environ.get("SUMMITRY_BROWSER"), reason="takes half a minute: make browser runs it"
    ),
    needs_a_browser,
    pytest.mark.skipif(
        find_spec("textual_serve") is None,
        reason="textual-serve is not installed: it is in the dev group",
    ),
]

PATIENCE = 60

APP = """
import shutil
import sys
from pathlib import Path
from typing import Any
from game.library.shelf.shelf import Shelf
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.records.desk import Desk
from game.tui.stage import Stage

def first(stage):
    where = sys.argv[1]
    if where == "library":
        stage.shelf()
    elif where == "debrief":
        stage.resume(Path(shutil.copy(sys.argv[3], stage.desk.saves.folder)))
    else:
        stage.branch(Path(sys.argv[3]), {"scene": 13, "table": 23}[where])
        if where == "table":
            stage.sit_down()

SummitryApp(Desk(Shelf, lambda: Saves(Path(sys.argv[2]))), first).run()
"""

SERVE = """
import sys
from textual_serve.server import Server
Server(sys.argv[1], host="127.0.0.1", port=int(sys.argv[2])).serve()
"""


@contextmanager
def served(folder: Path, where: str) -> Iterator[str]:
    """The address of the game as it stands somewhere, served."""
    (folder / "app.py").write_text(APP)
    journal = EXAMPLES / "reykjavik-1986-leader.json"
    command = f"{sys.executable} {folder / 'app.py'} {where} {folder / 'saves'} {journal}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "SUMMITRY_CACHE": str(folder / "cache")}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, command, str(port)],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(PATIENCE * 10):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def colours(png: bytes) -> Counter[bytes]:
    """How often each colour stands in a picture of eight bits a channel."""
    at, data, width, channels = 8, b"", 0, 3
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, channels = int.from_bytes(body[:4], "big"), {2: 3, 6: 4}[body[9]]
        elif kind == b"IDAT":
            data += body
        at += 12 + length
    raw, stride = zlib.decompress(data), width * channels
    before, found = bytearray(stride), Counter[bytes]()
    for start in range(0, len(raw), stride + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before,
                             channels)  # fmt: skip
        found.update(bytes(before[x : x + 3]) for x in range(0, stride, channels))
    return found


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        up, corner = above[x], above[x - step] if x >= step else 0
        guess = left + up - corner
        near = min((left, up, corner), key=lambda each: abs(guess - each))
        line[x] = (line[x] + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return line


@contextmanager
def browser(folder: Path) -> Iterator[str]:
    """The address at which a headless Chromium takes orders."""
    assert CHROMIUM is not None
    profile = folder / "chromium"
    running = subprocess.Popen(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--user-data-dir={profile}", "--window-size=900,600",
            "--remote-debugging-port=0", "--remote-allow-origins=*", "about:blank",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    said = profile / "DevToolsActivePort"
    try:
        for _ in range(PATIENCE * 10):
            if said.exists() and said.read_text().strip():
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{said.read_text().split()[0]}"
    finally:
        running.terminate()
        running.wait()


async def photograph(devtools: str, address: str, drawn: bytes) -> Counter[bytes]:
    """The colours of a page once this one covers most of it, or of what there was instead."""
    import aiohttp

    async with aiohttp.ClientSession() as session:
        async with session.get(f"{devtools}/json/list") as answer:
            pages = await answer.json()
        page = next(each for each in pages if each["type"] == "page")
        url = page["webSocketDebuggerUrl"]
        async with session.ws_connect(url, max_msg_size=0) as line:

            async def order(number: int, method: str, **params: object) -> dict[str, Any]:
                await line.send_json({"id": number, "method": method, "params": params})
                while True:
                    said = await line.receive_json()
                    if said.get("id") == number:
                        return said["result"]

            await order(1, "Page.navigate", url=address)
            found: Counter[bytes] = Counter()
            for number in range(2, PATIENCE):
                await asyncio.sleep(1)
                shot = await order(number, "Page.captureScreenshot", format="png")
                found = colours(b64decode(shot["data"]))
                if found[drawn] > sum(found.values()) / 2:
                    break
            return found


@pytest.mark.parametrize("where", ["library", "scene", "table", "debrief"])
async def test_it_is_drawn_in_a_browser(tmp_path: Path, where: str) -> None:
    inks = INKS["cable"]
    ground, *others = (bytes.fromhex(ink[1:]) for ink in (inks.ground, inks.text, inks.brass))
    with served(tmp_path, where) as address, browser(tmp_path) as devtools:
        found = await photograph(devtools, address, ground)
    assert found[ground] > sum(found.values()) / 2, found.most_common(5)
    for ink in others:
        assert found[ink] > 50, found.most_common(9)
