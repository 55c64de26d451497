"""The host of the site: plays kept after every move, tabs, storage refused, journals in and out."""

import json
import re
import shutil
from pathlib import Path

import pytest

from game.rules.moves import Choose, Move, move_to_json
from game.session.journal.reading import journal_from_bytes
from game.site.page.plays import NOT_KEPT
from game.site.page.store import Record
from game.web.around.request import Upload
from tests.loaded import FIXTURES
from tests.records.lighthouse import ENVOY, LEADER
from tests.site.in_memory import Dictionary, TabOf
from tests.web.hosted import form_for


def turn(tab: TabOf, address: str) -> str:
    found = re.search(r'data-turn="(\d+)"', str(tab.get(address).answer.body))
    assert found is not None
    return found[1]


def plays(tab: TabOf, address: str, moves: tuple[Move, ...]) -> None:
    for move in moves:
        answered = tab.post(address, **form_for(move), turn=turn(tab, address)).answer
        assert answered.status == 303, (move, answered.body)


def text(tab: TabOf, address: str) -> str:
    return str(tab.get(address).answer.body)


@pytest.mark.parametrize(("role", "moves"), [("envoy", ENVOY), ("leader", LEADER)])
def test_a_role_is_kept_after_every_move(role: str, moves: tuple[Move, ...]) -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin(role=role)
    for number, move in enumerate(moves, 1):
        plays(tab, address, (move,))
        # Another tab, or this one after a crash, finds it where it was.
        record = store.kept(f"lighthouse-{role}-1")
        assert record is not None
        journal = journal_from_bytes(record.journal.encode(), "kept")
        assert [move_to_json(each.move) for each in journal.moves] == [
            move_to_json(each) for each in moves[:number]
        ]
        assert record.turns == tuple(range(number))
    assert journal.finished
    assert 'data-phase="debrief"' in text(TabOf(store), address)
    assert "Hand in" in tab.get(address).beside
    for path, start in (("debrief.html", "<!doctype html>"), ("debrief.md", "# ")):
        exported = tab.get(f"{address}{path}").answer
        assert exported.file and str(exported.body).lower().startswith(start)
    assert "finished once" in text(tab, "#/")


def test_a_second_tab_that_comes_too_late_changes_nothing_and_is_told() -> None:
    store = Dictionary()
    one, two = TabOf(store), TabOf(store)
    address = one.begin()
    at = turn(two, address)
    assert one.post(address, move="begin", turn=at).answer.status == 303
    done = two.post(address, move="begin", turn=at).answer
    assert done.status == 303, "the same move is answered as done"
    at = turn(two, address)
    plays(one, address, ENVOY[1:2])
    late = two.post(address, move="commit", turn=at).answer
    assert late.status == 409
    assert "gone on from here" in str(late.body)
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    assert len(json.loads(record.journal)["moves"]) == 2


def test_tabs_that_write_at_once_do_not_write_over_each_other() -> None:
    store = Dictionary()
    one, two = TabOf(store), TabOf(store)
    address = one.begin()
    text(two, address)
    # Between what a tab has read and what it writes, another one makes a move.
    wrote = store.write

    async def slowly(record: Record, expected: int) -> bool:
        store.write = wrote  # type: ignore[method-assign]
        kept = await wrote(record._replace(journal=record.journal), expected)
        assert kept
        return await wrote(record, expected)

    store.write = slowly  # type: ignore[method-assign]
    answered = two.post(address, move="begin", turn="0").answer
    assert answered.status == 303
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    assert len(json.loads(record.journal)["moves"]) == 1


def test_storage_refused_is_said_at_once_and_the_play_goes_on() -> None:
    store = Dictionary()
    store.refuses = True
    tab = TabOf(store)
    address = tab.begin()
    assert NOT_KEPT in text(tab, address).replace("&#39;", "'")
    plays(tab, address, ENVOY)
    assert 'data-phase="debrief"' in text(tab, address)
    taken = tab.get(f"{address}journal.json").answer
    assert json.loads(taken.body)["stands"]["result"]["label"]
    assert store.plays == {}
    assert tab.post("#/settings", theme="contrast").answer.status == 200


