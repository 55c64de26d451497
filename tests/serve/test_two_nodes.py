"""Two servers on one PostgreSQL serve one class."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import httpx2
import pytest

from game.serve.store.changes import AddAct
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.browser import Browser, Page
from tests.serve.conftest import Time
from tests.serve.schools import Node, make_class, play_moves
from tests.serve.seeding import PART
from tests.serve.test_serve_command import serving
from tests.serve.test_teachers import another_teacher, link_of
from tests.web.hosted import form_for

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


@pytest.fixture
def nodes(postgres: str, time: Time) -> Iterator[tuple[Node, Node]]:
    with Store.on_postgres(postgres, time) as one, Store.on_postgres(postgres, time) as other:
        yield Node(one, time), Node(other, time)


def at_other(student: Browser, node: Node) -> Browser:
    """The same browser, sent to another server by what stands before them."""
    elsewhere = node.browser()
    elsewhere.client.cookies = student.client.cookies
    elsewhere.at = student.at
    return elsewhere


def test_a_play_goes_on_wherever_its_requests_come_to(nodes: tuple[Node, Node]) -> None:
    one, other = nodes
    in_class = make_class(one)
    in_class.open_all()
    student = in_class.student("Otter")
    elsewhere = at_other(student, other)
    browsers = (student, elsewhere)
    for number, move in enumerate(HISTORY):
        here, there = browsers[number % 2], browsers[(number + 1) % 2]
        assert here.move(form_for(move)).status == 200
        there.at = here.at
    assert elsewhere.get("/play/1/").page.main["data-phase"] == "debrief"
    assert student.get("/play/1/").page.main["data-phase"] == "debrief"


def test_what_the_teacher_does_holds_on_every_node(nodes: tuple[Node, Node]) -> None:
    one, other = nodes
    in_class = make_class(one)
    student = other.student(in_class.code, "Otter")
    assert "groundwork is not open yet" in student.page.text
    in_class.open_all()
    student.get("/play/1/")
    play_moves(student, HISTORY[:3])
    assert "groundwork" in in_class.board().page.text
    in_class.do("pause", on="yes")
    assert "paused" in student.get("/play/1/").page.text


def test_a_link_that_is_taken_back_on_one_opens_nothing_on_the_other(
    nodes: tuple[Node, Node],
) -> None:
    one, other = nodes
    in_class = make_class(one)
    teacher = another_teacher(other, link_of(in_class))
    assert teacher.get(in_class.base).status == 200
    in_class.teacher.get(f"{in_class.base}settings")
    in_class.teacher.send("/links/drop")
    assert teacher.get(in_class.base).status == 403


@pytest.mark.slow
def test_two_programs_on_one_database_serve_one_class(postgres: str, tmp_path: Path) -> None:
    more = ("--database", postgres, "--class", PART.id)
    with (
        serving(tmp_path / "one", *more) as (_, one),
        serving(tmp_path / "other", *more) as (_, other),
        Store.on_postgres(postgres) as store,
        httpx2.Client(follow_redirects=True) as browser,
    ):
        assert one["code"] == other["code"]
        (row,) = store.classes()
        store.write(AddAct("a mark", row.id, "gate", {"gate": "ending"}))
        at = (one["address"], other["address"])

        door = Page(browser.get(f"{at[0]}/").text).form_to("/join").fields
        fields = {**door, "code": row.code, "name": "Otter"}
        page = Page(browser.post(f"{at[1]}/join", data=fields).text)
        # Not more than a player may ask for in a second.
        for number, move in enumerate(HISTORY[:4]):
            form = next(form for form in page.forms if "turn" in form.fields)
            made = {**form.fields, **form_for(move)}
            page = Page(browser.post(f"{at[number % 2]}{form.action}", data=made).text)
            assert page.main["data-turn"] == str(number + 1)


def test_the_same_press_on_two_servers_at_once_is_made_once(nodes: tuple[Node, Node]) -> None:
    in_class = make_class(nodes[0])
    in_class.open_all()
    student = in_class.student("Otter")
    browsers = (student, at_other(student, nodes[1]))
    together = Barrier(2)

    def press(browser: Browser, fields: dict[str, str]) -> int:
        together.wait()
        return browser.move(fields).status

    for move in HISTORY[:8]:
        with ThreadPoolExecutor(2) as pool:
            pressed = [pool.submit(press, browser, form_for(move)) for browser in browsers]
        assert [each.result() for each in pressed] == [200, 200]
        for browser in browsers:
            browser.get("/play/1/")
    assert nodes[0].school.store.revision(1) == 8


def test_a_class_of_another_version_is_not_played_and_handed_out_all_the_same(
    nodes: tuple[Node, Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_class = make_class(nodes[0])
    in_class.open_all()
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:4])
    monkeypatch.setattr("game.serve.playing.cases.played_with", lambda: "9.9.9 rules 99")
    refused = student.get("/play/1/")
    assert refused.status == 409
    assert "was begun with Summitry" in refused.page.text
    zipped = in_class.teacher.client.get(f"{in_class.base}hand-out.zip")
    assert zipped.status_code == 200
