"""Several teachers on one server, settings that are changed, and a class forgotten open."""

from urllib.parse import urlsplit

import pytest

from game.library.limits import IDLE_HOURS
from tests.serve.browser import Browser
from tests.serve.conftest import Time
from tests.serve.schools import ClassAtHand, Node, make_class, self_path


def link_of(in_class: ClassAtHand) -> str:
    """The path of a link to a class, made on its page."""
    in_class.teacher.get(f"{in_class.base}settings")
    answer = in_class.teacher.send("/link")
    return urlsplit(answer.page.html.partition('class="link">')[2].partition("<")[0]).path


def another_teacher(node: Node, link: str) -> Browser:
    """The browser of another teacher, in which a link was opened."""
    browser = node.browser("127.0.0.1")
    browser.get(link)
    assert browser.send(self_path(browser)).status == 200
    return browser


def test_a_link_to_a_class_opens_that_class_and_no_other(node: Node) -> None:
    theirs, mine = make_class(node, title="Theirs"), make_class(node, title="Mine")
    student = theirs.student("Otter")
    other = another_teacher(node, link_of(theirs))
    assert other.at is not None
    assert other.at.url.endswith(theirs.base), "it leaves an address without the token"

    for path in ("", "reach", "wall", "debrief", "hand-out", "hand-out.zip", "settings", "delete"):
        assert other.client.get(f"{theirs.base}{path}").status_code == 200, path
        assert other.client.get(f"{mine.base}{path}").status_code == 403, path
    assert other.client.get(f"{mine.base}live/board?since=0").status_code == 403
    listed = other.get("/teacher/")
    assert "Theirs" in listed.page.text
    assert "Mine" not in listed.page.text
    assert listed.page.forms == [], "whoever started the server makes classes"

    # Her buttons work in her class, and nowhere else.
    other.get(theirs.base)
    token = other.page.forms[0].fields["token"]
    opened = {"token": token, "act": "gate", "gate": "plan"}
    assert other.post(f"{theirs.base}do", opened).status == 200
    assert student.get("/play/1/").page.moves == ["begin"]
    assert other.post(f"{mine.base}do", opened).status == 403
    new = {"token": token, "case": "hanoi-2019", "who": "leader"}
    assert other.post("/teacher/new", new).status == 403


def test_one_browser_holds_links_to_several_classes(node: Node) -> None:
    one, other = make_class(node), make_class(node)
    browser = another_teacher(node, link_of(one))
    browser.get(link_of(other))
    browser.send(self_path(browser))
    for each in (one, other):
        assert browser.get(each.base).status == 200


def test_links_to_a_class_are_taken_back_and_the_servers_stays(node: Node) -> None:
    in_class = make_class(node)
    link = link_of(in_class)
    other = another_teacher(node, link)
    assert other.get(f"{in_class.base}settings").status == 200
    assert not any(form.action.endswith("/drop") for form in other.page.forms)

    in_class.teacher.get(f"{in_class.base}settings")
    in_class.teacher.send("/links/drop")
    assert other.get(in_class.base).status == 403
    assert node.browser().get(link).status == 404
    assert in_class.board().status == 200


def test_a_link_to_a_deleted_class_opens_nothing(node: Node) -> None:
    in_class = make_class(node)
    link = link_of(in_class)
    other = another_teacher(node, link)
    in_class.teacher.get(f"{in_class.base}delete")
    deleted = in_class.teacher.send(f"{in_class.base}delete")
    assert "The class is deleted" in deleted.page.text
    assert other.get(in_class.base).status == 403
    assert node.browser().get(link).status == 404


def test_whoever_has_a_link_to_a_class_deletes_it_and_has_nothing_left(node: Node) -> None:
    in_class = make_class(node)
    other = another_teacher(node, link_of(in_class))
    other.get(f"{in_class.base}delete")
    deleted = other.send(f"{in_class.base}delete")
    assert (deleted.status, "The class is deleted" in deleted.page.text) == (200, True)
    assert other.get("/teacher/").status == 403


def test_settings_are_changed_while_a_class_plays(node: Node, time: Time) -> None:
    in_class = make_class(node, title="Clas 9b", reading="30", release="later")
    in_class.open_all()
    student = in_class.student("Otter")
    assert student.move({"move": "begin"}).status == 409

    teacher = in_class.teacher
    form = teacher.get(f"{in_class.base}settings").page.form_to("/settings")
    assert form.fields["title"] == "Clas 9b"
    assert form.fields["reading"] == "30"
    assert form.fields["release"] == "later"
    teacher.send("/settings", title="Class 9b", reading="0", meters="numbers", release="at-once")

    board = in_class.board()
    assert "Class 9b" in board.page.text
    assert "Release the scores" not in board.page.text
    student.get("/play/1/")
    assert student.move({"move": "begin"}).page.main["data-phase"] == "groundwork"
    again = teacher.get(f"{in_class.base}settings").page.form_to("/settings")
    assert (again.fields["meters"], again.fields["release"]) == ("numbers", "at-once")


@pytest.mark.parametrize("reading", ["61", "-1", "x", "0070"])
def test_a_wrong_setting_is_said_and_nothing_changed(node: Node, reading: str) -> None:
    in_class = make_class(node, title="Before")
    teacher = in_class.teacher
    teacher.get(f"{in_class.base}settings")
    refused = teacher.send("/settings", title="After", reading=reading)
    assert refused.status == 409
    assert "number of minutes" in refused.page.text
    assert refused.page.form_to("/settings").fields["title"] == "After", "what was typed stays"
    assert "Before" in in_class.board().page.text


def test_a_class_forgotten_open_closes_its_door_and_keeps_who_is_in(node: Node, time: Time) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    time.pass_(IDLE_HOURS.most * 60 - 10)
    in_class.student("Heron")
    time.pass_(IDLE_HOURS.most * 60 + 1)

    late = node.browser()
    late.get("/")
    refused = late.send("/join", code=in_class.code, name="Crane")
    assert refused.status == 409
    assert "idle-hours" in refused.page.text
    board = in_class.board()
    assert "the door is closed" in board.page.text
    assert in_class.code not in in_class.teacher.get(f"{in_class.base}wall").page.text
    assert student.get("/play/1/").status == 200

    joining = in_class.teacher.get(f"{in_class.base}reach")
    assert "nothing has happened in this class for days" in joining.page.text
    opened = in_class.teacher.send("/do")
    assert opened.url.endswith("/reach")
    assert "The door is closed" not in opened.page.text
    late.get("/")
    assert late.send("/join", code=in_class.code, name="Crane").status == 200


def test_a_new_class_begins_with_the_case_that_is_learned_first(node: Node) -> None:
    in_class = make_class(node)
    listed = in_class.teacher.get("/teacher/")
    assert listed.page.form_to("/teacher/new").fields["case"] == "camp-david-1978"
