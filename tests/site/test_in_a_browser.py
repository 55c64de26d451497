"""Roles on the built site in headless Chromium, without a server, without the network."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.library.roles import RoleName
from game.library.shelf.shelf import Shelf
from game.rules.moves import Choose, Move, move_to_json
from game.session.journal.reading import journal_from_bytes
from game.site.making.build import Report, build
from tests.classroom.printing import needs_a_browser
from tests.histories import EXAMPLES, history
from tests.loaded import FIXTURES, SHIPPED, ready
from tests.records.lighthouse import ENVOY
from tests.site.built import Hosted, SiteByKeys, SitePlayer, hosted, opens, site, waits
from tests.site.weighing import counted, heap, held_by_tab, watch
from tests.web.chromium import Browser, Tab, browsing
from tests.web.test_axe import AXE, FOUND, WIDTHS
from tests.web.test_in_a_browser import PHONE, WIDE, by_json, whole

pytestmark = [pytest.mark.slow, needs_a_browser]

RECORDS = """
new Promise((done, failed) => {
  const asked = indexedDB.open("summitry /courses/summitry/", 1)
  asked.onerror = () => failed(asked.error)
  asked.onsuccess = () => {
    const all = asked.result.transaction("plays").objectStore("plays").getAll()
    all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)) }
  }
})
"""
"""What the browser keeps, looked up beside the game."""


@pytest.fixture(scope="module")
def host() -> Iterator[Hosted]:
    with hosted(site().folder.parent.parent) as host:
        yield host


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with browsing(tmp_path) as browser:
        yield browser


def tab_of(browser: Browser, address: str, size: tuple[int, int] = WIDE) -> Tab:
    tab = browser.tab()
    tab.size(*size, phone=size == PHONE)
    opens(tab, address)
    return tab


def kept(tab: Tab) -> list[dict[str, object]]:
    """The plays as the browser keeps them."""
    return [json.loads(each["record"]) for each in json.loads(tab.does(RECORDS))]


def phase(tab: Tab) -> str:
    found = tab.does("document.querySelector('main').dataset.phase")
    assert isinstance(found, str)
    return found


def fits(tab: Tab, width: int) -> None:
    assert tab.does("document.documentElement.scrollWidth") <= width


def plays_to_the_end(
    browser: Browser, host: Hosted, role: tuple[str, RoleName], moves: tuple[Move, ...],
    size: tuple[int, int], tmp_path: Path,
) -> None:  # fmt: skip
    """Play a role from its link, and hold its end against the JSON game's."""
    case, name = role
    tab = tab_of(browser, f"{host.address}#{case}/{name}", size)
    player = SitePlayer(tab)
    player.do(f'button[value="{name}"]', leaves=True)
    player.plays(moves)
    assert phase(tab) == "debrief"
    fits(tab, size[0])
    assert tab.does("!!document.querySelector('.to-copy a[href$=hand-in]')")
    player.do('a[rel="next"]', leaves=True)
    fits(tab, size[0])
    [record] = kept(tab)
    journal = journal_from_bytes(str(record["journal"]).encode(), "kept")
    assert [move_to_json(each.move) for each in journal.moves] == list(map(move_to_json, moves))
    content = (FIXTURES if case == "lighthouse" else SHIPPED).parent
    wanted = by_json(case, name, moves, content, tmp_path / "by-json")["scores"]
    result = journal.stands.result
    assert result is not None
    for score in ("preparation", "rapport", "durability", "ledger"):
        assert getattr(result, score) == wanted[score]
    assert browser.complaints == []
    foreign = {each for each in browser.requests if not each.startswith(host.address)}
    assert {each.split(":")[0] for each in foreign} <= {"about", "blob"}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_role_of_the_lighthouse(
    browser: Browser, host: Hosted, tmp_path: Path, size: tuple[int, int]
) -> None:
    plays_to_the_end(browser, host, ("lighthouse", "envoy"), ENVOY, size, tmp_path)


def test_a_role_by_keys_alone(browser: Browser, host: Hosted) -> None:
    tab = tab_of(browser, host.address)
    player = SiteByKeys(tab)
    player.do('a[href="#/cases/lighthouse"]', leaves=True)
    player.do('button[value="envoy"]', leaves=True)
    player.plays(ENVOY)
    assert phase(tab) == "debrief"
    player.do('a[href$="hand-in"]', leaves=True)
    player.type("#pseudonym", "otter")
    player.do(".sign button", leaves=True)
    assert tab.does("document.querySelector('#pseudonym').value") == "otter"
    # Single keys go there too.
    tab.press("c")
    waits(tab, "location.hash === '#/'")


