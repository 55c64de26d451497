"""The one player's pages: cases, plays and saves over HTTP, the same journals as everywhere."""

import json
import os
import re
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.browser.plays import MOST_OPEN
from game.records.player.settings import read_settings
from game.records.saves.reading import read_journal
from game.session.handing_over import handed_over_by
from tests.browser.asking import Visitor
from tests.loaded import FIXTURES
from tests.records.lighthouse import ENVOY, lighthouse
from tests.web.hosted import form_for
from tests.web.served import served


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """The folder of journals."""
    return tmp_path / "saves"


@pytest.fixture
def visitor(saves: Path) -> Iterator[Visitor]:
    """The player, at a game with the cases of the tests."""
    with served(saves, [FIXTURES.parent]) as serving:
        yield Visitor(serving)


def begin(visitor: Visitor, role: str = "envoy") -> str:
    """A play of the lighthouse; where it is."""
    return visitor.post("/cases/lighthouse", {"role": role}).headers["location"]


def turn(visitor: Visitor, address: str) -> str:
    """The turn at which a play stands."""
    found = re.search(r'data-turn="(\d+)"', visitor.get(address).body)
    assert found is not None
    return found[1]


def play(visitor: Visitor, address: str, moves: int = len(ENVOY)) -> None:
    """Play the envoy's moves."""
    for move in ENVOY[:moves]:
        form = {"turn": turn(visitor, address), **form_for(move)}
        assert visitor.post(address, form).status == 303


def test_every_move_lies_in_the_folder_before_its_page_is_seen(
    visitor: Visitor, saves: Path
) -> None:
    address = begin(visitor)
    for made in range(1, 4):
        visitor.post(address, {"turn": turn(visitor, address), **form_for(ENVOY[made - 1])})
        assert len(read_journal(saves / "lighthouse-envoy-1.json").moves) == made


def test_what_is_left_is_gone_on_with_by_the_next_game(saves: Path) -> None:
    with served(saves, [FIXTURES.parent]) as serving:
        first = Visitor(serving)
        play(first, begin(first), 4)
    with served(saves, [FIXTURES.parent]) as serving:
        second = Visitor(serving)
        assert "Go on: " in second.get("/").body
        address = "/plays/lighthouse-envoy-1/"
        assert 'data-phase="groundwork"' in second.get(address).body
        # A tab of the game before has another cookie, and its forms another token.
        late = second.post(address, {"token": first.token, "turn": "4", "move": "commit"})
        assert late.status == 403
        assert "started again" in late.body
        assert second.post(address, {"turn": turn(second, address), "move": "undo"}).status == 303


def test_many_tabs_on_many_plays(visitor: Visitor) -> None:
    stale: dict[str, str] = {}
    for _ in range(MOST_OPEN + 2):
        address = begin(visitor)
        stale[address] = turn(visitor, address)
        visitor.post(address, {"turn": stale[address], "move": "begin"})
    first, *others = stale
    assert len(others) == MOST_OPEN + 1
    # The first were put away meanwhile; a page from before is still known to be old.
    assert turn(visitor, first) > stale[first]
    late = visitor.post(first, {"turn": stale[first], "move": "sound-the-bar"})
    assert late.status == 409


def test_a_finished_play_is_signed_kept_and_branched(visitor: Visitor, saves: Path) -> None:
    address = begin(visitor)
    play(visitor, address)
    visitor.post(f"{address}sign", {"pseudonym": "otter"})
    journal = visitor.get(f"{address}journal.json")
    assert json.loads(journal.body)["pseudonym"] == "otter"
    assert "attachment" in journal.headers["content-disposition"]
    assert journal.body.encode() == (saves / "lighthouse-envoy-1.json").read_bytes()
    assert visitor.get(f"{address}debrief.md").body.startswith("# ")
    assert "<svg" in visitor.get(f"{address}debrief.html").body
    branched = visitor.post(f"{address}branch", {"before": "3"})
    assert branched.headers["location"] == "/plays/lighthouse-envoy-2/"
    parent = read_journal(saves / "lighthouse-envoy-2.json").parent
    assert parent is not None
    assert (parent.file, parent.move) == ("lighthouse-envoy-1.json", 3)


