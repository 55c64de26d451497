"""History's path is playable in every shipped case role, and kept as a finished journal."""

import json

import pytest

from game.library.roles import RoleName
from game.records.saves.reading import read_journal
from game.rules.view.draw import view
from game.session.replaying.replay import replay
from tests.histories import TABLED, example_path, history
from tests.loaded import SHIPPED, case_file, ready

CASE_ROLES = sorted(TABLED)


def test_every_shipped_role_has_its_history() -> None:
    shipped = {
        (folder.name, role)
        for folder in SHIPPED.iterdir()
        for role in case_file(folder).roles
        if not case_file(folder).case.tour
    }
    assert shipped == set(CASE_ROLES)


@pytest.mark.parametrize(("case", "role"), CASE_ROLES)
def test_history_ends_where_history_did(case: str, role: RoleName) -> None:
    played = history(ready(SHIPPED / case, role))
    debrief = view(played).debrief
    assert debrief is not None and debrief.history
    if case == "reykjavik-1986":
        assert debrief.label == "productive"
        assert debrief.scores.ledger is not None and debrief.scores.ledger >= 50


@pytest.mark.parametrize(("case", "role"), CASE_ROLES)
def test_the_example_journal_is_history(case: str, role: RoleName) -> None:
    path = example_path(case, role)
    journal = read_journal(path)
    again = replay(journal, path.name, case_file(SHIPPED / case))
    assert again.stopped is None
    assert again.play.moves == history(ready(SHIPPED / case, role)).moves, (
        "history was edited: write the examples anew with `python -m tests.histories`"
    )
    content = json.loads(path.read_text(encoding="utf-8"))["content"]
    assert content["hash"] == case_file(SHIPPED / case).hash, "as above: the content was edited"
