"""The settings in the profile file: kept, mended where they cannot be used, never a journal."""

import json
from pathlib import Path

import pytest

from game.records.player.settings import (
    DEFAULT,
    PROFILE,
    first_run,
    read_settings,
    write_settings,
)
from game.records.saves.saves import Saves
from game.session.errors import SaveFailed


def test_they_are_kept_beside_the_journals_and_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    assert read_settings(folder) == DEFAULT
    assert first_run(folder)
    chosen = DEFAULT._replace(theme="daylight", reduced_motion=True, width=56)
    write_settings(folder, chosen)
    assert read_settings(folder) == chosen
    assert Saves(folder).slots() == []
    assert not first_run(folder)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{",
        b"[]",
        b'{"settings": 3}',
        b"\xff\xfe",
        b"[" * 5000,
        json.dumps({"settings": {"theme": "mauve", "width": 1000, "numbers": 1}}).encode(),
        b'{"settings": {"theme": "daylight"}}' + b" " * 20_000,
    ],
    ids=range(8),
)
def test_what_cannot_be_used_is_the_default(tmp_path: Path, written: bytes) -> None:
    (tmp_path / PROFILE).write_bytes(written)
    assert read_settings(tmp_path) == DEFAULT


def test_one_bad_setting_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    kept = {"settings": {"theme": "contrast", "width": "wide", "later": True}}
    (tmp_path / PROFILE).write_text(json.dumps(kept))
    assert read_settings(tmp_path) == DEFAULT._replace(theme="contrast")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveFailed, match="hold until you leave"):
        write_settings(tmp_path / "file", DEFAULT)