def test_the_leader_takes_over_what_the_envoy_hands_over(visitor: Visitor, saves: Path) -> None:
    assert "Take over" not in visitor.get("/cases/lighthouse").body
    play(visitor, begin(visitor))
    assert 'name="after" value="lighthouse-envoy-1"' in visitor.get("/cases/lighthouse").body

    form = {"role": "leader", "after": "lighthouse-envoy-1"}
    address = visitor.post("/cases/lighthouse", form).headers["location"]
    assert address == "/plays/lighthouse-leader-1/"
    visitor.post(address, {"turn": turn(visitor, address), "move": "begin"})
    envoy, leader = (
        read_journal(saves / f"lighthouse-{role}-1.json") for role in ("envoy", "leader")
    )
    # The same as in the terminal.
    assert leader.relay == handed_over_by(envoy, "it", lighthouse())
    assert leader.relay is not None
    assert visitor.post("/cases/lighthouse", form | {"role": "envoy"}).status == 409
    assert visitor.post("/cases/lighthouse", form | {"after": "gone"}).status == 409


@pytest.mark.parametrize("before", ["0", "99", "", "three", "1" * 20])
def test_a_play_is_branched_only_before_one_of_its_moves(visitor: Visitor, before: str) -> None:
    address = begin(visitor)
    play(visitor, address)
    assert visitor.post(f"{address}branch", {"before": before}).status == 409


def test_a_name_that_cannot_be_signed_with_is_refused(visitor: Visitor) -> None:
    address = begin(visitor)
    play(visitor, address)
    refused = visitor.post(f"{address}sign", {"pseudonym": "a/b"})
    assert refused.status == 409
    assert "This pseudonym is not used" in refused.body


def test_saved_plays_are_renamed_deleted_and_brought_back(visitor: Visitor, saves: Path) -> None:
    address = begin(visitor)
    play(visitor, address, 3)
    name = {"play": "lighthouse-envoy-1"}
    assert visitor.post("/saves", {"do": "rename", "name": "harbour", **name}).status == 303
    assert 'data-turn="' in visitor.get("/plays/harbour/").body
    assert visitor.post("/saves", {"do": "delete", "play": "harbour"}).status == 303
    assert not (saves / "harbour.json").exists()
    assert "harbour was deleted" in visitor.get("/saves").body
    assert visitor.post("/saves", {"do": "bring-back"}).status == 303
    assert 'data-phase="groundwork"' in visitor.get("/plays/harbour/").body


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
def test_a_file_whose_name_is_no_text_can_be_renamed(visitor: Visitor, saves: Path) -> None:
    play(visitor, begin(visitor), 3)
    strange = os.fsdecode(b"lighthouse-\xff%2f#?.json")
    (saves / "lighthouse-envoy-1.json").rename(saves / strange)
    listed = visitor.get("/saves").body
    address = re.search(r'<a href="(/plays/[^"]+)">', listed)
    named = re.search(r'name="play" value="([^"]+)"', listed)
    assert address is not None
    assert named is not None
    assert 'data-phase="groundwork"' in visitor.get(address[1]).body
    assert visitor.post("/saves", {"do": "rename", "play": named[1], "name": "sound"}).status == 303
    assert (saves / "sound.json").exists()


@pytest.mark.parametrize("do", ["rename", "delete", "burn", ""])
def test_what_cannot_be_done_with_a_save_is_said(visitor: Visitor, do: str) -> None:
    refused = visitor.post("/saves", {"do": do, "play": "../lighthouse", "name": "../x"})
    assert refused.status == 409
    assert 'role="status">' in refused.body


def sent(visitor: Visitor, name: str, content: bytes) -> tuple[int, str]:
    """Send a file as a browser does."""
    edge = "----edge"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in (("token", visitor.token), ("do", "copy-in"))
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="journal"; filename="{name}"\r\n'
    kind = b"Content-Type: application/json\r\n\r\n"
    body = b"".join([*parts, head.encode(), kind, content, f"\r\n--{edge}--\r\n".encode()])
    got = visitor.send_body("/saves", f"multipart/form-data; boundary={edge}", body)
    return got.status, got.body


