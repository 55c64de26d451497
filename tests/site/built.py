"""A site built once for all tests, and what is needed to play on it in Chromium."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic
from typing import NamedTuple

import pytest

from game.library.errors import Refusal
from game.library.shelf.shelf import Shelf
from game.site.making.build import Report, build
from game.site.making.pinned import pyodide
from game.site.serving import server_of
from tests.loaded import FIXTURES, SHIPPED
from tests.web.chromium import Tab
from tests.web.player import ByKeys, Player

CASES = ("lighthouse", "hanoi-2019", "reykjavik-1986")

TIMES = count(1)

PATIENCE = 60
"""Seconds in which Python has to start, on a machine that does other things too."""


def shelf() -> Shelf:
    """The game's own cases and those of the tests."""
    return Shelf([SHIPPED.parent, FIXTURES.parent])


@cache
def _why_not() -> str:
    try:
        pyodide()
    except Refusal as why:
        return why.sentence
    return ""


def needs_pyodide() -> None:
    """Skip where Pyodide is not in the cache and cannot be fetched."""
    if _why_not():
        pytest.skip(f"no Pyodide on this machine: {_why_not()}")


@cache
def site() -> Report:
    """The site of three cases, in a folder two steps below its host's root."""
    needs_pyodide()
    return build(shelf(), Path(mkdtemp()) / "courses" / "summitry", CASES)


class Hosted(NamedTuple):
    """A web host that may be shut down and started again."""

    root: Path
    port: int

    @property
    def address(self) -> str:
        """Of the site."""
        return f"http://127.0.0.1:{self.port}/courses/summitry/"


@contextmanager
def hosted(root: Path, port: int = 0) -> Iterator[Hosted]:
    """A folder served, for as long as it is needed."""
    server = server_of(root, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Hosted(root, server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def waits(tab: Tab, expression: str) -> None:
    """Wait until an expression is true on a page."""
    began = monotonic()
    while not tab.does(f"new Promise((go) => setTimeout(async () => go(!!({expression})), 50))"):
        said = tab.does("document.body.innerText.slice(0, 600)")
        assert monotonic() - began < PATIENCE, f"waited in vain for {expression}: {said}"


def opens(tab: Tab, address: str) -> None:
    """Open the site anew, and wait until Python has drawn what is there."""
    page, place, rest = address.partition("#")
    # With another query it is another document, whatever is open now.
    tab.open(f"{page.split('?')[0]}?{next(TIMES)}{place}{rest}")
    waits(tab, "document.documentElement.dataset.playing !== undefined")


class SitePlayer(Player):
    """One who plays on the site, where one page after another is laid out in one document."""

    def do(self, selector: str, *, leaves: bool = False) -> None:
        """Click on something; wait for the next page where it leaves."""
        before = self.tab.does("document.documentElement.dataset.page")
        super().do(selector)
        if leaves:
            waits(self.tab, f"document.documentElement.dataset.page !== {json.dumps(before)}")


class SiteByKeys(SitePlayer, ByKeys):
    """One who plays on the site and has no mouse."""