def test_storage_that_comes_back_has_all_of_it_with_the_next_move() -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin()
    store.refuses = True
    plays(tab, address, ENVOY[:2])
    assert NOT_KEPT in text(tab, address)
    store.refuses = False
    plays(tab, address, ENVOY[2:3])
    assert NOT_KEPT not in text(tab, address)
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    assert len(json.loads(record.journal)["moves"]) == 3


def test_what_was_played_while_nothing_was_kept_is_never_dropped() -> None:
    store = Dictionary()
    one, two = TabOf(store), TabOf(store)
    address = one.begin()
    plays(one, address, ENVOY[:2])
    store.refuses = True
    plays(one, address, ENVOY[2:4])
    store.refuses = False
    # Another tab goes on from what was kept, before the first is looked at again.
    plays(two, address, (Choose("commit"),))
    moved = one.get(address).answer.location
    assert moved == "#/plays/lighthouse-envoy-1-kept/"
    assert "something else" in text(one, moved)
    plays(one, moved, ENVOY[4:])
    assert 'data-phase="debrief"' in text(TabOf(store), moved)
    assert 'data-phase="plan"' in text(TabOf(store), address)


def test_a_form_sent_while_another_tab_went_on_is_kept_apart_too() -> None:
    store = Dictionary()
    one, two = TabOf(store), TabOf(store)
    address = one.begin()
    plays(one, address, ENVOY[:2])
    store.refuses = True
    plays(one, address, ENVOY[2:3])
    at = turn(one, address)
    store.refuses = False
    plays(two, address, (Choose("commit"),))
    sent = one.post(address, **form_for(ENVOY[3]), turn=at).answer
    assert sent.location == "#/plays/lighthouse-envoy-1-kept/#new"
    record = store.kept("lighthouse-envoy-1-kept")
    assert record is not None
    made = journal_from_bytes(record.journal.encode(), "kept").moves
    assert [each.move for each in made] == list(ENVOY[:4])


def test_a_play_whose_storage_was_cleared_is_not_taken_for_another_of_its_name() -> None:
    store = Dictionary()
    one, two = TabOf(store), TabOf(store)
    address = one.begin()
    plays(one, address, ENVOY[:4])
    # The browser deletes what it keeps; another tab begins anew, and is given the same name.
    store.plays.clear()
    assert two.begin() == address
    moved = one.get(address).answer.location
    assert moved == "#/plays/lighthouse-envoy-1-kept/"
    plays(one, moved, ENVOY[4:])
    assert 'data-phase="debrief"' in text(one, moved)
    assert 'data-phase="briefing"' in text(two, address)
    # Cleared, and looked at by nobody else: it is there again with the next move.
    store.plays.clear()
    plays(two, address, ENVOY[:1])
    assert list(store.plays) == ["lighthouse-envoy-1"]


def test_the_browser_asks_before_moves_are_lost_and_not_where_none_are() -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin()
    plays(tab, address, ENVOY[:1])
    assert not tab.get("#/").kept_nowhere
    store.refuses = True
    assert not tab.get(address).kept_nowhere, "the browser has all of it"
    plays(tab, address, ENVOY[1:2])
    assert tab.get("#/").kept_nowhere
    assert "lighthouse-envoy-1" in text(tab, "#/saves")
    tab.get(f"{address}journal.json")
    assert not tab.get("#/").kept_nowhere, "a copy has all of it"
    plays(tab, address, ENVOY[2:3])
    assert tab.get("#/").kept_nowhere
    store.refuses = False
    assert NOT_KEPT not in text(tab, address)
    assert not tab.get("#/").kept_nowhere


