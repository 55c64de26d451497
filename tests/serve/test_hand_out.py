"""What is handed out at the end: complete, with every play as what it is, and read by `collect`."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from game.cli import main
from game.rules.moves import Choose
from game.session.journal.sealing import new_key
from tests.classroom.test_collect import rows
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.schools import Node, make_class, play_moves

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


def test_the_hand_out_has_what_collect_makes(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    through, under_way = (in_class.student(name) for name in ("Otter", "Heron"))
    play_moves(through, HISTORY)
    play_moves(under_way, HISTORY[:4])
    in_class.do("rehearse", count="2")
    raw = in_class.teacher.client.get(f"{in_class.base}hand-out.zip").content

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = set(archive.namelist())
        read = {name: archive.read(name).decode("utf-8-sig") for name in names}
    assert names == {
        "journals/Otter-reykjavik-1986-leader-1.json",
        "journals/Heron-reykjavik-1986-leader-1.json",
        "class.csv",
        "class-files.csv",
        "class-report.html",
        "class-report.md",
        "class-xapi.json",
        "read-me.txt",
    }
    assert "Otter" in read["class.csv"]
    assert "Heron" in read["read-me.txt"]
    assert not any("/tmp" in text for text in read.values())
    slips = in_class.teacher.get(f"{in_class.base}hand-out")
    word = slips.page.html.partition("<tr><td><b>")[2].partition("<")[0]
    assert word in through.get("/play/").page.text


def test_after_called_time_the_hand_out_is_whole_and_collect_reads_it(
    node: Node, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_class = make_class(node)
    in_class.open_all()
    plan = HISTORY.index(Choose("commit"))
    far = {"Otter": len(HISTORY), "Heron": plan + 3, "Crane": 2, "Stoat": 0}
    for name, moves in far.items():
        play_moves(in_class.student(name), HISTORY[:moves])
    in_class.do("call", on="yes")
    debrief = in_class.teacher.get(f"{in_class.base}debrief").page.text
    assert "3 plays came to no ending" in debrief
    raw = in_class.teacher.client.get(f"{in_class.base}hand-out.zip").content
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        archive.extractall(tmp_path)
    by_name = {row["pseudonym"]: row for row in rows(tmp_path / "class.csv")}
    assert set(by_name) == set(far)
    assert by_name["Otter"]["ending"] != ""
    for name in ("Heron", "Crane", "Stoat"):
        assert by_name[name]["label"] == "not finished"
        assert by_name[name]["preparation"] != ""
    assert by_name["Heron"]["forecast"] != ""
    assert by_name["Crane"]["forecast"] == ""
    assert "3 without an ending" in (tmp_path / "class-report.html").read_text()

    key = tmp_path / "seal.key"
    key.write_bytes(new_key())
    again = tmp_path / "again.csv"
    words = ["collect", str(tmp_path / "journals"), "-o", str(again), "--seal", str(key)]
    assert main(words) == 0
    said = capsys.readouterr()
    assert "1 journal of reykjavik-1986 (leader); 3 not finished" in said.out
    assert "its seal is another server's" in said.err
    for mine, theirs in zip(rows(again), rows(tmp_path / "class.csv"), strict=True):
        assert {**mine, "remark": ""} == {**theirs, "remark": ""}


def test_pseudonyms_that_one_file_name_would_fit_are_both_handed_out(node: Node) -> None:
    in_class = make_class(node)
    names = ("Blue Otter", "Blue-Otter", "\u0939" * 60)
    for name in names:
        in_class.student(name)
    raw = in_class.teacher.client.get(f"{in_class.base}hand-out.zip").content
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        journals = [name for name in archive.namelist() if name.startswith("journals/")]
        held = {json.loads(archive.read(name))["pseudonym"] for name in journals}
    assert len(set(journals)) == 3
    assert held == set(names)
    assert all(len(name.encode()) < 200 for name in journals)


def test_an_ending_counts_before_its_two_sentences_are_written(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    play_moves(in_class.student("Otter"), HISTORY[:-2])
    in_class.do("call", on="yes")
    debrief = in_class.teacher.get(f"{in_class.base}debrief").page.text
    raw = in_class.teacher.client.get(f"{in_class.base}hand-out.zip").content
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        report = archive.read("class-report.md").decode()
    assert "How it ended here" in debrief
    assert "came to no ending" not in debrief
    assert "1 finished journal" in report
