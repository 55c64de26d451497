"""Whole roles in headless Chromium: with script and without, by keys alone, on a phone."""

import json
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game.library.roles import RoleName
from game.library.shelf.shelf import Shelf
from game.plain.json.game import JsonGame, Streams
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Move, move_to_json
from tests.classroom.printing import needs_a_browser
from tests.histories import history
from tests.loaded import FIXTURES, SHIPPED, ready
from tests.records.lighthouse import ENVOY
from tests.web.chromium import Browser, Tab, browsing
from tests.web.player import ByKeys, Player
from tests.web.served import Served, served

pytestmark = [pytest.mark.slow, needs_a_browser]

whole = pytest.mark.skipif(
    not os.environ.get("SUMMITRY_BROWSER"), reason="takes minutes: make browser runs it"
)

WIDE, PHONE = (1280, 800), (360, 740)

WAYS = {
    "with script": (Player, True, WIDE),
    "without script": (Player, False, WIDE),
    "by keys": (ByKeys, True, WIDE),
    "by keys, without script": (ByKeys, False, WIDE),
    "on a phone": (Player, True, PHONE),
    "on a phone, without script": (Player, False, PHONE),
}

ROLES: list[tuple[str, RoleName]] = [("reykjavik-1986", "leader"), ("hanoi-2019", "envoy")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all tests: it takes longer to start than to play."""
    with browsing(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


def by_json(
    case: str, role: RoleName, moves: tuple[Move, ...], content: Path, folder: Path
) -> dict[str, Any]:
    """What the JSON game says at the end of these moves."""
    shelf = Shelf([content])
    saves = Saves(folder)
    desk = Desk(lambda: shelf, lambda: saves)
    desk.open(saves.begin(shelf.find(case), role))
    lines = "".join(f"{json.dumps(move_to_json(move))}\n" for move in moves)
    out = StringIO()
    JsonGame(Streams(out, StringIO(lines), StringIO()), desk).play()
    last: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return last


def tab_of(browser: Browser, serving: Served, size: tuple[int, int], *, script: bool) -> Tab:
    """A tab that was let in, at the first page."""
    tab = browser.tab()
    tab.size(*size, phone=size == PHONE)
    tab.script(runs=script)
    tab.open(serving.server.way_in)
    return tab


def plays_to_the_end(
    browser: Browser, saves: Path, way: str, content: Path, role: tuple[str, RoleName],
    moves: tuple[Move, ...],
) -> None:  # fmt: skip
    """Play a role from the list of cases, and hold its end against the JSON game's."""
    kind, script, size = WAYS[way]
    case, name = role
    with served(saves, [content]) as serving:
        asked = len(browser.requests)
        tab = tab_of(browser, serving, size, script=script)
        player = kind(tab)
        player.do(f'a[href="/cases/{case}"]', leaves=True)
        player.do(f'button[value="{name}"]', leaves=True)
        assert tab.does("document.documentElement.classList.contains('scripted')") is script
        player.plays(moves)
        assert tab.does("document.querySelector('main').dataset.phase") == "debrief"
        title = tab.does("document.querySelector('h1').textContent")
        player.do('a[rel="next"]', leaves=True)
        tab.open(f"{serving.address}/saves")
        shown = tab.does("document.querySelector('.saved').textContent")
        if script:
            assert tab.does("document.documentElement.scrollWidth") <= size[0]
        tab.close()
        assert browser.complaints == []
        elsewhere = {a for a in browser.requests[asked:] if not a.startswith(serving.address)}
        assert elsewhere - {"about:blank"} == set()
    wanted = by_json(case, name, moves, content, saves / "by-json")
    journal = read_journal(next(saves.glob("*.json")))
    assert [move_to_json(each.move) for each in journal.moves] == list(map(move_to_json, moves))
    result = journal.stands.result
    assert result is not None
    scores = wanted["scores"]
    for score in ("preparation", "rapport", "durability", "ledger"):
        assert getattr(result, score) == scores[score]
        assert scores[score] is None or f"{score} {scores[score]:g}" in shown
    assert title == result.title


SHORT = ("with script", "by keys, without script", "on a phone")


@pytest.mark.parametrize("way", [w if w in SHORT else pytest.param(w, marks=whole) for w in WAYS])
def test_a_role_of_the_lighthouse(browser: Browser, tmp_path: Path, way: str) -> None:
    role: tuple[str, RoleName] = ("lighthouse", "envoy")
    plays_to_the_end(browser, tmp_path / "saves", way, FIXTURES.parent, role, ENVOY)


@whole
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: "-".join(role))
def test_a_whole_role(
    browser: Browser, tmp_path: Path, role: tuple[str, RoleName], way: str
) -> None:
    moves = history(ready(SHIPPED / role[0], role[1])).moves
    plays_to_the_end(browser, tmp_path / "saves", way, SHIPPED.parent, role, tuple(moves))
