"""A journal on the disk is always whole."""

import os
from pathlib import Path

import pytest

from game.records.disk import atomic
from game.records.disk.atomic import write_atomically


def test_it_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_file(tmp_path: Path, monkeypatch, where: str) -> None:
    path = tmp_path / "j.json"
    write_atomically(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, where, fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_somebody_reads_is_replaced_in_the_end(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "j.json"
    path.write_bytes(b"old")
    replace, pauses = Path.replace, []

    def busy(self: Path, target: Path) -> Path:
        if len(pauses) < 3:
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(atomic, "WINDOWS", True)
    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr("time.sleep", pauses.append)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert pauses == sorted(pauses) and len(pauses) == 3
