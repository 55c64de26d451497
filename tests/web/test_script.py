"""What the script adds: keys, papers laid over the play, a paper weighed, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records.player.settings import Settings
from tests.classroom.printing import needs_a_browser
from tests.loaded import FIXTURES
from tests.records.lighthouse import ENVOY
from tests.web.chromium import Browser, Tab, browsing
from tests.web.served import Served, served

pytestmark = [pytest.mark.slow, needs_a_browser]

TABLE, REFLECTION = 10, 13


class Open:
    """A tab, and the game behind it."""

    def __init__(self, tab: Tab, serving: Served) -> None:
        self.tab, self.serving = tab, serving

    def at(self, moves: int) -> Tab:
        """The envoy's play after so many of his moves."""
        desk = self.serving.desk
        play = desk.saves.begin(desk.shelf.find("lighthouse"), "envoy")
        for move in ENVOY[:moves]:
            play.take(move)
        name = self.serving.host.plays.begin(play)
        self.tab.open(f"{self.serving.address}/plays/{name}/")
        return self.tab


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all tests."""
    with browsing(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """A tab that was let in."""
    with served(tmp_path / "saves", [FIXTURES.parent]) as serving:
        tab = browser.tab()
        tab.size(1280, 800)
        tab.open(serving.server.way_in)
        yield Open(tab, serving)
        tab.close()
        assert browser.complaints == []


def turn(tab: Tab) -> int:
    """At which turn the page stands."""
    return int(tab.does("document.querySelector('main').dataset.turn"))


def phase(tab: Tab) -> str:
    """Where the play stands."""
    found: str = tab.does("document.querySelector('main').dataset.phase")
    return found


def test_a_number_chooses_and_a_letter_does_what_carries_it(opened: Open) -> None:
    tab = opened.at(1)
    before = turn(tab)
    tab.press("1", leaves=True)
    assert turn(tab) == before + 1
    # What came of it is where the focus is, for who hears the page.
    assert tab.does("document.activeElement.id") == "new"
    tab.press("u", leaves=True)
    assert turn(tab) == before + 2
    tab.press("c", leaves=True)
    assert phase(tab) == "plan"


def test_keys_can_be_switched_off(opened: Open) -> None:
    opened.serving.desk.settings = Settings(page_keys=False)
    tab = opened.at(1)
    before = turn(tab)
    for key in ("1", "c", "d", "?"):
        tab.press(key)
    assert turn(tab) == before
    assert not tab.does("document.querySelector('dialog').open")


def test_what_is_typed_is_no_key(opened: Open) -> None:
    tab = opened.at(REFLECTION)
    tab.click("#reflect")
    for key in ("1", "h", "d"):
        tab.press(key)
    assert tab.does("document.querySelector('#reflect').value") == "1hd"
    assert phase(tab) == "reflection"


def test_a_paper_is_laid_over_the_play_and_put_away(opened: Open) -> None:
    tab = opened.at(8)
    tab.press("d")
    tab.still("dialog[open] h1")
    assert tab.does("document.querySelector('dialog h1').textContent") == "Dossier"
    assert "plays" in tab.does("location.pathname")
    tab.press("Escape")
    tab.still("dialog:not([open])")
    # The focus is back on the play, and its keys work again.
    before = turn(tab)
    tab.press("2", leaves=True)
    assert turn(tab) == before + 1


def test_question_mark_lists_the_keys_of_the_page(opened: Open) -> None:
    tab = opened.at(1)
    tab.press("?")
    tab.still("dialog[open] .keys")
    listed = tab.does("document.querySelector('.keys').textContent")
    assert "Close it and write the plan" in listed
    assert "Dossier" in listed


def test_a_paper_is_weighed_as_it_is_put_together(opened: Open) -> None:
    tab = opened.at(TABLE)
    before = tab.does("document.querySelector('.own-sum').textContent")
    first = "document.querySelector('.issue input[value=\"guild-lamp\"]')"
    assert not tab.does(f"{first}.checked")
    tab.click('.issue input[value="guild-lamp"]')
    tab.still("#paper:not([aria-busy])")
    after = tab.does("document.querySelector('.own-sum').textContent")
    assert after != before
    assert "lamp=guild-lamp" in tab.does("location.search")
    # It is still put together when the page is asked for anew.
    tab.open(tab.does("location.href"))
    assert tab.does(f"{first}.checked")
    assert tab.does("document.querySelector('.own-sum').textContent") == after
    assert opened.serving.desk.saved()[0].moves == TABLE


def test_the_table_is_one_issue_at_a_time(opened: Open) -> None:
    tab = opened.at(TABLE)
    many = tab.does("document.querySelectorAll('.issue').length")
    assert many == 4
    for place in range(many, 0, -1):
        tab.click(f".issue:nth-of-type({place}) summary")
        assert tab.does("document.querySelectorAll('.issue details[open]').length") <= 1


@pytest.mark.parametrize("script", [True, False])
def test_a_line_of_the_paper_opens_its_issue(opened: Open, script: bool) -> None:
    opened.tab.script(runs=script)
    tab = opened.at(TABLE)
    tab.click('#paper a[href="#about-salvage"]')
    tab.still("#salvage details[open]")
    tab.still("#lamp details:not([open])")


def test_what_was_typed_survives_a_page_that_is_asked_for_anew(opened: Open) -> None:
    tab = opened.at(REFLECTION)
    tab.click("#reflect")
    tab.types("Two men and a charter.")
    tab.open(tab.does("location.href"))
    assert tab.does("document.querySelector('#reflect').value") == "Two men and a charter."


def test_a_choice_on_the_plan_survives_it_too(opened: Open) -> None:
    tab = opened.at(5)
    tab.click('input[value="interest-lamp"]')
    tab.click("#forecast")
    tab.types("70")
    tab.open(tab.does("location.href"))
    assert tab.does("document.querySelector('input[value=\"interest-lamp\"]').checked")
    assert tab.does("document.querySelector('#forecast').value") == "70"


def test_a_sheet_that_is_written_down_is_not_left_for_its_beginning(opened: Open) -> None:
    tab = opened.at(5)
    tab.size(360, 740, phone=True)
    tab.click('input[value="interest-lamp"]')
    tab.click('button[value="plan"]', leaves=True)
    assert phase(tab) == "plan"
    rest = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    tab.does(f"{rest}.then(() => 0)")
    assert tab.does("scrollY") > 300
    # Going in begins at the beginning.
    tab.click('button[value="commit"]', leaves=True)
    assert phase(tab) == "scene"
    assert tab.does("scrollY") < 300


def test_a_tab_gives_a_sign_that_it_is_open(opened: Open) -> None:
    opened.at(1)
    opened.tab.still("html[data-ready]")
    opened.tab.does("fetch('/alive').then((answer) => answer.status)")
    assert opened.serving.presence.signs


def test_a_second_tab_is_told_how_it_stands(opened: Open, browser: Browser) -> None:
    tab = opened.at(1)
    other = browser.tab()
    other.size(360, 740, phone=True)
    other.open(tab.does("location.href"))
    tab.press("1", leaves=True)
    tab.press("c", leaves=True)
    # As on a page that the way back brought up again.
    other.click('button[value="commit"]', leaves=True)
    assert phase(other) == "plan"
    assert turn(other) == turn(tab)
    assert "The play had gone on" in other.does("document.querySelector('main').textContent")
    other.close()