def test_a_journal_is_copied_in_under_its_own_name(visitor: Visitor, saves: Path) -> None:
    play(visitor, begin(visitor), 3)
    content = (saves / "lighthouse-envoy-1.json").read_bytes()
    assert sent(visitor, "C:\\Users\\otter\\harbour.json", content) == (303, "")
    assert (saves / "harbour.json").read_bytes() == content
    assert sent(visitor, "../../../etc/passwd.json", content)[0] == 303
    assert (saves / "passwd.json").read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"{}", b"not a journal", b"\xff\x00" * 100])
def test_what_is_no_journal_is_not_copied_in(visitor: Visitor, saves: Path, content: bytes) -> None:
    status, body = sent(visitor, "harbour.json", content)
    assert status == 409
    assert 'role="status">' in body
    assert not list(saves.glob("harbour*"))


def test_settings_hold_here_and_are_kept(visitor: Visitor, saves: Path) -> None:
    wanted = {
        "theme": "contrast", "numbers": "yes", "hide_meters": "yes", "keys": "no", "width": "56",
        "figures": "no",
    }  # fmt: skip
    assert visitor.post("/settings", {**wanted, "width ": "1"}).status == 303
    kept = read_settings(saves)
    assert kept.page_theme == "contrast"
    assert (kept.numbers, kept.hide_meters, kept.page_keys, kept.width) == (True, True, False, 56)
    assert kept.theme == "cable"
    assert (kept.page_figures, kept.figures) == (False, False)
    page = visitor.get(begin(visitor)).body
    assert 'data-theme="contrast" data-width="56"' in page
    assert "data-keys" not in page
    assert 'class="meters"' not in page
    assert visitor.post("/settings", {"theme": "pink", "width": "7"}).status == 303
    assert read_settings(saves) == kept


def test_the_codex_fills_with_what_was_met(visitor: Visitor) -> None:
    assert "Nothing yet" in visitor.get("/codex").body
    play(visitor, begin(visitor), 6)
    assert "Jory Pell" in visitor.get("/codex").body


def test_where_nothing_can_be_saved_the_play_goes_on_and_says_so(
    visitor: Visitor, saves: Path
) -> None:
    address = begin(visitor)
    saves.parent.joinpath("away").mkdir()
    saves.rename(saves.parent / "away" / "saves")
    saves.write_text("in the way")
    assert visitor.post(address, {"turn": "0", "move": "begin"}).status == 303
    page = visitor.get(address).body
    assert 'data-phase="groundwork"' in page
    assert "Nothing can be saved" in page
    # What is in memory can still be taken along, or saved in another folder from now on.
    assert json.loads(visitor.get(f"{address}journal.json").body)["moves"]
    assert f'action="{address}elsewhere"' in page
    refused = visitor.post(f"{address}elsewhere", {"folder": str(saves)})
    assert refused.status == 409
    other = saves.parent / "other"
    assert visitor.post(f"{address}elsewhere", {"folder": str(other)}).status == 303
    assert "Nothing can be saved" not in visitor.get(address).body
    form = {"turn": turn(visitor, address), "move": "sound-the-bar"}
    assert visitor.post(address, form).status == 303
    assert (other / "lighthouse-envoy-1.json").exists()


def test_what_is_not_there_is_said_in_a_page(visitor: Visitor) -> None:
    for path in ("/no-such", "/cases", "/cases/no-such", "/plays", "/saves/x/y"):
        got = visitor.get(path)
        assert got.status in (404, 409)
        assert "<h1>" in got.body
    address = begin(visitor)
    for below in ("no-such", "debrief/deal", "debrief.html", "branch"):
        assert visitor.get(address + below).status == 404


def test_a_browser_that_hangs_up_is_no_fault(
    visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    for said in (b"", b"GET", b"GET / HTTP/1.1\r\nHost: ", b"\x16\x03\x01\x00"):
        with socket.create_connection(("127.0.0.1", visitor.serving.server.port)) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.sendall(said)
    assert visitor.get("/").status == 200
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_games_own_is_one_page_and_the_others_go_on(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = begin(visitor)
    with monkeypatch.context() as patched:
        patched.setattr(visitor.serving.desk, "codex", lambda: 1 / 0)
        got = visitor.get("/codex")
    assert got.status == 500
    assert "ZeroDivisionError" in got.body
    assert visitor.get(address).status == 200
