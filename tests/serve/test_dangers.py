"""What must not be possible from outside, from another site, or from the next desk."""

import pytest

from game.library.limits import PLAYER_REQUESTS, REQUEST_BYTES
from game.serve.app.config import Config
from game.serve.app.guard import names_of
from game.serve.app.network import Interface
from game.serve.store.store import Store
from game.serve.store.tables import metadata
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.browser import Page
from tests.serve.conftest import Time
from tests.serve.schools import ClassAtHand, Node, make_class, play_moves

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


@pytest.fixture
def in_class(node: Node) -> ClassAtHand:
    found = make_class(node)
    found.open_all()
    return found


def test_only_names_of_this_machine_are_answered(node: Node) -> None:
    for host in ("evil.example", "evil.example:8470", "127.0.0.1.evil.example", ""):
        assert node.browser().client.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost:8470", "127.0.0.1", "[::1]:8470"):
        assert node.browser().client.get("/", headers={"host": host}).status_code == 200


def test_in_another_network_it_is_found_under_its_new_address(
    node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = node.browser()
    browser.client.get("/")
    moved = [Interface("wlan0", "192.168.77.5")]
    monkeypatch.setattr("game.serve.app.asked.addresses_of_machine", lambda: moved)
    node.time.pass_(1)
    assert browser.client.get("/", headers={"host": "192.168.77.5:8470"}).status_code == 200
    assert browser.client.get("/", headers={"host": "192.168.77.6:8470"}).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:9999", "http://x"])
def test_a_form_of_another_site_is_refused(in_class: ClassAtHand, origin: str) -> None:
    student = in_class.student("Otter")
    form = next(form for form in student.page.forms if "turn" in form.fields)
    fields = {**form.fields, "move": "begin"}
    assert student.post(form.action, fields, origin=origin).status == 403
    assert student.post(form.action, fields, origin="null").status == 200


def test_a_form_without_the_token_of_this_browser_is_refused(in_class: ClassAtHand) -> None:
    student, other = (in_class.student(name) for name in ("Otter", "Heron"))
    form = next(form for form in student.page.forms if "turn" in form.fields)
    theirs = next(form for form in other.page.forms if "turn" in form.fields).fields["token"]
    for token in ("", "0" * 32, theirs):
        refused = student.post(form.action, {**form.fields, "move": "begin", "token": token})
        assert refused.status == 403
    assert student.get("/play/1/").page.main["data-phase"] == "briefing"


def test_looking_changes_nothing(in_class: ClassAtHand, node: Node) -> None:
    student = in_class.student("Otter")
    before = node.school.store.position(1)
    for path in ("/play/1/", "/play/1/?move=begin", "/play/1/delete", "/play/", "/leave", "/join"):
        student.get(path)
    for path in ("", "wall", "reach", "debrief", "hand-out", "hand-out.zip", "delete", "do"):
        in_class.teacher.client.get(f"{in_class.base}{path}")
    assert node.school.store.position(1) == before


def test_one_student_reaches_nothing_of_another(in_class: ClassAtHand) -> None:
    one, other = (in_class.student(name) for name in ("Otter", "Heron"))
    play_moves(one, HISTORY[:3])
    assert other.get("/play/1/").page.main["data-turn"] == "0"
    assert other.get("/play/2/").status == 404
    for path in (
        "/teacher/",
        in_class.base,
        f"{in_class.base}hand-out.zip",
        f"{in_class.base}wall",
    ):
        assert other.get(path).status == 403
    token = other.get("/play/1/").page.forms[0].fields["token"]
    refused = other.post(f"{in_class.base}do", {"token": token, "act": "gate", "gate": "ending"})
    assert refused.status == 403
    assert other.client.get(f"{in_class.base}live/board?since=0").status_code == 403


def test_the_teachers_link_shows_a_button_and_leaves_an_address_without_the_token(
    node: Node,
) -> None:
    teacher = node.teacher()
    assert teacher.at is not None
    assert teacher.at.url.endswith("/teacher/")
    assert node.browser().get("/teacher/key/" + "0" * 32).status == 404


def test_a_link_works_for_two_days(node: Node, time: Time) -> None:
    from game.serve.school.making import new_link

    link = new_link(node.school)
    time.pass_(60 * 47)
    assert node.browser().get(f"/teacher/key/{link}").status == 200
    time.pass_(60 * 2)
    assert node.browser().get(f"/teacher/key/{link}").status == 404


def test_no_token_lies_in_the_rows(in_class: ClassAtHand, node: Node) -> None:
    student = in_class.student("Otter")
    held = [*student.client.cookies.values(), *in_class.teacher.client.cookies.values()]
    with node.school.store.reading() as connection:
        rows = [
            repr(row._mapping)
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        ]
    assert len(held) >= 3
    for token in held:
        assert not any(token in row for row in rows)


def test_cookies_are_out_of_reach(in_class: ClassAtHand, node: Node) -> None:
    browser = node.browser()
    answer = browser.client.get("/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert node.school.store.name in cookie


def test_behind_a_proxy_with_https_cookies_are_secure(store_node: "Node") -> None:
    browser = store_node.browser("10.1.1.1")
    answer = browser.client.get(
        "/summitry/",
        headers={
            "host": "school.example",
            "x-forwarded-for": "203.0.113.9, 198.51.100.7",
            "x-forwarded-proto": "https",
        },
    )
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-summitry-")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    page = Page(answer.text)
    assert page.form_to("/join").action == "/summitry/join"
    assert store_node.server.arrived == {"198.51.100.7"}


def test_nobody_else_is_believed_about_who_asks(store_node: "Node") -> None:
    browser = store_node.browser("10.9.9.9")
    headers = {"host": "school.example", "x-forwarded-for": "1.2.3.4"}
    browser.client.get("/summitry/", headers=headers)
    assert store_node.server.arrived == {"10.9.9.9"}


@pytest.fixture
def store_node(one_store: Store, time: Time) -> Node:
    """A server behind a proxy, below a path."""
    config = Config(
        names_of(["school.example"]), "https://school.example/summitry", frozenset({"10.1.1.1"})
    )
    return Node(one_store, time, config)


def test_every_answer_says_what_a_page_may_do(in_class: ClassAtHand, node: Node) -> None:
    student = in_class.student("Otter")
    for path in ("/", "/play/1/", "/static/class.js", "/nothing", "/healthz"):
        headers = student.client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"


def test_too_much_is_refused_before_it_is_read(in_class: ClassAtHand) -> None:
    student = in_class.student("Otter")
    huge = "x" * (REQUEST_BYTES.most + 1)
    answer = student.client.post("/play/1/", content=huge)
    assert answer.status_code == 413
    assert "request-bytes" in answer.text

    # Of a body that does not say how long it is, no more is read than may be.
    piecemeal = (b"x" * 4096 for _ in range(100))
    assert student.client.post("/play/1/", content=piecemeal).status_code == 413
    many = "&".join("a=1" for _ in range(500))
    assert student.client.post("/play/1/", content=many).status_code == 400


def test_whoever_asks_too_fast_is_told(in_class: ClassAtHand, node: Node) -> None:
    student = in_class.student("Otter")
    node.time.pass_(1)
    codes = [student.client.get("/play/").status_code for _ in range(PLAYER_REQUESTS.most + 1)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {200}
    node.time.pass_(1)
    assert student.client.get("/play/").status_code == 200


def test_wrong_codes_are_answered_ever_later_and_right_ones_at_once(
    in_class: ClassAtHand, node: Node
) -> None:
    guesser = node.browser("10.0.0.66")
    guesser.get("/")
    for _ in range(8):
        guesser.get("/")
        assert guesser.send("/join", code="ZZZZZZ", name="Guess").status == 404
    assert node.waited == [0.25, 0.5, 1, 2, 4, 8, 10, 10]
    # From the same address, after all of those.
    guesser.get("/")
    assert guesser.send("/join", code=in_class.code.lower(), name="Late").status == 200
    assert len(node.waited) == 8


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "a/b", "x" * 61, "", "‮drawkcab", "..", "\x1b[2J"]
)
def test_a_name_that_is_none_is_refused(in_class: ClassAtHand, node: Node, name: str) -> None:
    browser = node.browser()
    browser.get("/")
    refused = browser.send("/join", code=in_class.code, name=name)
    assert refused.status == 409
    assert refused.page.form_to("/join").fields["code"] == in_class.code, "to be tried again"
    assert "<script>alert" not in refused.page.html


def test_what_students_and_teacher_write_is_shown_and_never_obeyed(in_class: ClassAtHand) -> None:
    student = in_class.student("Otter")
    text = "<script>alert(1)</script>\"'><img src=x>{{ 7*7 }}"
    in_class.do("say", text=text)
    assert "<script>alert" not in student.get("/play/1/").page.html
    play_moves(student, HISTORY[:-1])
    student.move({"move": "reflect", "reflect": text})
    for page in (
        student.get("/play/1/"),
        in_class.board(),
        in_class.teacher.get(f"{in_class.base}debrief"),
    ):
        assert "<script>alert" not in page.page.html
        assert "<img src=x>" not in page.page.html


def test_there_is_no_way_to_files_or_content(in_class: ClassAtHand) -> None:
    student = in_class.student("Otter")
    for path in ("/static/../run.py", "/static/%2e%2e/run.py", "/play/1/../../etc/passwd"):
        assert student.client.get(path).status_code in (404, 200)
        assert "import" not in student.client.get(path).text[:200]
    teacher = in_class.teacher
    for case in ("../../etc", "no-such-case", "", "reykjavik-1986/../x"):
        teacher.get("/teacher/")
        assert teacher.send("/teacher/new", case=case).status == 409
