"""Whatever is wrong with a journal is said in one sentence, and the file is left alone."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.session.errors import JournalError
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a finished play."""
    with Saves(tmp_path_factory.mktemp("saves")).begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY)
    return journal.path.read_bytes()


def refusal(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(JournalError) as refused:
        read_journal(path)
    assert before is None or path.read_bytes() == before
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "j.json is empty: no move was ever saved in it."),
        (b" \n", "j.json is empty: no move was ever saved in it."),
        (b"GIF89a\x00\xff", "j.json is not a Summitry journal; it is left as it is."),
        (b"hello", "j.json is not a Summitry journal; it is left as it is."),
        (b"[1, 2]", "j.json is not a Summitry journal; it is left as it is."),
        (b'{"moves": []}', "j.json is not a Summitry journal; it is left as it is."),
        (b"[" * 100_000, "j.json is not a Summitry journal; it is left as it is."),
        (b"9" * 5_000, "j.json is not a Summitry journal; it is left as it is."),
        (
            b" " * 4_000_001,
            "j.json is too large to be a journal (limit `journal-bytes`); it is left as it is.",
        ),
        (
            b'{"summitry": "journal", "format": 3}',
            "j.json is a journal of format 3, and this game reads formats 1 to 2: open it with the "
            "Summitry that wrote it.",
        ),
        (
            b'{"summitry": "journal"}',
            "j.json is damaged: it does not say its format; it is left as it is.",
        ),
    ],
)
def test_a_file_that_is_no_journal(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "j.json"
    path.write_bytes(content)
    assert refusal(path) == sentence


def test_a_key_twice_among_a_hundred_thousand_is_found_in_one_go(tmp_path: Path) -> None:
    # Were each key looked for among all of them, this would take minutes.
    path = tmp_path / "j.json"
    keys = [*range(100_000), 99_999]
    path.write_text("{" + ", ".join(f'"k{key}": 0' for key in keys) + "}")
    assert refusal(path).startswith('j.json is damaged: it says "k99999" twice in one place')


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "j.json") == f"There is no journal at {tmp_path / 'j.json'}."
    assert refusal(tmp_path) == f"{tmp_path} is a folder, not a journal."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang_the_game(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "j.json")
    assert refusal(tmp_path / "j.json").endswith("is not a file, so it is no journal.")


def test_a_journal_cut_short_anywhere_is_refused(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "j.json"
    for length in range(1, len(written) - 2, 97):
        path.write_bytes(written[:length])
        assert refusal(path) in (
            "j.json is cut short: it breaks off before its end; it is left as it is.",
            # It happens to break off behind the end of a move.
            "j.json is damaged: it is not JSON any more; it is left as it is.",
        )


def changed(written: bytes, *keys: str | int, to: Any) -> bytes:
    """The file with one value changed, or taken out where `to` is `...`."""
    data = json.loads(written)
    inside = data
    for key in keys[:-1]:
        inside = inside[key]
    if to is ...:
        del inside[keys[-1]]
    else:
        inside[keys[-1]] = to
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("keys", "to", "what"),
    [
        (("case",), ..., 'the journal has no "case"'),
        (("case",), 3, 'the journal has a "case" that is not a text'),
        (("role",), "page", 'its role is "page", neither "envoy" nor "leader"'),
        (("mood",), "good", 'the journal has a "mood", which no journal has'),
        (("content", "hash"), ..., '"content" has no "hash"'),
        (("content", "version"), True, '"content" has a "version" that is not a whole number'),
        (("parent",), ..., 'the journal has no "parent"'),
        (("parent",), {"file": "x"}, '"parent" has no "move"'),
        (("relay",), {"knows": [1], "text": {}, "rapport": {}}, '"relay" has a "knows" that is not '
         "a list of facts"),
        (("relay",), {"knows": [], "text": {"a": 1}, "rapport": {}}, '"relay" has a "text" whose '
         '"a" is not a text'),
        (("stands", "result", "history"), 1, '"result" has a "history" that is not true or false'),
        (("stands", "result", "ledger"), "5", '"result" has a "ledger" that is not a number or '
         "null"),
        (("moves",), {}, 'the journal has a "moves" that is not a list'),
        (("moves", 2), "commit", "move 3 is not an object"),
        (("moves", 2, "led"), ..., 'move 3 has no "led"'),
        (("moves", 2, "at"), 5, 'move 3 has a "at" that is not a text'),
        (("moves", 2, "move"), ..., "move 3 is not a move"),
        (("moves", 2, "move"), ["x"], "move 3 is not a move"),
        (("moves", 2, "why"), "x", "move 3 is not a move"),
    ],
)  # fmt: skip
def test_a_damaged_journal_says_where(
    tmp_path: Path, written: bytes, keys: tuple[str | int, ...], to: Any, what: str
) -> None:
    path = tmp_path / "j.json"
    path.write_bytes(changed(written, *keys, to=to))
    assert refusal(path) == f"j.json is damaged: {what}; it is left as it is."


def test_bad_files_are_listed_as_broken_and_the_rest_is_there(saves: Saves, written: bytes) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:5])
    (saves.folder / "finished.json").write_bytes(written)
    (saves.folder / "empty.json").write_bytes(b"")
    (saves.folder / "folder.json").mkdir()
    (saves.folder / "notes.txt").write_text("not a journal")
    (saves.folder / ".lighthouse-envoy-1.json.tmp").write_bytes(written[:50])
    slots = {slot.name: slot for slot in saves.slots()}
    assert set(slots) == {"lighthouse-leader-1", "finished", "empty", "folder"}
    assert slots["empty"].broken == "empty.json is empty: no move was ever saved in it."
    assert slots["folder"].broken and not slots["folder"].finished
    under_way = slots["lighthouse-leader-1"]
    assert (under_way.case, under_way.role, under_way.moves) == ("lighthouse", "leader", 5)
    assert (under_way.where, under_way.finished) == ("On the sea wall", False)
    assert under_way.scores is None
    finished = slots["finished"]
    assert (finished.ending, finished.finished) == ("A paper with holes", True)
    assert finished.scores is not None and "preparation" in finished.scores
    assert [slot.broken is None for slot in saves.slots()] == [True, True, False, False]


def test_a_folder_that_is_not_there_has_no_slots(tmp_path: Path) -> None:
    assert Saves(tmp_path / "nowhere").slots() == []


def test_a_temporary_file_of_a_killed_game_is_written_over(saves: Saves, written: bytes) -> None:
    saves.folder.mkdir()
    left = saves.folder / ".lighthouse-leader-1.json.tmp"
    left.write_bytes(written[:100])
    with saves.begin(lighthouse(), "leader") as journal:
        journal.take(Choose("begin"))
    assert not left.exists()
    assert saves.resume(journal.path, find).play.turns


def test_a_journal_of_a_role_that_the_case_does_not_have_is_set_aside_by_its_name(
    saves: Saves,
) -> None:
    with saves.begin(lighthouse(), "leader") as played:
        played.take(LEADER[0])
    alone = replace(lighthouse(), leader=None)
    with pytest.raises(JournalError, match=r"lighthouse-leader-1\.json is of a part that nobody"):
        saves.resume(played.path, lambda _: alone)
