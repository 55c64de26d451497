"""A finished journal carries a digest, and what was changed afterwards is said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.session.journal.digest import digest_of, untrue_parts
from game.session.replaying.verifying import Verified, verify
from tests.histories import EXAMPLES
from tests.loaded import SHIPPED, case_file
from tests.records.lighthouse import ENVOY, LEADER, Edited, find, lighthouse, take_all

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def finished(saves: Saves) -> Path:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY)
    return journal.path


def verified(path: Path) -> Verified:
    return verify(read_journal(path), path.name, lighthouse())


def change(path: Path, how: Change) -> None:
    said = json.loads(path.read_bytes())
    how(said)
    path.write_text(json.dumps(said))


def test_only_a_finished_journal_has_one(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        for number, move in enumerate(LEADER, 1):
            journal.take(move)
            said = json.loads(journal.path.read_bytes())
            assert ("digest" in said) is (number >= 8)
            found = read_journal(journal.path)
            assert found.digest == (digest_of(found) if number >= 8 else None)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_examples_verify(path: Path) -> None:
    journal = read_journal(path)
    assert untrue_parts(journal) == [] and journal.digest is not None
    found = verify(journal, path.name, case_file(SHIPPED / journal.case))
    # Whoever edits a case writes them anew before a release, not after every word.
    assert found.verifies and found.remark in (
        "",
        "the case was edited since; reckoned as it is now",
    )


def test_what_another_program_formats_anew_still_verifies(finished: Path) -> None:
    def whole(said: dict[str, Any]) -> None:
        result = said["stands"]["result"]
        result.update({k: int(v) for k, v in result.items() if isinstance(v, float) and v % 1 == 0})

    before = finished.read_bytes()
    change(finished, whole)
    assert before.count(b".0") > finished.read_bytes().count(b".0")
    assert verified(finished)[1:3] == (True, "")


@pytest.mark.parametrize(
    ("how", "part", "remark"),
    [
        (lambda said: said["moves"][3].update(at="2020-01-01T00:00:00+00:00"), "moves", "moves"),
        (lambda said: said["moves"][-1].update(reflect="Better words."), "moves", "moves"),
        (lambda said: said.update(started="2020-01-01T00:00:00+00:00"), "moves", "moves"),
        (lambda said: said["content"].update(hash="0" * 64), "content", "content"),
        (lambda said: said["stands"]["result"].update(rapport=99), "result", "says rapport 99"),
        (lambda said: said["stands"].update(where="On top"), "result", "stands elsewhere"),
    ],
)
def test_what_was_changed_is_said(finished: Path, how: Change, part: str, remark: str) -> None:
    change(finished, how)
    assert untrue_parts(read_journal(finished)) == [part]
    found = verified(finished)
    assert not found.verifies
    assert found.remark.startswith("edited: ") and remark in found.remark


def test_a_result_rewritten_with_its_digest_taken_out(finished: Path) -> None:
    change(finished, lambda said: said.pop("digest"))
    assert verified(finished)[1:3] == (
        True,
        "it has no digest: it is from an older game, or somebody took it out",
    )
    change(finished, lambda said: said["stands"]["result"].update(rapport=99))
    assert not verified(finished).verifies


def test_a_digest_of_another_journal_does_not_fit(saves: Saves, finished: Path) -> None:
    with saves.begin(lighthouse(), "envoy") as other:
        take_all(other, (*ENVOY[:-1], ENVOY[-1]._replace(text="Mine.")))
    digest = json.loads(other.path.read_bytes())["digest"]
    change(finished, lambda said: said.update(digest=digest))
    assert "its moves" in verified(finished).remark


def test_the_game_gives_no_digest_to_what_was_changed_by_hand(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:-1])
    change(journal.path, lambda said: said["moves"][2].update(at="2020-01-01T00:00:00+00:00"))
    with saves.resume(journal.path, find) as resumed:
        take_all(resumed, LEADER[-1:])
    assert "digest" not in json.loads(journal.path.read_bytes())


def test_content_that_was_edited_since_is_said_and_is_no_fault(
    finished: Path, tmp_path: Path
) -> None:
    content = Edited(tmp_path)
    content.edit("envoy.yaml", "somebody has sent up cider", "there is cider")
    found = verify(read_journal(finished), finished.name, content.find("lighthouse"))
    assert found[1:3] == (True, "the case was edited since; reckoned as it is now")
