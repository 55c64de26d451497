"""Format 2 of journals: whom a teacher knows a play by, and what a class's server set under it."""

import json
from pathlib import Path

import pytest

from game.records.saves.keeping import give_out
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.session.errors import JournalError
from game.session.journal.digest import digest_of, untrue_parts
from game.session.journal.journal import Seal, journal_to_bytes
from game.session.replaying.verifying import verify
from tests.histories import ROOT
from tests.records.lighthouse import ENVOY, LEADER, find, lighthouse, take_all

OLD = ROOT / "tests" / "records" / "format-1.json"
"""A finished journal as the first games wrote it."""

SEAL = Seal("k1", "0" * 64, "Class 9b", 2)


def test_a_journal_of_format_1_reads_as_before() -> None:
    old = read_journal(OLD)
    assert (old.pseudonym, old.seal) == (None, None)
    assert untrue_parts(old) == [] and old.digest is not None


def test_a_pseudonym_is_kept_and_changes_no_digest(saves: Saves) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER)
        unsigned = read_journal(journal.path)
        journal.sign("  otter 7 ")
        signed = read_journal(journal.path)
        assert signed.pseudonym == "otter 7"
        assert signed == unsigned._replace(pseudonym="otter 7")
        assert verify(signed, "it", lighthouse())[1:3] == (True, "")
        with pytest.raises(JournalError, match='not used: it holds "/"'):
            journal.sign("a/b")
        assert read_journal(journal.path) == signed
        journal.sign("")
        assert read_journal(journal.path) == unsigned


def test_what_is_given_out_has_the_pseudonym_that_was_asked_for(
    saves: Saves, tmp_path: Path
) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER)
    before = journal.path.read_bytes()
    given = read_journal(give_out(journal.path, tmp_path / "out.json", "otter"))
    assert given == read_journal(journal.path)._replace(pseudonym="otter")
    assert journal.path.read_bytes() == before
    # And nothing else is read or written where nobody was asked.
    journal.path.write_bytes(b"no journal")
    assert give_out(journal.path, tmp_path / "raw.json").read_bytes() == b"no journal"


def test_a_play_of_format_1_is_gone_on_with_and_given_out_in_format_2(
    saves: Saves, tmp_path: Path
) -> None:
    saves.folder.mkdir()
    slot = saves.folder / "old.json"
    slot.write_bytes(OLD.read_bytes())
    given = give_out(slot, tmp_path / "new.json", "otter")
    assert json.loads(given.read_bytes())["format"] == 2
    assert read_journal(given) == read_journal(OLD)._replace(pseudonym="otter")


def test_a_seal_is_carried_along_and_falls_off_with_any_change(
    saves: Saves, tmp_path: Path
) -> None:
    with saves.begin(lighthouse(), "envoy") as journal:
        take_all(journal, ENVOY[:-1])
    sealed = read_journal(journal.path)._replace(seal=SEAL, pseudonym="otter")
    journal.path.write_bytes(journal_to_bytes(sealed))
    assert read_journal(journal.path) == sealed
    assert sealed.digest == digest_of(sealed)
    assert read_journal(give_out(journal.path, tmp_path / "copy.json")).seal == SEAL
    with saves.resume(journal.path, find) as resumed:
        assert read_journal(journal.path).seal == SEAL
        take_all(resumed, ENVOY[-1:])
    assert read_journal(journal.path).seal is None
    assert read_journal(journal.path).pseudonym == "otter"


def test_another_pseudonym_takes_the_seal_off(saves: Saves, tmp_path: Path) -> None:
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER)
    sealed = read_journal(journal.path)._replace(seal=SEAL, pseudonym="otter")
    journal.path.write_bytes(journal_to_bytes(sealed))
    assert read_journal(give_out(journal.path, tmp_path / "a.json", "otter")).seal == SEAL
    assert read_journal(give_out(journal.path, tmp_path / "b.json", "heron")).seal is None