def test_a_play_that_is_kept_nowhere_is_in_the_lists_and_can_be_handed_over() -> None:
    store = Dictionary()
    store.refuses = True
    tab = TabOf(store)
    address = tab.begin()
    plays(tab, address, ENVOY)
    assert "finished once" in text(tab, "#/")
    assert tab.get("#/saves/lighthouse-envoy-1.json").answer.body
    begun = tab.post("#/cases/lighthouse", role="leader", after="lighthouse-envoy-1").answer
    assert begun.location == "#/plays/lighthouse-leader-1/"
    tab.post("#/saves", do="delete", play="lighthouse-envoy-1")
    assert "lighthouse-envoy-1" not in text(tab, "#/saves").split("was deleted")[1]


def test_a_journal_goes_out_and_comes_in_on_another_device() -> None:
    phone, laptop = TabOf(Dictionary()), TabOf(Dictionary())
    address = phone.begin()
    plays(phone, address, ENVOY[:4])
    taken = phone.get(f"{address}journal.json").answer
    assert taken.file == "lighthouse-envoy-1.json"
    sent = Upload(
        taken.file, str(taken.body).encode() if isinstance(taken.body, str) else taken.body
    )
    assert laptop.post("#/saves", sent, do="copy-in").answer.location == "#/saves"
    plays(laptop, address, ENVOY[4:])
    assert 'data-phase="debrief"' in text(laptop, address)
    # The same file again is a copy beside it.
    laptop.post("#/saves", sent, do="copy-in")
    assert "lighthouse-envoy-1-copy" in text(laptop, "#/saves")


def test_the_leader_takes_over_from_an_envoy_of_this_browser_or_of_another() -> None:
    friend, store = TabOf(Dictionary()), Dictionary()
    tab = TabOf(store)
    assert "Take over" not in text(tab, "#/cases/lighthouse")
    plays(friend, friend.begin(), ENVOY)
    sent = friend.get("#/plays/lighthouse-envoy-1/journal.json").answer
    assert isinstance(sent.body, bytes)
    tab.post("#/saves", Upload("her paper.json", sent.body), do="copy-in")
    assert 'name="after" value="her%20paper"' in text(tab, "#/cases/lighthouse")

    begun = tab.post("#/cases/lighthouse", role="leader", after="her%20paper").answer.location
    assert begun == "#/plays/lighthouse-leader-1/"
    record = store.kept("lighthouse-leader-1")
    assert record is not None
    relay = journal_from_bytes(record.journal.encode(), "kept").relay
    assert relay is not None
    assert relay.text == (("lamp", "guild-lamp"), ("salvage", "owner-keeps"))
    assert relay.knows == ("guild-charter", "reef-moves", "oil-short")
    plays(tab, begun, LEADER)
    assert 'data-phase="debrief"' in text(TabOf(store), begun)
    # The leader hands nothing over to himself.
    refused = tab.post("#/cases/lighthouse", role="leader", after="lighthouse-leader-1").answer
    assert refused.status == 409
    assert "only an envoy" in str(refused.body)
    assert tab.post("#/cases/lighthouse", role="leader", after="gone").answer.status == 409
    assert tab.post("#/cases/lighthouse", role="envoy", after="her%20paper").answer.status == 409


def test_where_the_roles_serve_different_sides_nothing_is_handed_over() -> None:
    assert "handed over" not in text(TabOf(Dictionary()), "#/cases/three-rivers")


