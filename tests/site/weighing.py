"""What the site weighs in Chromium: bytes that its host sent, Python's heap, the tab's process."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.terminal import memory
from tests.web.chromium import Browser, Tab

MEGABYTE = 1 << 20


class Sent:
    """How much a host has sent, by the path that was asked for."""

    def __init__(self) -> None:
        self.bytes: dict[str, int] = {}
        self.port = 0

    @property
    def whole(self) -> int:
        """All of it, in bytes of files."""
        return sum(self.bytes.values())


@contextmanager
def counted(root: Path) -> Iterator[Sent]:
    """A folder served as `python -m http.server` does it, with a count of what it sent."""
    sent = Sent()

    class Counting(SimpleHTTPRequestHandler):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            shutil.copyfileobj(source, outputfile)
            sent.bytes[self.path] = sent.bytes.get(self.path, 0) + source.tell()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(root)))
    sent.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


NOTING = """
for (const name of ["instantiate", "instantiateStreaming"]) {
  const made = WebAssembly[name]
  WebAssembly[name] = async (...all) => {
    const found = await made(...all)
    const { memory } = (found.instance ?? found).exports
    if (memory) self.heap = () => memory.buffer.byteLength
    return found
  }
}
"""
"""Run in the worker before its own script: lets it tell how large Python's memory is."""


def watch(browser: Browser, tab: Tab) -> None:
    """Have the worker of the next page tell what it holds."""
    browser.before_workers(tab, NOTING)


def heap(browser: Browser) -> float:
    """The megabytes of WebAssembly's memory in the worker: all that Python has ever asked for."""
    said = browser.order(
        "Runtime.evaluate", browser.workers[-1], expression="heap()", returnByValue=True
    )
    return float(said["result"]["value"]) / MEGABYTE


def held_by_tab(browser: Browser) -> float:
    """The megabytes of the largest process that draws a page: the tab, with its workers."""
    processes = browser.order("SystemInfo.getProcessInfo")["processInfo"]
    return max(memory(each["id"])["pss"] for each in processes if each["type"] == "renderer")
