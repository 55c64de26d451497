"""The one player's server gives nothing to anybody else: other programs, other sites, old tabs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.web import static
from tests.browser.asking import Visitor, send
from tests.loaded import FIXTURES
from tests.web.served import served


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """The player, at a game with the cases of the tests."""
    with served(tmp_path / "saves", [FIXTURES.parent]) as serving:
        yield Visitor(serving)


def begins(visitor: Visitor) -> str:
    """A play of the lighthouse; where it is."""
    return visitor.post("/cases/lighthouse", {"role": "envoy"}).headers["location"]


def test_the_address_that_was_printed_gives_a_cookie_and_leads_on(visitor: Visitor) -> None:
    visitor.cookie = ""
    token = visitor.serving.server.token
    got = visitor.get(f"/enter/{token}")

    assert got.status == 303
    assert got.headers["location"] == "/"
    cookie = got.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert visitor.serving.server.cookie in cookie
    assert token not in cookie


def test_it_listens_on_this_machine_alone(visitor: Visitor) -> None:
    assert visitor.serving.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path", ["/", "/plays/lighthouse-envoy-1/", "/saves", "/alive", "/static/summitry.css"]
)
@pytest.mark.parametrize("cookie", ["", "summitry=guess", "{name}=guess", "{name}="])
def test_without_the_cookie_there_is_nothing(visitor: Visitor, path: str, cookie: str) -> None:
    visitor.cookie = cookie.format(name=visitor.serving.server.cookie_name)
    got = visitor.get(path)

    assert got.status == 403
    assert "Open the address that the game printed" in got.body
    assert "lighthouse" not in got.body.lower()


@pytest.mark.parametrize("path", ["/enter", "/enter/", "/enter/guess", "/enter/a/b", "/enter/ü"])
def test_a_guess_at_the_token_gets_nothing(visitor: Visitor, path: str) -> None:
    got = send(
        visitor.serving, f"GET {path} HTTP/1.1".replace("ü", "%C3%BC"), f"Host: {visitor.host}"
    )
    assert got.status == 403
    assert "set-cookie" not in got.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil:80"])
def test_another_name_for_this_machine_is_refused(visitor: Visitor, host: str) -> None:
    # A site that has its own name point here could else read what its visitor may.
    visitor.host = host
    assert visitor.get("/").status == 421
    assert visitor.get(f"/enter/{visitor.serving.server.token}").status == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "http://evil"])
def test_a_form_from_another_site_is_refused(visitor: Visitor, origin: str) -> None:
    address = begins(visitor)
    got = visitor.post(address, {"turn": "0", "move": "begin"}, f"Origin: {origin}")

    assert got.status == 403
    assert 'data-turn="0"' in visitor.get(address).body


@pytest.mark.parametrize("origin", ["null", "http://{host}"])
def test_our_own_forms_pass(visitor: Visitor, origin: str) -> None:
    address = begins(visitor)
    said = f"Origin: {origin.format(host=visitor.host)}"
    assert visitor.post(address, {"turn": "0", "move": "begin"}, said).status == 303


@pytest.mark.parametrize("token", ["", "guess"])
def test_a_form_without_the_token_changes_nothing_and_loses_nothing(
    visitor: Visitor, token: str
) -> None:
    address = begins(visitor)
    late = visitor.post(
        address, {"token": token, "turn": "0", "move": "reflect", "reflect": "Two men."}
    )
    assert late.status == 403
    assert "Two men." in late.body
    for path, fields in [
        ("/cases/lighthouse", {"role": "leader"}),
        ("/saves", {"do": "delete", "play": "lighthouse-envoy-1"}),
        ("/settings", {"theme": "daylight"}),
        (f"{address}branch", {"before": "1"}),
        (f"{address}sign", {"pseudonym": "otter"}),
    ]:
        assert visitor.post(path, {"token": token, **fields}).status == 403
    assert visitor.serving.desk.settings.page_theme == "system"


def test_looking_changes_nothing(visitor: Visitor) -> None:
    address = begins(visitor)
    for query in ("?move=begin&turn=0", f"?move=begin&turn=0&token={visitor.token}"):
        assert visitor.get(address + query).status == 200
    assert 'data-turn="0"' in visitor.get(address).body


def test_every_answer_carries_the_policy(visitor: Visitor) -> None:
    address = begins(visitor)
    for got in (
        visitor.get("/"),
        visitor.get(address),
        visitor.get("/static/summitry.js"),
        visitor.get("/no-such-page"),
        visitor.post(address, {"turn": "0", "move": "begin"}),
    ):
        assert got.headers["content-security-policy"] == static.POLICY
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["referrer-policy"] == "same-origin"
        assert "python" not in got.headers["server"].lower()
    assert "unsafe" not in static.POLICY


@pytest.mark.parametrize(
    "path",
    [
        "/static/../__init__.py", "/static/..%2f__init__.py", "/static/", "/static/no-such",
        "/static/%2e%2e/pages.py",
    ],
)  # fmt: skip
def test_no_file_but_those_named_is_served(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status == 404


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc%2fpasswd", "%2e%2e", "no-such", "lighthouse-envoy-1.json", "%00", "a/b"]
)
def test_no_play_but_those_in_the_folder_is_opened(visitor: Visitor, name: str) -> None:
    begins(visitor)
    got = visitor.get(f"/plays/{name}/")
    assert got.status in (404, 409)
    assert visitor.get(f"/saves/{name}.json").status in (404, 409)


@pytest.mark.parametrize(
    ("length", "status"),
    [("10000000", 413), ("99999999999", 411), ("-1", 411), ("many", 411), ("", 411)],
)
def test_a_form_of_no_sensible_length_is_not_read(
    visitor: Visitor, length: str, status: int
) -> None:
    got = send(
        visitor.serving, "POST /settings HTTP/1.1", f"Host: {visitor.host}",
        f"Cookie: {visitor.cookie}", f"Content-Length: {length}",
    )  # fmt: skip
    assert got.status == status


def test_a_form_that_is_long_for_a_form_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/settings", {"theme": "x" * 200_000}).status == 413
    many = {f"field-{n}": "" for n in range(1000)}
    assert visitor.post("/settings", many).status == 400


def test_names_and_texts_are_shown_and_not_obeyed(visitor: Visitor) -> None:
    address = begins(visitor)
    hostile = "<script>alert(1)</script>"
    late = visitor.post(address, {"turn": "9", "move": "reflect", "reflect": hostile})
    assert hostile not in late.body
    assert "&lt;script&gt;" in late.body
    listed = visitor.get("/?show=teaches%20%3Cscript%3Ealert(1)%3C/script%3E")
    assert hostile not in listed.body