@whole
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("role", [("reykjavik-1986", "leader"), ("hanoi-2019", "envoy")])
def test_a_whole_role(
    browser: Browser, host: Hosted, tmp_path: Path, role: tuple[str, RoleName],
    size: tuple[int, int],
) -> None:  # fmt: skip
    moves = tuple(history(ready(SHIPPED / role[0], role[1])).moves)
    plays_to_the_end(browser, host, role, moves, size, tmp_path)


@whole
def test_a_first_visit_brings_each_file_once_and_a_whole_play_is_light(browser: Browser) -> None:
    case, role = "reykjavik-1986", "leader"
    # As `python -m http.server` serves it.
    with counted(site().folder.parent.parent) as sent:
        tab = browser.tab()
        watch(browser, tab)
        opens(tab, f"http://127.0.0.1:{sent.port}/courses/summitry/#{case}/{role}")
        player = SitePlayer(tab)
        player.do(f'button[value="{role}"]', leaves=True)
        player.plays(history(ready(SHIPPED / case, "leader")).moves)
        tab.does("navigator.serviceWorker.ready.then(() => 1)")
        # The first page comes twice: as it was asked for, and to be kept.
        first_page = site().folder / "index.html"
        assert sent.whole <= site().whole + 2 * first_page.stat().st_size
        assert heap(browser) < 64
        assert held_by_tab(browser) < 250


def test_the_list_can_be_read_before_python_has_loaded(browser: Browser, host: Hosted) -> None:
    tab = browser.tab()
    tab.script(runs=False)
    tab.open(host.address)
    said = tab.does("document.body.innerText")
    assert "Hanoi 2019" in said
    assert "allow it for this page" in said


@pytest.mark.parametrize("lacks", ["DecompressionStream", "WebAssembly", "Worker"])
def test_a_browser_that_is_too_old_is_told_so_in_a_sentence(
    browser: Browser, host: Hosted, lacks: str
) -> None:
    tab = browser.tab()
    tab.order("Page.addScriptToEvaluateOnNewDocument", source=f"delete window.{lacks}")
    tab.open(host.address)
    waits(tab, "document.querySelector('#loading.stopped')")
    said = tab.does("document.querySelector('#loading').textContent")
    assert said.startswith("This browser is too old to play in: ")
    assert "Hanoi 2019" in tab.does("document.querySelector('main').innerText")


def test_opened_as_files_it_says_what_to_do(browser: Browser) -> None:
    tab = browser.tab()
    tab.open((site().folder / "index.html").as_uri())
    waits(tab, "document.querySelector('#loading.stopped')")
    assert "only from a web server" in tab.does("document.querySelector('#loading').textContent")


def test_neither_the_page_nor_its_worker_runs_what_is_no_file_of_the_site(
    browser: Browser, host: Hosted
) -> None:
    tab = tab_of(browser, host.address)
    waits(tab, "navigator.serviceWorker.controller")
    # From the second visit on the service worker gives the worker its policy.
    watch(browser, tab)
    opens(tab, host.address)
    code = {"expression": "new Function('return 1')()", "allowUnsafeEvalBlockedByCSP": False}
    for session in (tab.session, browser.workers[-1]):
        said = browser.order("Runtime.evaluate", session, **code)
        assert said["result"]["className"] == "EvalError", said
    assert tab.does("fetch('http://127.0.0.1:1/').then(() => 'sent', () => 'refused')") == "refused"
    assert any("Content Security Policy" in each for each in browser.complaints)


def test_offline_and_a_reload_in_mid_play(browser: Browser) -> None:
    with hosted(site().folder.parent.parent) as host:
        tab = tab_of(browser, host.address)
        waits(tab, "navigator.serviceWorker.controller")
        tab.does("navigator.serviceWorker.ready.then(() => 1)")
    # The host is gone: from here on there is only what the browser has.
    opens(tab, host.address)
    player = SitePlayer(tab)
    player.do('a[href="#/cases/lighthouse"]', leaves=True)
    player.do('button[value="envoy"]', leaves=True)
    player.plays(ENVOY[:3])
    before = phase(tab), tab.does("document.querySelector('main').dataset.turn")
    opens(tab, tab.does("location.href"))
    assert before == (phase(tab), tab.does("document.querySelector('main').dataset.turn"))
    player.plays(ENVOY[3:])
    assert phase(tab) == "debrief"


