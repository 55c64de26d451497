"""A file on the disk is always whole, and nothing that is no file is written to."""

import os
import stat
from pathlib import Path

import pytest

from game.library.gates import writing
from game.library.gates.writing import create_file, write_file


def test_it_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_file(tmp_path: Path, monkeypatch, where: str) -> None:
    path = tmp_path / "j.json"
    write_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, where, fail)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"new")
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

    monkeypatch.setattr(writing, "WINDOWS", True)
    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr("time.sleep", pauses.append)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert pauses == sorted(pauses) and len(pauses) == 3


UNIX = pytest.mark.skipif(os.name == "nt", reason="no such files or permissions here")


@UNIX
def test_what_is_no_file_is_not_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/null")
    for path in (tmp_path / "pipe", tmp_path / "folder", tmp_path / "device", Path("/dev/zero")):
        before = path.lstat()
        with pytest.raises(OSError, match="it is a folder, a pipe or a device, and no file"):
            write_file(path, b"x")
        assert path.lstat() == before
    assert len(list(tmp_path.iterdir())) == 3


@UNIX
def test_of_a_link_the_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    for name, target in (("link", "theirs"), ("dangling", "nothing")):
        (tmp_path / name).symlink_to(tmp_path / target)
        write_file(tmp_path / name, b"ours")
        assert not (tmp_path / name).is_symlink()
        with pytest.raises(FileExistsError):
            create_file(tmp_path / name, b"x")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@UNIX
def test_who_may_read_what(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_file(tmp_path / "private", b"", private=True)
    create_file(tmp_path / "report", b"", private=True)
    assert mode(tmp_path / "private") == mode(tmp_path / "report") == 0o600
    write_file(tmp_path / "public", b"")
    assert mode(tmp_path / "public") == mode(usual)
    # What is there already is as its owner has it.
    (tmp_path / "private").chmod(0o640)
    write_file(tmp_path / "private", b"more", private=True)
    assert mode(tmp_path / "private") == 0o640
    # A folder that others may write in is shared on purpose.
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    write_file(shared / "private", b"", private=True)
    assert mode(shared / "private") == mode(usual)


@UNIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anything")
def test_a_file_that_is_write_protected_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"kept")
    path.chmod(0o400)
    with pytest.raises(PermissionError, match="write-protected"):
        write_file(path, b"x")
    assert path.read_bytes() == b"kept"