HOSTILE = {
    "nothing": b"",
    "no journal": b"[]",
    "no text": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
    "deep in one place": b'{"summitry": "journal", "relay": ' + b'{"a": ' * 100_000,
    "long": b" " * 5_000_000,
    "another case": b'{"summitry": "journal", "format": 2}',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_journal_is_refused_with_a_sentence(content: bytes) -> None:
    store = Dictionary()
    tab = TabOf(store)
    answered = tab.post("#/saves", Upload("<script>alert(1)</script>.json", content), do="copy-in")
    assert answered.answer.status == 409
    assert "<script>" not in str(answered.answer.body).split("<body")[1]
    assert store.plays == {}


def test_texts_of_an_imported_journal_are_escaped() -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin()
    plays(tab, address, ENVOY)
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    mark = "<img src=x onerror=alert(1)>"
    edited = json.loads(record.journal)
    edited["stands"]["where"] = edited["stands"]["result"]["title"] = mark
    for move in edited["moves"]:
        if "reflect" in move:
            move["reflect"] = mark
    tab.post("#/saves", Upload("theirs.json", json.dumps(edited).encode()), do="copy-in")
    for path in ("#/", "#/saves", "#/plays/theirs/", "#/plays/theirs/debrief/path", "#/codex"):
        assert mark not in text(tab, path), path


def test_a_damaged_play_stands_in_the_list_and_can_be_taken_out() -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin()
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    store.plays[record.name] = record._replace(journal='{"half": ', revision=9).to_json()
    assert "left as it is" in text(tab, "#/saves")
    answered = tab.get(address).answer
    assert answered.status == 409
    assert tab.get("#/saves/lighthouse-envoy-1.json").answer.body == b'{"half": '
    assert text(tab, "#/").count("Cases")


def test_after_an_edition_that_plays_otherwise_both_are_there(tmp_path: Path) -> None:
    store = Dictionary()
    address = TabOf(store).begin()
    plays(TabOf(store), address, ENVOY)
    shutil.copytree(FIXTURES.parent, tmp_path / "content")
    role = tmp_path / "content/cases/lighthouse/envoy.yaml"
    said = role.read_text(encoding="utf-8")
    role.write_text(said.replace("praise-the-clerk", "praise-her-clerk"), encoding="utf-8")
    before = store.plays["lighthouse-envoy-1"]

    tab = TabOf(store, tmp_path / "content")
    moved = tab.get(address).answer.location
    assert moved == "#/plays/lighthouse-envoy-1-kept/"
    assert "is left as it is" in text(tab, moved)
    assert store.plays["lighthouse-envoy-1"] == before


def test_deleted_and_brought_back_renamed_and_branched() -> None:
    store = Dictionary()
    tab = TabOf(store)
    plays(tab, tab.begin(), ENVOY)
    tab.post("#/saves", do="delete", play="lighthouse-envoy-1")
    assert store.plays == {}
    assert "Bring it back" in text(tab, "#/saves")
    tab.post("#/saves", do="bring-back")
    tab.post("#/saves", do="rename", play="lighthouse-envoy-1", name="my first")
    assert list(store.plays) == ["my first"]
    branched = tab.post("#/plays/my%20first/branch", before="3").answer.location
    assert branched == "#/plays/lighthouse-envoy-1/"
    assert len(json.loads(store.kept("lighthouse-envoy-1").journal)["moves"]) == 2  # type: ignore[union-attr]


def test_a_link_to_a_part_names_it() -> None:
    tab = TabOf(Dictionary())
    said = text(tab, "#lighthouse/leader")
    assert "You were given the leader" in said
    assert 'value="leader"' in said
    assert "You were given" not in text(tab, "#lighthouse")
    assert tab.get("#lighthose/leader").answer.status == 409


def test_a_case_that_cannot_be_fetched_is_said_and_nothing_is_lost() -> None:
    tab = TabOf(Dictionary())
    tab.away = True
    answered = tab.post("#/cases/lighthouse", role="envoy").answer
    assert answered.status == 409
    assert "cannot be had now" in str(answered.body)


def test_a_play_is_signed_where_it_is_handed_in() -> None:
    store = Dictionary()
    tab = TabOf(store)
    address = tab.begin()
    plays(tab, address, (Choose("begin"),))
    assert tab.post(f"{address}sign", pseudonym="otter").answer.location == f"{address}hand-in"
    assert "It is signed otter" in text(tab, f"{address}hand-in")
    record = store.kept("lighthouse-envoy-1")
    assert record is not None
    assert json.loads(record.journal)["pseudonym"] == "otter"
    assert tab.post(f"{address}sign", pseudonym="a/b").answer.status == 409