def test_two_tabs_on_one_play(browser: Browser, host: Hosted) -> None:
    one = tab_of(browser, f"{host.address}#lighthouse/envoy")
    SitePlayer(one).do('button[value="envoy"]', leaves=True)
    SitePlayer(one).play(Choose("begin"))
    two = tab_of(browser, one.does("location.href"))
    assert phase(two) == "groundwork"
    SitePlayer(two).do('button[name="move"][value="commit"]', leaves=True)
    assert phase(two) == "plan"
    # The other tab still shows the groundwork: what it sends comes too late, and is told so.
    one.order("Page.bringToFront")
    action = 'button[name="move"]:not([value="commit"])'
    SitePlayer(one).do(action, leaves=True)
    waits(one, "document.querySelector('.status').textContent.includes('gone on')")
    assert phase(one) == "plan"
    [record] = kept(one)
    assert len(json.loads(str(record["journal"]))["moves"]) == 2


def chooses(tab: Tab, path: Path) -> None:
    """Choose a file in the form that copies a journal in, and send it."""
    root = tab.order("DOM.getDocument")["root"]["nodeId"]
    field = tab.order("DOM.querySelector", nodeId=root, selector="input[type=file]")["nodeId"]
    tab.order("DOM.setFileInputFiles", nodeId=field, files=[str(path)])
    SitePlayer(tab).do('button[value="copy-in"]', leaves=True)


def test_journals_copied_in_damaged_and_whole(
    browser: Browser, host: Hosted, tmp_path: Path
) -> None:
    tab = tab_of(browser, f"{host.address}#/saves")
    damaged = tmp_path / "half.json"
    damaged.write_bytes((EXAMPLES / "hanoi-2019-leader.json").read_bytes()[:900])
    chooses(tab, damaged)
    waits(tab, "document.querySelector('.status').textContent.includes('half')")
    assert kept(tab) == []
    chooses(tab, EXAMPLES / "hanoi-2019-leader.json")
    waits(tab, "document.querySelector('.saved')")
    SitePlayer(tab).do(".saved h2 a", leaves=True)
    assert phase(tab) == "debrief"
    assert browser.complaints == []


def refused(browser: Browser, host: Hosted) -> Tab:
    """A tab on a case of the site in a browser that keeps nothing for it."""
    tab = browser.tab()
    tab.open(f"{host.address}{site().edition_folder}/icon.svg")
    # What is there is of another version than any this site opens: the browser refuses it.
    tab.does(
        "new Promise((done) => { const asked = indexedDB.open('summitry /courses/summitry/', 99);"
        "asked.onsuccess = () => { asked.result.close(); done(1) } })"
    )
    opens(tab, f"{host.address}#lighthouse/envoy")
    return tab


def test_storage_refused_is_said_and_the_play_goes_on(browser: Browser, host: Hosted) -> None:
    tab = refused(browser, host)
    player = SitePlayer(tab)
    player.do('button[value="envoy"]', leaves=True)
    assert "keeps nothing for this site" in tab.does("document.querySelector('main').innerText")
    player.plays(ENVOY)
    assert phase(tab) == "debrief"
    assert "keeps nothing for this site" in tab.does("document.querySelector('main').innerText")


FULL = """
self.full = false
const put = IDBObjectStore.prototype.put
IDBObjectStore.prototype.put = function (...given) {
  if (self.full) throw new DOMException("the disk is full", "QuotaExceededError")
  return put.apply(this, given)
}
"""
"""A disk that can be filled: Chromium's own quota for a test does not stop its databases."""


