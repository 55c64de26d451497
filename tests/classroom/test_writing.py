"""What a teacher asked for is written whole or not at all, and over nothing of hers."""

import os
from pathlib import Path

import pytest

from game.classroom import writing
from game.classroom.errors import ClassroomError
from game.classroom.writing import write_all
from tests.classroom.running import run
from tests.classroom.test_class_table import GOOD

CaptureFixture = pytest.CaptureFixture[str]


def test_where_the_last_cannot_be_written_the_first_are_as_they_were(tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "new" / "second.md"
    first.write_text("before")
    blocked = tmp_path / "third.md"
    blocked.mkdir()
    with pytest.raises(ClassroomError, match=r"third\.md cannot be written: .* Nothing was"):
        write_all({first: "after", second: "x", blocked: "y"}, replace=True)

    assert first.read_text() == "before"
    assert not second.exists()


def test_a_full_disk_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = writing.write_file

    def full(path: Path, content: bytes, *, private: bool = False) -> None:
        if path.name == "b":
            raise OSError(28, "No space left on device")
        whole(path, content, private=private)

    monkeypatch.setattr(writing, "write_file", full)
    with pytest.raises(ClassroomError, match="No space left on device"):
        write_all({tmp_path / name: name for name in "abc"}, replace=False)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("replace", [True, False])
def test_a_pipe_is_not_written_to(tmp_path: Path, replace: bool) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(ClassroomError):
        write_all({pipe: "x"}, replace=replace)

    assert pipe.is_fifo()


def test_a_link_is_replaced_and_what_it_leads_to_is_kept(tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("B+")
    link = tmp_path / "out" / "class.csv"
    link.parent.mkdir()
    link.symlink_to(marks)
    with pytest.raises(ClassroomError, match="is there already"):
        write_all({link: "x"}, replace=False)
    write_all({link: "x"}, replace=True)

    assert marks.read_text() == "B+"
    assert (link.is_symlink(), link.read_text()) == (False, "x")


def test_scores_are_told_before_anything_is_refused(capsys: CaptureFixture, tmp_path: Path) -> None:
    sheet = tmp_path / "class.csv"
    sheet.write_text(GOOD)
    run(capsys, "score", "lighthouse", "--table", sheet)
    sheet.write_text(GOOD.replace("A4,B2,C3,D2", "A4,B2,C2,D2"))
    again = run(capsys, "score", "lighthouse", "--table", sheet)

    assert again.code == 2
    assert "Otter  A4 B2 C2 D2" in again.out
    assert "class-scored.csv is there already" in again.err
    assert "wrote" not in again.out
    replaced = run(capsys, "score", "lighthouse", "--table", sheet, "--replace")
    assert replaced.code == 0
    assert "wrote" in replaced.out
