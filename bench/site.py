"""The site in Chromium: how long until a reader plays, what is sent, and what a play holds."""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.table import Row
from game.library.errors import Refusal
from game.library.roles import RoleName
from game.library.shelf.shelf import Shelf
from game.site.making.build import build
from tests.classroom.printing import CHROMIUM
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.site.built import SitePlayer, hosted, opens
from tests.site.weighing import counted, heap, held_by_tab, watch
from tests.web.chromium import Tab, browsing

TIMES = 5

MILLION = 1e6

PLAYED: tuple[str, RoleName] = ("camp-david-1978", "leader")
"""The role that is played to its end, and its debrief turned over."""

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
        weight = _whole_play(Path(folder))
    return [
        Row("the site, from address to play: cold", f"{median(cold):.2f} s", aim="4 s"),
        Row("the site, from address to play: warm", f"{median(warm):.2f} s", aim="2 s"),
        Row(
            "the site, as it is shipped, all cases", f"{report.whole / MILLION:.2f} MB", aim="7 MB"
        ),
        Row("the site, what a first visit brings", f"{weight.sent / MILLION:.2f} MB", aim="7 MB"),
        Row("the site, Python's heap after a play", f"{weight.heap:.1f} MB", aim="64 MB"),
        Row("the site, its tab after a play (PSS)", f"{weight.tab:.1f} MB", aim="250 MB"),
    ]


class Weight(NamedTuple):
    """What a first visit and a whole play came to."""

    sent: int
    """Bytes."""
    heap: float
    """Megabytes, as those of the tab."""
    tab: float


def _whole_play(folder: Path) -> Weight:
    case, role = PLAYED
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        counted(folder) as sent,
        browsing(Path(profile)) as browser,
    ):
        tab = browser.tab()
        tab.size(1280, 800)
        watch(browser, tab)
        opens(tab, f"http://127.0.0.1:{sent.port}/#{case}/{role}")
        player = SitePlayer(tab)
        player.do(f'button[value="{role}"]', leaves=True)
        player.plays(history(ready(SHIPPED / case, role)).moves)
        while tab.does("document.querySelector('a[rel=next]') !== null"):
            player.do('a[rel="next"]', leaves=True)
        tab.does("navigator.serviceWorker.ready.then(() => 1)")
        return Weight(sent.whole, heap(browser), held_by_tab(browser))


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
