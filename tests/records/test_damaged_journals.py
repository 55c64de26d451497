"""Damaged journals load to what their moves reach, or are set aside: a little of the torture."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.session.errors import JournalError
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all
from torture import journals
from torture.figures import Amount


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with Saves(tmp_path_factory.mktemp("saves")).begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY)
    return journal.path.read_bytes()


def test_journals_damaged_at_random() -> None:
    figures = journals.run(Amount(0.03, 1))
    assert [sentence for figure in figures for sentence in figure.broken] == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"preparation": ', b'"preparation": ' + b"11111", 'a "preparation" that is no score'),
        (b'"ledger": ', b'"ledger": -', 'a "ledger" that is no score from 0 to 100'),
        (b'"durability": null', b'"durability": NaN', "it says NaN where a journal has a number"),
        (b'"durability": null', b'"durability": 1e999', 'it holds the number "1e999"'),
        (b'"durability": null', b'"durability": ' + b"9" * 5000, "it holds a number that is none"),
        (b'"role": "envoy"', b'"role": "leader",\n  "role": "envoy"', 'it says "role" twice'),
        (b'"version": 1', b'"version": 2', "played on content of version 2, and this game plays"),
        (b'"format": 2', b'"format": ' + b"[" * 40 + b"]" * 40, "does not say its format"),
        (b'"format": 2', b'"format": ' + b"[" * 51 + b"]" * 51, "nested deeper than any"),
        (b'"relay": null', b'"relay": ' + b'{"a": ' * 100_000, "nested deeper than any"),
        (b'"pseudonym": null', b'"pseudonym": "a/b"', 'its "pseudonym" is none: it holds "/"'),
        (b'"pseudonym": null', b'"pseudonym": 7', 'its "pseudonym" is none: it is no text'),
        (b'"format": 2', b'"format": 1', 'the journal has a "pseudonym", which no journal has'),
        (b'"parent": null', b'"seal": {"key": "a"},\n  "parent": null', '"seal" has no "hmac"'),
        (b'"parent": null', b'"parent": {"file": "x", "move": 0}', 'a "move" that is no number'),
        (b'"where": "', b'"where": "\\u001b[2J', "holds U+001B (control character), which no case"),
        (b'"where": "', b'"where": "\\ud800', "it holds half a character"),
        (b'"where": "', b'"where": "' + b"x" * 2000, "longer than any journal's"),
        (b'"where": "', b'"where": "\xe9', "its line 16 is not text in UTF-8"),
        (b'"relay": null', b'"relay": nul', "its line 14 is not JSON any more"),
        (b'"relay": null', b'"relay": ' + b"[" * 100_000, "lists are nested deeper than any"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    tmp_path: Path, written: bytes, old: bytes, new: bytes, what: str
) -> None:
    path = tmp_path / "j.json"
    path.write_bytes(written.replace(old, new, 1))
    assert path.read_bytes() != written, old
    with pytest.raises(JournalError) as refused:
        read_journal(path)
    said = str(refused.value)
    assert said.startswith("j.json is damaged: ") and said.endswith("; it is left as it is.")
    assert what in said
    assert len(said) < 200


def test_brackets_in_a_text_are_no_lists(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "j.json"
    path.write_bytes(written.replace(b'"where": "', b'"where": "\\"' + b"[{" * 400, 1))
    assert read_journal(path).stands.where.startswith('"[{[{')


@pytest.mark.parametrize(
    ("relay", "what"),
    [
        ({"rapport": {"wick": 12}}, 'a first impression of "wick"'),
        ({"knows": ["bell-sold"]}, '"bell-sold"'),
        ({"knows": ["guild-charter", "guild-charter"]}, '"guild-charter"'),
        ({"text": {"lamp": "owner-keeps"}}, '"owner-keeps"'),
    ],
)
def test_nobody_hands_himself_a_better_start(
    saves: Saves, relay: dict[str, Any], what: str
) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:3])
    said = json.loads(journal.path.read_bytes())
    said["relay"] = {"knows": [], "text": {}, "rapport": {}} | relay
    journal.path.write_text(json.dumps(said))
    with pytest.raises(JournalError) as refused:
        saves.resume(journal.path, find)
    assert f"it says that the envoy handed over {what}, which no envoy can" in str(refused.value)


def test_a_journal_that_only_says_it_is_finished(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:4])
    said = json.loads(journal.path.read_bytes())
    said["stands"]["result"] = {"ending": "dark-winter", "title": "Won", "history": True}
    journal.path.write_text(json.dumps(said))
    with saves.resume(journal.path, find) as resumed:
        assert not resumed.finished
    with pytest.raises(JournalError, match="says that it is finished, and is not: play on in it"):
        saves.branch(journal.path, 2, find)


def test_a_move_that_is_not_allowed_stops_and_says_it_was_changed_by_hand(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:5])
    before = journal.path.read_bytes().replace(b'"walk-the-wall"', b'"win-the-war"')
    journal.path.write_bytes(before)
    with saves.resume(journal.path, find) as kept:
        assert kept.notice == (
            "lighthouse-leader-1.json is damaged, or was changed by hand: it stops before move 2, "
            '"win-the-war" at "Groundwork", which is not offered there. The file is left as it is; '
            "you go on in lighthouse-leader-1-kept.json."
        )
        assert len(kept.play.turns) == 1
    assert journal.path.read_bytes() == before
