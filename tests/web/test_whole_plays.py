"""History's play of every shipped role through its pages: each drawn, each move posted twice."""

from html.parser import HTMLParser

import pytest

from game.library.roles import RoleName
from game.rules.phase import Phase
from game.web.pages import PAPERS
from tests.histories import TABLED, history
from tests.loaded import SHIPPED, ready
from tests.web.hosted import Hosted, form_for

FORBIDDEN = {"style", "onclick", "onload", "onerror"}


class Read(HTMLParser):
    """What stands on a page: its main part, its moves, and that nothing in it is inline code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.main: dict[str, str] = {}
        self.moves: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        found = {name: value or "" for name, value in attrs}
        if tag == "main":
            self.main = found
        if tag == "button" and found.get("name") == "move":
            self.moves.append(found["value"])
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "style" or (tag == "script" and not found.get("src")) or FORBIDDEN & set(found):
            self.inline.append(self.get_starttag_text() or "")


def read(html: str) -> Read:
    """A page that is in order."""
    page = Read(html)
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids)), sorted(page.ids)
    return page


@pytest.mark.parametrize(("case", "role"), list(TABLED))
def test_history_can_be_played_by_its_pages(case: str, role: RoleName) -> None:
    play = history(ready(SHIPPED / case, role))
    hosted = Hosted(SHIPPED / case, role)
    for move in play.moves:
        form, turn = form_for(move), hosted.turn
        page = read(hosted.page())
        assert page.main["data-phase"] == hosted.session.view.phase
        assert page.main["data-scene"] == (hosted.session.view.scene or "")
        assert page.main["data-turn"] == str(turn)
        assert form["move"] in page.moves
        assert set(form) - {"move", "sure", "forecast", "reflect"} <= set(page.ids)
        for paper in PAPERS:
            read(hosted.page(paper))
        # A double click, then a press on a page that was left open.
        assert hosted.post(form).status == 303
        after = hosted.turn
        assert hosted.post(form, turn).location == "/play/#new"
        assert hosted.turn == after
    assert hosted.session.moves == len(play.moves)
    assert hosted.session.view.phase is Phase.DEBRIEF
    assert hosted.session.play.state == play.state
    for tab in hosted.session.tabs:
        read(hosted.page(f"debrief/{tab.id}"))
    read(hosted.page("branch"))
