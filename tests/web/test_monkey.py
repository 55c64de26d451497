"""Whoever presses anything that is on the pages comes to a debrief, and every page is in order."""

import re
from pathlib import Path
from random import Random

import pytest

from game.library.roles import RoleName
from game.rules.phase import Phase
from game.web.pages import PAPERS
from tests.loaded import FIXTURES, every_role
from tests.web.hosted import Hosted
from tests.web.test_whole_plays import read

MOST_PRESSES = 400

PLAYS = {True: 12, False: 2}
"""Of each role of the tests' own cases, which are short, and of each shipped one."""


def pressed(page: str, random: Random) -> dict[str, str]:
    """A form as somebody might send it who chooses by chance among what is on the page."""
    buttons = re.findall(r'<button name="move" value="([^"]+)"', page)
    moves = [move for move in buttons if move not in ("weigh", "undo")] or buttons
    form = {"move": random.choice(moves), "sure": random.choice(("", "1"))}
    groups: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="radio" name="([^"]+)" value="([^"]*)"', page):
        groups.setdefault(name, []).append(value)
    # As a player would who wants to come to an end: few issues are left open.
    form |= {
        name: random.choice(values[: max(1, len(values) - 1)]) for name, values in groups.items()
    }
    if 'name="forecast"' in page:
        form["forecast"] = random.choice(("", "0", "55", "100"))
    if 'name="reflect"' in page:
        form["reflect"] = "Two <b>men</b> & a charter."
    return form


@pytest.mark.parametrize(
    ("folder", "role"), every_role(), ids=lambda each: each.name if isinstance(each, Path) else each
)
def test_any_press_leads_on_and_every_page_is_in_order(folder: Path, role: RoleName) -> None:
    for seed in range(PLAYS[folder.parent == FIXTURES]):
        random, play = Random(f"{folder.name} {role} {seed}"), Hosted(folder, role)
        for _ in range(MOST_PRESSES):
            page = play.page()
            read(page)
            if play.session.view.phase is Phase.DEBRIEF:
                break
            answered = play.post(pressed(page, random))
            if answered.status == 409:
                assert re.search(r'role="status">[^<]+</p>', str(answered.body))
                read(str(answered.body))
            else:
                assert answered.status == 303
        else:
            pytest.fail(f"seed {seed} comes to no end")
        for paper in PAPERS:
            read(play.page(paper))
        for tab in play.session.tabs:
            read(play.page(f"debrief/{tab.id}"))
