"""The database away, full, or silent about a commit: nothing acknowledged is lost or made twice."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import OperationalError

from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.conftest import Time
from tests.serve.schools import ClassAtHand, Node, make_class, play_moves

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


@pytest.fixture
def in_class(node: Node) -> ClassAtHand:
    found = make_class(node)
    found.open_all()
    return found


def gone(*_: object) -> None:
    raise OperationalError("x", None, sqlite3.OperationalError("disk I/O error"))


def failing(engine: Engine, name: str, what: Callable[..., Any]) -> Callable[[], None]:
    """Have something fail in the engine, until what is returned is called."""
    event.listen(engine, name, what)
    return lambda: event.remove(engine, name, what)


def full(_: Connection, __: Any, statement: str, *more: object) -> None:
    if statement.startswith("INSERT"):
        raise OperationalError(
            statement, None, sqlite3.OperationalError("database or disk is full")
        )


def test_on_a_full_disk_a_move_is_not_made_and_what_was_written_stays(
    in_class: ClassAtHand, node: Node
) -> None:
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:-1])
    mend = failing(node.school.store.engine, "before_cursor_execute", full)
    text = "We had it drafted; he had it in him to say so. " * 3
    refused = student.move({"move": "reflect", "reflect": text})
    assert refused.status == 503
    assert text.strip() in refused.page.html
    assert refused.page.main["data-phase"] == "reflection"
    assert "could not be kept" in refused.page.text

    mend()
    again = student.move({"move": "reflect", "reflect": text})
    assert again.status == 200
    assert again.page.main["data-phase"] == "debrief"


def test_while_the_database_is_away_pages_say_so_and_forms_keep_their_text(
    in_class: ClassAtHand, node: Node
) -> None:
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:-1])
    mend = failing(node.school.store.engine, "before_cursor_execute", gone)
    text = "What decided it was what we had on paper before anybody sat down." * 2
    refused = student.move({"move": "reflect", "reflect": text})
    assert refused.status == 503
    assert text in refused.page.html
    assert student.client.get("/play/1/").status_code == 503
    assert student.client.get("/readyz").status_code == 503
    assert student.client.get("/healthz").status_code == 200

    mend()
    again = student.send("/play/1/", reflect=text)
    assert again.page.main["data-phase"] == "debrief"


def test_after_a_commit_of_unknown_outcome_the_row_decides(
    in_class: ClassAtHand, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    student = in_class.student("Otter")
    commit = RootTransaction.commit

    def made_and_then_silent(self: RootTransaction) -> None:
        commit(self)
        monkeypatch.setattr(RootTransaction, "commit", commit)
        gone()

    monkeypatch.setattr(RootTransaction, "commit", made_and_then_silent)
    answer = student.move({"move": "begin"})
    assert answer.status == 200
    assert answer.page.main["data-phase"] == "groundwork"
    assert node.school.store.revision(1) == 1


def test_after_a_commit_that_failed_nothing_is_shown_as_made(
    in_class: ClassAtHand, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    student = in_class.student("Otter")
    commit = RootTransaction.commit

    def never_made(self: RootTransaction) -> None:
        monkeypatch.setattr(RootTransaction, "commit", commit)
        self.rollback()
        gone()

    monkeypatch.setattr(RootTransaction, "commit", never_made)
    refused = student.move({"move": "begin"})
    assert refused.status == 503
    assert refused.page.main["data-phase"] == "briefing"
    assert student.move({"move": "begin"}).page.main["data-phase"] == "groundwork"
    assert node.school.store.revision(1) == 1


def test_a_press_twice_is_answered_as_done_and_another_as_too_late(in_class: ClassAtHand) -> None:
    student = in_class.student("Otter")
    form = next(form for form in student.page.forms if "turn" in form.fields)
    first = student.post(form.action, {**form.fields, "move": "begin"})
    second = student.post(form.action, {**form.fields, "move": "begin"})
    assert (first.status, second.status) == (200, 200)
    late = student.post(form.action, {**form.fields, "move": "commit"})
    assert late.status == 409
    assert "had gone on from here" in late.page.text


def test_a_server_started_again_goes_on_where_it_was(
    in_class: ClassAtHand, node: Node, time: Time
) -> None:
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:9])
    node.school.store.close()
    with Store(node.school.store.engine, time) as again:
        other = Node(again, time)
        browser = other.browser()
        browser.client.cookies = student.client.cookies
        assert browser.get("/play/1/").page.main["data-turn"] == "9"
        assert play_moves(browser, HISTORY[9:]).page.main["data-phase"] == "debrief"
