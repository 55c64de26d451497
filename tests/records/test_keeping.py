"""Journals as files: renamed, deleted and brought back, taken in and given out."""

import shutil
from pathlib import Path

import pytest

from game.library.content_folders import own_content
from game.records.disk.lock import lock_slot
from game.records.saves.keeping import give_out, put_away, put_back, rename, take_in
from game.records.saves.saves import Saves
from game.session.errors import JournalError, SaveFailed

EXAMPLE = own_content().parent / "saves" / "examples" / "reykjavik-1986-envoy.json"


@pytest.fixture
def slot(saves: Saves) -> Path:
    saves.folder.mkdir()
    return Path(shutil.copy(EXAMPLE, saves.folder / "one.json"))


def names(saves: Saves) -> list[str]:
    return sorted(slot.name for slot in saves.slots())


def test_a_play_gets_another_name(saves: Saves, slot: Path) -> None:
    assert rename(slot, " The second night ").name == "The second night.json"
    assert names(saves) == ["The second night"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        ("../up", "a name begins with a letter or a digit"),
        ("a/b", 'it holds "/", and a name has letters, digits, spaces and hyphens only'),
        (".hidden", "a name begins with a letter or a digit"),
        ("x" * 61, "it has 61 characters, and a name has 60 at most"),
        ("a\nb", "it holds U+000A (control character), and a name has"),
        ("-o", "a name begins with a letter or a digit"),
        ("a\x1b", "it holds U+001B (control character), and a name has"),
        ("a\u202eb", "it holds U+202E (right-to-left override), and a name has"),
        ("dot.", "a name does not end with a space or a full stop"),
        ("\u200da", "it holds U+200D (zero width joiner), and a name has"),
    ],
)
def test_a_name_that_is_no_files_is_refused(saves: Saves, slot: Path, name: str, why: str) -> None:
    with pytest.raises(SaveFailed) as refused:
        rename(slot, name)
    assert str(refused.value).startswith(f"This name is not used: {why}")
    assert names(saves) == ["one"]


@pytest.mark.parametrize(
    "name", ["हिन्दी", "Zoë 2", "می\u200cخواهم", "ไทย", "Tiếng Việt", "東京(2)"]
)
def test_a_name_may_be_in_any_script(saves: Saves, slot: Path, name: str) -> None:
    rename(slot, name)
    assert names(saves) == [name]


def test_a_name_that_is_taken_or_a_play_that_is_open_elsewhere(saves: Saves, slot: Path) -> None:
    shutil.copy(slot, saves.folder / "two.json")
    with pytest.raises(SaveFailed, match="already"):
        rename(slot, "two")
    assert rename(slot, "one") == slot
    lock = lock_slot(slot)
    with pytest.raises(SaveFailed, match="another window"):
        rename(slot, "three")
    lock.release()


def test_a_name_that_another_window_is_about_to_use_is_left_to_it(saves: Saves, slot: Path) -> None:
    # A play begun there holds its slot before it has saved anything.
    beginning = lock_slot(saves.folder / "two.json")
    with pytest.raises(SaveFailed, match="already"):
        rename(slot, "two")
    assert names(saves) == ["one"]
    beginning.release()
    assert rename(slot, "two").exists()


def test_what_was_deleted_stays_away_while_another_window_begins_there(
    saves: Saves, slot: Path
) -> None:
    away = put_away(saves, slot)
    beginning = lock_slot(slot)
    with pytest.raises(SaveFailed, match="another play has its name"):
        put_back(away)
    assert names(saves) == []
    beginning.release()
    put_back(away)
    assert names(saves) == ["one"]


def test_what_was_deleted_comes_back_byte_for_byte(saves: Saves, slot: Path) -> None:
    before = slot.read_bytes()
    away = put_away(saves, slot)
    assert names(saves) == []
    put_back(away)
    assert slot.read_bytes() == before
    with pytest.raises(SaveFailed, match="another play has its name"):
        put_back(away)


def test_a_journal_is_taken_in_beside_its_namesakes(saves: Saves, tmp_path: Path) -> None:
    other = Path(shutil.copy(EXAMPLE, tmp_path / "mine.json"))
    assert [take_in(saves, other).name for _ in range(2)] == ["mine.json", "mine-copy.json"]
    assert other.read_bytes() == EXAMPLE.read_bytes()
    (tmp_path / "note.json").write_text("{}")
    for wrong in ("note.json", "nothing.json", "saves"):
        with pytest.raises(JournalError):
            take_in(saves, tmp_path / wrong)
    assert names(saves) == ["mine", "mine-copy"]


def test_a_journal_taken_in_goes_around_a_play_that_begins(saves: Saves, tmp_path: Path) -> None:
    other = Path(shutil.copy(EXAMPLE, tmp_path / "mine.json"))
    saves.folder.mkdir()
    beginning = lock_slot(saves.folder / "mine.json")
    assert take_in(saves, other).name == "mine-copy.json"
    beginning.release()


def test_a_journal_is_given_out_and_replaces_nothing(
    saves: Saves, slot: Path, tmp_path: Path
) -> None:
    assert give_out(slot, tmp_path) == tmp_path / "one.json"
    assert give_out(slot, tmp_path / "desk" / "two.json").read_bytes() == slot.read_bytes()
    with pytest.raises(SaveFailed, match="is there already"):
        give_out(slot, tmp_path)
