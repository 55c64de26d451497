"""Texts of a case that mean to do something are shown on every page, and never obeyed."""

import re
from pathlib import Path

import pytest

from game.web.around.case_card import CaseCard, RoleCard, Waiting
from game.web.around.cases import case_page, cases_page
from game.web.around.saves import SavedPlay, saves_page
from game.web.around.sorry import sorry_page
from game.web.pages import PAPERS
from game.web.setting import Link, Setting
from tests.classroom.hostile import NAMES
from tests.hostile_content import COMMANDS, MARKED, marked_case
from tests.records.lighthouse import ENVOY
from tests.web.hosted import Hosted
from tests.web.test_whole_plays import read


def assert_shown(html: str) -> None:
    """No element of anybody else's is on a page, and nothing that a terminal or a line obeys."""
    assert "<img" not in html
    assert not re.search(r"<script(?! src=\"/static/summitry\.js\" type=\"module\">)", html)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    read(html)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lighthouse with the marks in every text."""
    return marked_case(tmp_path_factory.mktemp("marked")) / "cases" / "lighthouse"


def test_every_page_of_a_play_shows_marks(folder: Path) -> None:
    play, shown = Hosted(folder, "envoy"), 0
    for move in ENVOY:
        page = play.page()
        shown += page.count("&lt;img/src=x/onerror=alert(1)&gt;")
        assert_shown(page)
        for paper in PAPERS:
            assert_shown(play.page(paper))
        play.make([move])
    assert_shown(play.page())
    for tab in play.session.tabs:
        assert_shown(play.page(f"debrief/{tab.id}"))
    assert_shown(play.page("branch"))
    assert shown > 100


@pytest.mark.parametrize("name", [*NAMES, MARKED, COMMANDS, "\ud800"])
def test_a_name_is_only_a_name(name: str) -> None:
    setting = Setting("/", "/static/", token=name, home="/", links=(Link(name, "/"),))
    role = RoleCard("envoy", name, 20, name, name)
    card = CaseCard(
        "case", name, name, name, 1900, name, (name,), (role,), (name,),
        waiting=(Waiting("/plays/x/", name, name, name, name),), emblem=(name,),
    )  # fmt: skip
    play = SavedPlay("id", "/plays/x/", name, name, name, name, shown=name)
    broken = SavedPlay("id", "", broken=name, shown=name)
    for drawn in (
        cases_page(setting, [card], latest=card.waiting[0]),
        case_page(setting, card, said=name),
        saves_page(setting, [play, broken], folder=name, deleted=name, said=name),
        sorry_page(setting, 404, name, name),
    ):
        assert_shown(str(drawn.body))
        str(drawn.body).encode()


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    play = Hosted(Path("tests/content/good/cases/lighthouse").resolve(), "envoy")
    for name in NAMES:
        late = play.post({"move": "reflect", "reflect": name}, 9)
        assert_shown(str(late.body))
