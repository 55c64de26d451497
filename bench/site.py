"""The site in Chromium: how long until a reader plays, cold and warm, and its size."""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.table import Row
from game.library.errors import Refusal
from game.library.shelf.shelf import Shelf
from game.site.making.build import build
from tests.classroom.printing import CHROMIUM
from tests.loaded import SHIPPED
from tests.site.built import hosted
from tests.web.chromium import Tab, browsing

TIMES = 5

MEGABYTE = 1e6

UNTIL = "new Promise((go) => { const look = () => ({}) ? go(1) : setTimeout(look, 10); look() })"
"""Is over when an expression is true on the page."""


def site() -> list[Row]:
    """From an address to the first page of a play: with nothing kept, and with all of it."""
    if CHROMIUM is None:
        print("no Chromium on this machine: the site is not measured", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as folder:
        try:
            report = build(Shelf([SHIPPED.parent]), Path(folder))
        except Refusal as why:
            print(f"the site is not measured: {why.sentence}", file=sys.stderr)
            return []
        cold: list[float] = []
        warm: list[float] = []
        with hosted(Path(folder)) as host:
            address = f"http://127.0.0.1:{host.port}/"
            for _ in range(TIMES):
                _visit(address, cold, warm)
    size = sum(size for _, size in report.sizes)
    return [
        Row("the site, from address to play: cold", f"{median(cold):.2f} s", aim="4 s"),
        Row("the site, from address to play: warm", f"{median(warm):.2f} s", aim="2 s"),
        Row("the site, as it is shipped, all cases", f"{size / MEGABYTE:.2f} MB"),
    ]


def _visit(address: str, cold: list[float], warm: list[float]) -> None:
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        browsing(Path(folder)) as browser,
    ):
        tab = browser.tab()
        tab.size(1280, 800)
        cold.append(_begin(tab, f"{address}?cold#hanoi-2019/leader"))
        tab.does("navigator.serviceWorker.ready.then(() => 1)")
        warm.append(_begin(tab, f"{address}?warm#hanoi-2019/leader"))


def _begin(tab: Tab, address: str) -> float:
    """Seconds from opening an address to the first page of the play that it leads to."""
    began = perf_counter()
    tab.open(address)
    tab.does(UNTIL.replace("{}", "document.documentElement.dataset.playing !== undefined"))
    tab.does("document.querySelector('button[value=leader]').click()")
    tab.does(UNTIL.replace("{}", "document.querySelector('main').dataset.phase"))
    return perf_counter() - began