def test_a_full_storage_is_said_and_all_is_kept_once_there_is_room(
    browser: Browser, host: Hosted
) -> None:
    def full(is_full: str) -> None:
        browser.order("Runtime.evaluate", browser.workers[-1], expression=f"self.full = {is_full}")

    tab = browser.tab()
    browser.before_workers(tab, FULL)
    opens(tab, f"{host.address}#lighthouse/envoy")
    player = SitePlayer(tab)
    player.do('button[value="envoy"]', leaves=True)
    player.plays(ENVOY[:3])
    full("true")
    player.plays(ENVOY[3:4])
    assert "keeps nothing for this site" in tab.does("document.querySelector('main').innerText")
    [record] = kept(tab)
    assert len(json.loads(str(record["journal"]))["moves"]) == 3
    full("false")
    player.plays(ENVOY[4:])
    assert phase(tab) == "debrief"
    assert "keeps nothing" not in tab.does("document.querySelector('main').innerText")
    [record] = kept(tab)
    assert len(json.loads(str(record["journal"]))["moves"]) == len(ENVOY)


def test_what_was_played_is_there_again_after_the_storage_was_cleared(
    browser: Browser, host: Hosted
) -> None:
    one = tab_of(browser, f"{host.address}#lighthouse/envoy")
    player = SitePlayer(one)
    player.do('button[value="envoy"]', leaves=True)
    player.plays(ENVOY[:3])
    origin = f"http://127.0.0.1:{host.port}"
    one.order("Storage.clearDataForOrigin", origin=origin, storageTypes="indexeddb")
    player.plays(ENVOY[3:4])
    [record] = kept(one)
    assert len(json.loads(str(record["journal"]))["moves"]) == 4
    # Cleared again, and another tab begins a play, which is given the same name.
    one.order("Storage.clearDataForOrigin", origin=origin, storageTypes="indexeddb")
    two = tab_of(browser, f"{host.address}#lighthouse/envoy")
    SitePlayer(two).do('button[value="envoy"]', leaves=True)
    one.order("Page.bringToFront")
    SitePlayer(one).do('button[name="move"][value="commit"]', leaves=True)
    waits(one, "location.hash === '#/plays/lighthouse-envoy-1-kept/'")
    assert "something else" in one.does("document.querySelector('main').innerText")
    player.plays(ENVOY[5:])
    assert phase(one) == "debrief"
    assert [each["name"] for each in kept(one)] == ["lighthouse-envoy-1", "lighthouse-envoy-1-kept"]
    assert browser.complaints == []


def test_the_browser_asks_before_it_closes_a_tab_whose_moves_are_kept_nowhere(
    browser: Browser, host: Hosted
) -> None:
    tab = refused(browser, host)
    player = SitePlayer(tab)
    player.do('button[value="envoy"]', leaves=True)
    player.plays(ENVOY[:2])
    tab.order("Page.close")
    while not browser.dialogs:
        browser.listen()
    assert browser.dialogs == ["beforeunload"]
    tab.order("Page.handleJavaScriptDialog", accept=False)
    # The page is still there, and offers a copy; with that nothing is lost any more.
    tab.does("document.querySelector('.notice a[download]').click()")
    player.do(".brand", leaves=True)
    tab.order("Page.close")
    while tab.session not in browser.gone:
        browser.listen()
    assert browser.dialogs == ["beforeunload"]


def takes_over(browser: Browser, host: Hosted) -> None:
    """Look from beside the site, where nobody is on it, until a newer edition has taken over."""
    tab = browser.tab()
    tab.open(f"http://127.0.0.1:{host.port}/index.html")
    registered = "await navigator.serviceWorker.getRegistration('/courses/summitry/')"
    waits(tab, f"({registered}).waiting === null")
    tab.close()


