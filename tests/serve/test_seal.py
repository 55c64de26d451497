"""The seal of a served journal holds for what the server recorded, and for nothing else."""

from pathlib import Path

import pytest
from pytest import CaptureFixture

from game.cli import main
from game.serve.school.school import seal_key
from game.session.errors import JournalError
from game.session.journal.digest import digest_of
from game.session.journal.journal import Journal, journal_to_bytes
from game.session.journal.reading import journal_from_bytes
from game.session.journal.sealing import SealKey, read_key, seal_holds, sealed
from game.session.journal.signing import signed
from tests.histories import example_path
from tests.serve.schools import KEY

OTHER = SealKey("fedcba9876543210", b"o" * 32)


@pytest.fixture
def journal() -> Journal:
    raw = example_path("reykjavik-1986", "leader").read_bytes()
    found = signed(journal_from_bytes(raw, "it"), "Otter")
    # Played at another time than the example that comes with the game.
    moves = (found.moves[0]._replace(at="2026-01-05T09:00:00+00:00"), *found.moves[1:])
    own = found._replace(moves=moves)
    return own._replace(digest=digest_of(own))


def test_a_seal_survives_its_file_and_holds(journal: Journal) -> None:
    given = sealed(journal, KEY, "BCDFGH", 2)
    read = journal_from_bytes(journal_to_bytes(given), "it")
    assert seal_holds(read, KEY)
    assert not seal_holds(read, OTHER)


def test_what_is_not_finished_has_no_seal(journal: Journal) -> None:
    assert sealed(journal._replace(digest=None), KEY, "BCDFGH", 1).seal is None


def test_it_holds_for_nothing_else(journal: Journal) -> None:
    given = sealed(journal, KEY, "BCDFGH", 2)
    seal, digest = given.seal, given.digest
    assert seal is not None
    assert digest is not None
    for changed in (
        given._replace(pseudonym="Heron"),
        given._replace(seal=seal._replace(class_name="XXXXXX")),
        given._replace(seal=seal._replace(try_number=3)),
        given._replace(seal=seal._replace(hmac="0" * 64)),
        given._replace(digest=digest._replace(moves="0" * 64)),
    ):
        assert not seal_holds(changed, KEY)


def test_another_pseudonym_takes_it_off(journal: Journal) -> None:
    assert signed(sealed(journal, KEY, "BCDFGH", 1), "Heron").seal is None


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    key = seal_key(tmp_path)
    assert seal_key(tmp_path) == key
    assert (tmp_path / "seal.key").stat().st_mode & 0o777 == 0o600


def test_a_file_that_holds_no_key_is_said() -> None:
    with pytest.raises(JournalError, match="holds no key"):
        read_key(b"not a key", "it")


def test_collect_checks_seals_where_it_is_given_the_key(
    journal: Journal, tmp_path: Path, capsys: CaptureFixture[str]
) -> None:
    data, handed = tmp_path / "data", tmp_path / "handed"
    data.mkdir()
    handed.mkdir()
    key = seal_key(data)
    good = sealed(journal, key, "BCDFGH", 1)
    (handed / "a.json").write_bytes(journal_to_bytes(good))
    for name, bad in (
        ("b", good._replace(pseudonym="Heron")),
        ("c", signed(journal, "Stoat")),
        ("d", sealed(signed(journal, "Lynx"), OTHER, "BCDFGH", 1)),
    ):
        (handed / f"{name}.json").write_bytes(journal_to_bytes(bad))

    words = ["collect", str(handed), "-o", str(tmp_path / "c.csv"), "--seal"]
    main([*words, str(data / "seal.key")])
    said = capsys.readouterr().err

    assert "b.json" in said
    assert "its seal does not hold" in said
    assert "it has no seal" in said
    assert "another server's" in said
