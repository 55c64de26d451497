"""Each limit of a server of classes: where it ends, and what it answers, by its name."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx2
import pytest

from game.library.limits import (
    ADDRESS_REQUESTS,
    CLASS_PLAYERS,
    CLASS_REQUESTS,
    PLAY_EVENTS,
    PLAYER_PLAYS,
    SERVER_CLASSES,
)
from game.serve.app.pace import MOST_KEPT_WAITING
from game.serve.store.errors import StoreRefused
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.browser import Browser
from tests.serve.conftest import Time
from tests.serve.schools import ORIGIN, ClassAtHand, Node, make_class, play_moves
from tests.serve.serving import served

STATIC = ("summitry.css", "class.css", "summitry.js", "class.js", "icon.svg")

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


@pytest.fixture
def in_class(node: Node) -> ClassAtHand:
    found = make_class(node)
    found.open_all()
    return found


def test_a_full_class_says_so_at_its_door_and_keeps_what_was_typed(
    in_class: ClassAtHand, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    student = in_class.student("Otter")
    full = CLASS_PLAYERS._replace(most=1)
    monkeypatch.setattr("game.serve.store.changes.CLASS_PLAYERS", full)
    late = node.browser()
    late.get("/")
    refused = late.send("/join", code=in_class.code, name="Heron")
    assert refused.status == 409
    assert "This class is full" in refused.page.text
    assert full.name in refused.page.text
    assert refused.page.form_to("/join").fields["name"] == "Heron"
    assert student.get("/play/1/").status == 200


def test_a_full_server_makes_no_class_and_says_what_to_do(
    in_class: ClassAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SERVER_CLASSES._replace(most=1)
    monkeypatch.setattr("game.serve.store.changes.SERVER_CLASSES", full)
    teacher = in_class.teacher
    teacher.get("/teacher/")
    refused = teacher.send("/teacher/new", case="hanoi-2019", who="leader", title="9b")
    assert refused.status == 409
    assert full.name in refused.page.text
    assert "Delete one that is over" in refused.page.text
    assert refused.page.form_to("/teacher/new").fields["title"] == "9b"


def test_nobody_plays_without_end(in_class: ClassAtHand, monkeypatch: pytest.MonkeyPatch) -> None:
    few = PLAYER_PLAYS._replace(most=1)
    monkeypatch.setattr("game.serve.school.playing.PLAYER_PLAYS", few)
    student = in_class.student("Otter")
    play_moves(student, HISTORY)
    student.get("/play/")
    refused = student.send("/play/begin")
    assert refused.status == 409
    assert few.name in refused.page.text
    assert student.get("/play/1/").page.main["data-phase"] == "debrief"


def test_no_play_is_without_end(in_class: ClassAtHand, monkeypatch: pytest.MonkeyPatch) -> None:
    few = PLAY_EVENTS._replace(most=3)
    monkeypatch.setattr("game.serve.store.changes.PLAY_EVENTS", few)
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:3])
    move = next(move for move in student.page.moves if move != "undo")
    refused = student.move({"move": move})
    assert refused.status == 409
    assert few.name in refused.page.text
    assert student.get("/play/1/").page.main["data-turn"] == "3"


def test_a_class_and_an_address_may_ask_so_often_and_no_oftener(
    in_class: ClassAtHand, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    students = [in_class.student(name) for name in ("Otter", "Heron", "Crane")]
    for where, limit in (
        ("game.serve.app.asked.CLASS_REQUESTS", CLASS_REQUESTS),
        ("game.serve.app.guard.ADDRESS_REQUESTS", ADDRESS_REQUESTS),
    ):
        node.time.pass_(1)
        with monkeypatch.context() as patched:
            patched.setattr(where, limit._replace(most=2))
            answers = [student.client.get("/play/") for student in students]
            assert [answer.status_code for answer in answers] == [200, 200, 429]
            assert limit.name in answers[-1].text
            node.time.pass_(1)
            assert students[-1].client.get("/play/").status_code == 200


def test_a_school_joins_from_one_address(in_class: ClassAtHand, node: Node) -> None:
    # As fast as three hundred within ten seconds.
    for number in range(60):
        # Each has the door, its styles and scripts, and the first page.
        node.time.now += 10_000 // 300
        browser = Browser(node.app, ORIGIN, "10.0.0.9", lambda: None)
        for name in STATIC:
            assert browser.client.get(f"/static/{name}").status_code == 200
        browser.get(f"/?code={in_class.code}")
        assert browser.send("/join", code=in_class.code, name=f"N{number}").status == 200
    assert "60 here" in in_class.board().page.text


def test_who_guesses_codes_with_many_hands_holds_nobody_up(
    in_class: ClassAtHand, node: Node
) -> None:
    guesser = node.browser("10.0.0.66")
    guesser.get("/")
    node.server.kept_waiting["10.0.0.66"] = MOST_KEPT_WAITING
    refused = guesser.send("/join", code="ZZZZZZ", name="Guess")
    assert refused.status == 429
    assert node.waited == []
    guesser.get("/")
    assert guesser.send("/join", code=in_class.code, name="Late").status == 200


def test_a_drive_that_refuses_the_journal_of_sqlite_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_on_a_network_drive(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        connection.execute("PRAGMA journal_mode = DELETE")  # type: ignore[attr-defined]

    monkeypatch.setattr("game.serve.store.engines._as_it_must_be", as_on_a_network_drive)
    with pytest.raises(StoreRefused, match="network drives"):
        Store.in_folder(tmp_path / "data")


def test_the_join_page_says_what_is_kept_how_long_and_whom_to_ask(
    one_store: Store, time: Time
) -> None:
    door = Node(one_store, time, notice="Ask n.n@school.example.").browser().get("/")
    for said in ("your moves with their times", "30 days", "Ask n.n@school.example."):
        assert said in door.page.text
    other = Node(one_store, time).browser().get("/")
    assert "Ask your teacher about it" in other.page.text


def test_while_an_archive_is_made_others_are_answered(
    in_class: ClassAtHand, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answered = Event(), Event()

    def slow(*_: object) -> bytes:
        asked.set()
        assert answered.wait(30)
        return b"PK"

    monkeypatch.setattr("game.serve.app.teacher.handing_out.hand_out", slow)
    cookies = dict(in_class.teacher.client.cookies)
    with served(node.school) as address, ThreadPoolExecutor(1) as pool:
        path = f"{address}{in_class.base}hand-out.zip"
        archive = pool.submit(httpx2.get, path, cookies=cookies)
        assert asked.wait(30)
        assert httpx2.get(f"{address}/healthz").text == "ok\n"
        answered.set()
        assert archive.result().content == b"PK"
