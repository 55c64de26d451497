"""The JSON game: its keys, its errors, and whole games."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game.library.shelf.shelf import Shelf
from game.plain.json.game import JsonGame, Streams
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from tests.loaded import FIXTURES
from tests.plain.typed import ENVOY_JSON, LEADER_JSON
from tests.records.lighthouse import find

View = dict[str, Any]

ALWAYS = {
    "phase", "scene", "title", "text", "meters", "days_left", "hours_left", "rounds_left", "moves",
}  # fmt: skip
AT_THE_TABLE = {"issues", "offers"}
IN_THE_DEBRIEF = {"ending", "label", "scores", "readings", "credit"}


@pytest.fixture
def send(saves: Saves):
    """Sends messages to a new game; what it answers, the first View first, and what it says."""

    def sent(*messages: Any, role: str = "leader", numbers: bool = False) -> list[View]:
        lines = [each if isinstance(each, str) else json.dumps(each) for each in messages]
        out, talk = StringIO(), StringIO()
        source = StringIO("".join(f"{line}\n" for line in lines))
        desk = Desk(lambda: Shelf([FIXTURES.parent]), lambda: saves, numbers=numbers)
        desk.open(saves.begin(find("lighthouse"), role))
        streams = Streams(out, source, talk)
        JsonGame(streams, desk).play()
        assert talk.getvalue() == ""
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return sent


@pytest.mark.parametrize(
    ("role", "messages", "phases"),
    [
        (
            "leader",
            LEADER_JSON,
            "briefing groundwork groundwork groundwork plan scene scene table scene ending "
            "reflection debrief",
        ),
        (
            "envoy",
            ENVOY_JSON,
            "briefing groundwork groundwork groundwork groundwork plan plan plan scene scene table "
            "scene ending reflection debrief",
        ),
    ],
)
def test_a_whole_game_has_the_keys_of_its_phases(send, role: str, messages, phases: str) -> None:
    views = send(*messages, role=role)
    assert [view["phase"] for view in views] == phases.split()
    for view in views:
        more = {"table": AT_THE_TABLE, "plan": {"lines"}, "debrief": IN_THE_DEBRIEF}
        assert set(view) == ALWAYS | more.get(view["phase"], set())
        assert all(isinstance(paragraph, str) for paragraph in view["text"])
        assert all(set(move) == {"id", "text", "open", "why_not"} for move in view["moves"])
        assert set(view["meters"]) == {"preparation", "told", "mandate", "rapport"}
        for rapport in view["meters"]["rapport"].values():
            assert set(rapport) == {"word", "number"} and rapport["number"] is None


def test_numbers_fill_in_rapport(send) -> None:
    [view] = send(numbers=True)
    assert view["meters"]["rapport"] == {"dame-orla": {"word": "correct", "number": 10}}


def test_the_table(send) -> None:
    offer = {"lamp": "watch-and-watch", "dues": "dues-haven"}
    offer |= {"channel": "channel-open", "salvage": "owner-keeps"}
    table, after = send(*LEADER_JSON[:7], {"propose": offer})[-2:]
    lamp = table["issues"][0]
    assert set(lamp) == {"id", "title", "options"}
    assert lamp["options"][0] == {
        "id": "haven-lamp",
        "code": "A1",
        "text": "Haven keeps the lamp",
        "open": True,
        "own": 40,
        "theirs": {"wick": 0},
    }
    assert table["issues"][1]["options"][0]["theirs"] == {"wick": None}
    assert table["issues"][0]["options"][2]["theirs"] == {"wick": 22.5}
    [opening] = table["offers"]
    assert (opening["who"], opening["answer"]) == ("wick", None)
    assert opening["package"]["lamp"] == "wick-lamp"
    mine = after["offers"][1]
    assert (mine["who"], mine["package"]) == ("you", offer)
    assert mine["answer"]["wick"]["accepts"] is False
    assert after["rounds_left"] == table["rounds_left"] - 1
    assert "Your floor is 55.0: below it you are better off walking." in table["text"]


def test_the_plan_and_the_debrief(send) -> None:
    views = send(*LEADER_JSON)
    plan, debrief = views[4], views[-1]
    assert set(plan["lines"][0]) == {"id", "text", "answers"}
    assert plan["lines"][0]["answers"][0] == {"id": "warden-dues", "text": "The dues"}
    assert (debrief["ending"], debrief["label"]) == ("dark-winter", "productive")
    assert set(debrief["scores"]) == {"preparation", "rapport", "durability", "ledger", "deal"}
    assert (debrief["scores"]["durability"], debrief["scores"]["deal"]) == (None, None)
    # 3 x 8 known and no line; rapport 5 x 9.
    assert (debrief["scores"]["preparation"], debrief["scores"]["rapport"]) == (24, 27)
    for reading in debrief["readings"].values():
        assert set(reading) == {"score", "text"}
    assert set(debrief["readings"]) == {"foreign_policy", "krasnyak"}
    assert debrief["credit"] is None
    assert debrief["moves"] == []


def test_a_deal_has_its_numbers(send) -> None:
    deal = {"lamp": "watch-and-watch", "dues": "dues-shared"}
    deal |= {"channel": "channel-pilots", "salvage": "owner-keeps"}
    moves = ({"propose": deal}, {"move": "continue"}, {"move": "skip"})
    debrief = send(*LEADER_JSON[:7], *moves)[-1]
    assert set(debrief["scores"]["deal"]) == {"own", "theirs", "gain", "left"}
    assert debrief["scores"]["deal"]["own"] == 56
    assert debrief["scores"]["deal"]["theirs"] == {"wick": 58.8}
    credit = debrief["credit"]
    assert set(credit) == {"conditions", "preparation", "rapport"}
    assert sum(credit.values()) == pytest.approx(debrief["scores"]["deal"]["gain"], abs=0.2)


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ("not json", "That is not JSON"),
        ("[" * 5000, "That is not JSON"),
        ("9" * 5000, "That is not JSON"),
        ('"' + "x" * 100_001 + '"', "at most 100,000 characters"),
        ([], 'an object with one of "move"'),
        ({}, 'an object with one of "move"'),
        ({"move": "begin", "undo": True}, 'an object with one of "move"'),
        ({"mvoe": "begin"}, 'an object with one of "move"'),
        ({"undo": 1}, '"undo" takes true'),
        ({"quit": False}, '"quit" takes true'),
        ({"move": 3}, '"move" takes a text'),
        ({"move": "commit"}, "not offered here: begin"),
        ({"undo": True}, "cannot be undone"),
        ({"propose": {}}, "no table"),
        ({"plan": {"forecast": True}}, "whole number from 0 to 100"),
        ({"reflect": "early"}, "after the ending"),
    ],
)
def test_what_cannot_be_done_is_an_error_and_changes_nothing(send, message, error: str) -> None:
    first, answer, after = send(message, {"move": "begin"})
    assert list(answer) == ["error"]
    assert error in answer["error"]
    assert (first["phase"], after["phase"]) == ("briefing", "groundwork")


@pytest.mark.parametrize(
    ("package", "error"),
    [
        ({"lamp": "haven-lamp"}, "leaves out dues, channel, salvage"),
        ({"lamp": "guild-lamp", "dues": None, "channel": None, "salvage": None}, "guild-lamp"),
        ({"lamp": "wick-lamp", "dues": None, "channel": None, "salvage": None}, "every issue"),
        ({"lmap": "haven-lamp"}, "no issue 'lmap'"),
    ],
)  # fmt: skip
def test_a_package_that_cannot_be_tabled(send, package, error: str) -> None:
    table, answer, after = send(*LEADER_JSON[:7], {"propose": package}, {"undo": True})[-3:]
    assert error in answer["error"]
    assert "error" in after
    assert table["rounds_left"] == 5


def test_undo_and_quit(send, saves) -> None:
    views = send(*LEADER_JSON[:3], {"undo": True}, {"quit": True}, {"move": "commit"})
    assert [view["days_left"] for view in views] == [4, 4, 3, 2, 3]
    assert saves.slots()[0].moves == 2


def test_blank_lines_are_passed_over(send) -> None:
    assert len(send("", "  ", {"move": "begin"})) == 2


def test_what_cannot_be_saved_is_said_in_every_view_until_it_is_saved_elsewhere(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    saves = Saves(tmp_path / "file" / "saves")
    stick = str(tmp_path / "stick")
    messages = [{"move": "begin"}, {"save": 3}, {"save": f"{tmp_path}/file/x"}, {"save": stick}]
    source = StringIO("".join(f"{json.dumps(message)}\n" for message in messages))
    out, talk = StringIO(), StringIO()
    desk = Desk(lambda: Shelf([FIXTURES.parent]), lambda: saves)
    desk.open(saves.begin(find("lighthouse"), "leader"))
    JsonGame(Streams(out, source, talk), desk).play()
    first, begun, no_folder, nowhere, saved = map(json.loads, out.getvalue().splitlines())
    assert first["unsaved"] == begun["unsaved"] == talk.getvalue().strip()
    assert no_folder == {"error": '"save" takes the name of a folder.'}
    assert nowhere["error"].startswith("It cannot be saved in ")
    assert "unsaved" not in saved and saved["phase"] == "groundwork"
    assert [slot.moves for slot in Saves(tmp_path / "stick").slots()] == [1]


def test_a_pseudonym_is_written_into_the_journal(send, saves) -> None:
    *_, not_a_text, refused, signed = send(
        {"pseudonym": 7}, {"pseudonym": "a/b"}, {"pseudonym": "otter"}
    )
    assert not_a_text == {"error": '"pseudonym" takes a text, empty for none.'}
    assert refused["error"].startswith('This pseudonym is not used: it holds "/"')
    assert signed["phase"] == "briefing"
    assert read_journal(saves.slots()[0].path).pseudonym == "otter"


@pytest.mark.parametrize(
    ("folder", "error"),
    [
        ("\0", "A path cannot hold the character NUL."),
        ("~nobody-of-that-name/x", "there is no home folder for ~nobody-of-that-name."),
        ("/" + "x" * 300, "It cannot be saved in /xxx"),
    ],
)
def test_a_folder_that_cannot_be_is_an_error(send, folder: str, error: str) -> None:
    _, answer, begun = send({"save": folder}, {"move": "begin"})
    assert error in answer["error"]
    assert begun["phase"] == "groundwork"


def test_a_line_is_bounded_before_it_is_read(send) -> None:
    _, long, begun = send(" " * 3_000_000 + "{}", "\ufeff" + json.dumps({"move": "begin"}))
    assert long == {"error": "A line is at most 100,000 characters long."}
    assert begun["phase"] == "groundwork"


def test_a_paper_is_read_without_a_move(send) -> None:
    first, begun, dossier, brief, nothing = send(
        {"move": "begin"}, {"read": "dossier"}, {"read": "brief"}, {"read": "minutes"}
    )
    assert (first["phase"], begun["phase"]) == ("briefing", "groundwork")
    assert list(dossier) == ["dossier"] and isinstance(dossier["dossier"], list)
    assert brief["brief"] == first["text"]
    assert nothing == {"error": '"read" takes one of dossier, people, brief, changed.'}