def by_an_edition(folder: Path, *, renames: str = "") -> Report:
    """The lighthouse in a folder; where it is said, one of the envoy's moves is renamed."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(FIXTURES.parent, content)
    if renames:
        role = content / "cases/lighthouse/envoy.yaml"
        said = role.read_text(encoding="utf-8")
        role.write_text(said.replace(renames, f"{renames}-now"), encoding="utf-8")
    return build(Shelf([content]), folder / "host" / "courses" / "summitry", ["lighthouse"])


def test_an_update_loses_no_play(browser: Browser, tmp_path: Path) -> None:
    by_an_edition(tmp_path)
    with hosted(tmp_path / "host") as host:
        tab = tab_of(browser, f"{host.address}#lighthouse/envoy")
        waits(tab, "navigator.serviceWorker.controller")
        player = SitePlayer(tab)
        player.do('button[value="envoy"]', leaves=True)
        play = tab.does("location.hash")
        player.plays(ENVOY[:11])
        before = kept(tab)
        by_an_edition(tmp_path, renames="praise-the-clerk")
        tab.does(
            "navigator.serviceWorker.getRegistration().then((all) => all.update()).then(() => 1)"
        )
        waits(tab, "document.querySelector('#newer')")
        tab.close()
        takes_over(browser, host)
        tab = tab_of(browser, f"{host.address}{play}")
        # The old edition has been let go, and its play is replayed by the new one.
        assert tab.does("location.hash") == play.replace("envoy-1", "envoy-1-kept")
        said = tab.does("document.querySelector('main').innerText")
        assert "stops before move" in said
        assert "is left as it is" in said
        now = {str(each["name"]): each for each in kept(tab)}
        assert now["lighthouse-envoy-1"] == before[0]
        assert list(now) == ["lighthouse-envoy-1", "lighthouse-envoy-1-kept"]
        # It goes on from there, and an edition that changes nothing of a play goes on in it.
        turn = int(tab.does("document.querySelector('main').dataset.turn"))
        assert turn == 9
        SitePlayer(tab).do('button[name="move"]:not([disabled])', leaves=True)
        assert int(tab.does("document.querySelector('main').dataset.turn")) > turn


def test_a_newer_edition_waits_until_no_tab_plays(browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "host"
    shutil.copytree(site().folder, root / "courses" / "summitry")
    shutil.copytree(site().folder, root / "courses" / "other")
    with hosted(root) as host:
        tab = tab_of(browser, f"{host.address}#lighthouse/envoy")
        waits(tab, "navigator.serviceWorker.controller")
        SitePlayer(tab).do('button[value="envoy"]', leaves=True)
        play = tab.does("location.hash")
        for name, old, new in (
            ("index.html", "<h1>Summitry</h1>", "<h1>Summitry, newer</h1>"),
            ("offline.js", 'EDITION = "', 'EDITION = "newer-'),
        ):
            path = root / "courses" / "summitry" / name
            path.write_text(path.read_text().replace(old, new))
        opens(tab, f"{host.address}{play}")
        tab.does(
            "navigator.serviceWorker.getRegistration().then((all) => all.update()).then(() => 1)"
        )
        waits(tab, "document.querySelector('#newer')")
        assert tab.does("fetch('./').then((said) => said.text())").count("Summitry, newer") == 0
        SitePlayer(tab).play(Choose("begin"))
        assert phase(tab) == "groundwork"
        # The other copy on this host has a storage of its own, and takes nothing from this one.
        other = tab_of(browser, f"http://127.0.0.1:{host.port}/courses/other/#/saves")
        assert "Nothing is saved here yet" in other.does("document.body.innerText")
        tab.close()
        takes_over(browser, host)
        tab = tab_of(browser, f"{host.address}{play}")
        waits(tab, "fetch('./').then((said) => said.text()).then((said) => said.includes('newer'))")
        assert phase(tab) == "groundwork"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_while_the_site_loads(
    browser: Browser, host: Hosted, scheme: str
) -> None:
    tab = browser.tab()
    tab.order("Network.setBlockedURLs", urls=["*/begin.js"])
    tab.prefer(color_scheme=scheme)
    tab.open(host.address)
    tab.does(f"{AXE.read_text(encoding='utf-8')};0")
    for width in WIDTHS:
        tab.size(width, 800, phone=width == WIDTHS[0])
        assert tab.does(FOUND) == [], width
        fits(tab, width)


def test_axe_finds_nothing(browser: Browser, host: Hosted) -> None:
    tab = tab_of(browser, host.address)
    player = SitePlayer(tab)
    player.do('a[href="#/cases/lighthouse"]', leaves=True)
    player.do('button[value="envoy"]', leaves=True)
    play = tab.does("location.hash")
    player.plays(ENVOY)
    axe = AXE.read_text(encoding="utf-8")
    for path in ("#/", "#/cases/lighthouse", "#/saves", play, f"{play}hand-in"):
        tab.does(f"location.hash = {json.dumps(path)}; 0")
        waits(tab, f"location.hash === {json.dumps(path)}")
        tab.does("new Promise((go) => setTimeout(go, 300))")
        tab.does(f"{axe};0")
        for width in WIDTHS:
            tab.size(width, 800, phone=width == WIDTHS[0])
            assert tab.does(FOUND) == [], (path, width)
            fits(tab, width)
