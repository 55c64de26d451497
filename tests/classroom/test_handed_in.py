"""Whatever was handed in, and however it is called: nothing is dropped, and no name gets out."""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from game.library.limits import Limit
from game.session.journal.journal import Parent
from tests.classroom.synthetic import START
from tests.classroom.test_collect import CaptureFixture, collect, hand_in, paths, rows
from tests.loaded import ROOT

# Whose a journal is.


@pytest.mark.parametrize(
    ("name", "pseudonym"),
    [
        ("otter-lighthouse-leader-1.json", "otter"),
        ("lighthouse-leader-2_otter.json", "otter"),
        ("Otter 7 lighthouse-leader-1-copy-2 (1).json", "Otter 7"),
        ("otter.json", "otter"),
        ("otter/lighthouse-leader-1.json", "otter"),
        ("otter/saves/lighthouse-leader-1.json", "otter"),
        ("otter/summitry-main/saves/lighthouse-leader-1.json", "otter"),
        ("Mara Vell_4711_assignsubmission_file_otter-lighthouse-leader-1.json", "otter"),
        ("Mara Vell_4711_assignsubmission_file_/otter-lighthouse-leader-1.json", "otter"),
        ("vellmara_104523_998877_otter-lighthouse-leader-1-1.json", "otter"),
        ("vellmara_LATE_104523_998877_otter-lighthouse-leader-1.json", "otter"),
        ("Summits_mvell_attempt_2026-03-02-09-15-00_otter-lighthouse-leader-1.json", "otter"),
        ("104523-99 - Mara Vell - Mar 2, 2026 915 AM - otter-lighthouse-leader-1.json", "otter"),
        ("Vell_Mara_mvell_4711/20260302091500_otter-lighthouse-leader-1.json", "otter"),
        ("Vell, Mara(mvell)/Submission attachment(s)/otter-lighthouse-leader-1.json", "otter"),
        ("Submitted files/Mara Vell/Summits/Version 1/otter-lighthouse-leader-1.json", "otter"),
    ],
)
def test_pseudonyms(
    capsys: CaptureFixture, folder: Path, out: Path, name: str, pseudonym: str
) -> None:
    hand_in(folder, name)
    collect(capsys, folder, out=out)

    assert rows(out)[0]["pseudonym"] == pseudonym


@pytest.mark.parametrize("name", ["stoat-lighthouse-leader-1.json", "stoat/x.json", "x.json"])
def test_a_journals_own_pseudonym_comes_before_what_its_file_is_called(
    capsys: CaptureFixture, folder: Path, out: Path, name: str
) -> None:
    hand_in(folder, name, pseudonym="Otter 7")
    collect(capsys, folder, out=out)

    assert rows(out)[0]["pseudonym"] == "Otter 7"


@pytest.mark.parametrize(
    "name",
    [
        "Mara Vell_4711_assignsubmission_file_lighthouse-leader-1.json",
        "Mara Vell_4711_assignsubmission_file_/lighthouse-leader-1.json",
        "Mara Vell_4711_assignsubmission_file_/saves/lighthouse-leader-1.json",
        "vellmara_104523_998877_lighthouse-leader-1.json",
        "Summits_vell_attempt_2026-03-02-09-15-00_lighthouse-leader-1.json",
        "104523-99 - Mara Vell - Mar 2, 2026 915 AM - lighthouse-leader-1.json",
        "104523-99 - Mara Vell - Mar 2, 2026 915 AM/lighthouse-leader-1.json",
        "Vell_Mara_mvell_4711/lighthouse-leader-1.json",
        "Vell, Mara(mvell)/lighthouse-leader-1.json",
        "Submitted files/Mara Vell/Summits/Version 1/lighthouse-leader-1.json",
        "lighthouse-leader-1.json",
    ],
)
def test_a_name_that_a_platform_wrote_reaches_nothing_but_the_list_of_files(
    capsys: CaptureFixture, folder: Path, out: Path, name: str
) -> None:
    hand_in(folder, name)
    hand_in(folder, "Mara Vell_4712_assignsubmission_file_otter-lighthouse-leader-2.json")
    long = folder / f"Mara Vell_4711_assignsubmission_file_{'a' * 180}.json"
    long.write_text("{}")
    cut = folder / "Mara Vell_4711_assignsubmission_file_.json"
    cut.write_bytes(hand_in(folder, "stoat.json", seed=4).read_bytes()[:700])
    hand_in(folder, "lynx.json", seed=3, parent=Parent("Mara Vell.json", 3))
    xapi = out.with_suffix(".xapi.json")
    collect(capsys, folder, out=out, more=("--xapi", str(xapi)))

    assert any(re.fullmatch("player-[0-9a-f]{6}", row["pseudonym"]) for row in rows(out))
    written = {path for path in out.parent.iterdir() if path.is_file()}
    the_list = out.with_name("class-files.csv")
    assert "Vell" in the_list.read_text()
    assert len(written) == 5
    for path in written - {the_list}:
        assert "vell" not in path.read_text().lower(), path.name


def test_a_word_made_from_the_moves_is_the_same_wherever_the_file_lies(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    first = hand_in(folder, "Mara Vell_4711_assignsubmission_file_lighthouse-leader-1.json")
    collect(capsys, folder, out=out)
    called = rows(out)[0]["pseudonym"]
    first.rename(folder / "lighthouse-leader-9.json")
    collect(capsys, folder, out=out, more=("--replace",))

    assert rows(out)[0]["pseudonym"] == called


# One play handed in twice, two plays under one word.


def test_a_play_that_two_handed_in_is_said_of_both_alike(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "otter.json", said="My own words.")
    hand_in(folder, "stoat.json", said="Other words, by somebody else.")
    hand_in(folder, "lynx.json", when={"began": START + timedelta(hours=1)})
    xapi = out.with_suffix(".xapi.json")
    ran = collect(capsys, folder, out=out, more=("--xapi", str(xapi)))
    by_name = {row["pseudonym"]: row for row in rows(out)}
    otter, stoat = by_name["otter"], by_name["stoat"]

    told = "one play, move for move and second for second, handed in by otter (file 2) and stoat"
    assert otter["remark"] == stoat["remark"] == f"{told} (file 3)"
    assert otter["verifies"] == stoat["verifies"] == "yes"
    assert by_name["lynx"]["remark"] == "", "the same moves at another time are no copy"
    assert ran.code == 1
    assert ran.err.count(told) == 2
    assert "2 journals of lighthouse (leader); no file set aside." in ran.out, "each play once"
    page = out.with_name("class-report.md").read_text()
    assert "Set aside" not in page
    assert page.count("handed in by") == 2
    actors = {each["actor"]["account"]["name"] for each in json.loads(xapi.read_text())}
    assert actors == {"lynx"}, "whose the other play is nobody knows"


def test_one_student_who_handed_a_play_in_twice_has_it_once(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "otter-lighthouse-leader-1.json")
    hand_in(folder, "again/otter-lighthouse-leader-1 (1).json")
    ran = collect(capsys, folder, out=out)

    assert "1 journal of lighthouse (leader); 1 file set aside." in ran.out
    assert all("handed in by otter (file 1) and otter" in row["remark"] for row in rows(out))


def test_two_plays_under_one_word_are_said(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    hand_in(folder, "otter-lighthouse-leader-1.json")
    hand_in(folder, "b/Otter-lighthouse-leader-1.json", seed=2)
    ran = collect(capsys, folder, out=out)

    assert ran.code == 0
    assert "2 journals of lighthouse (leader); no file set aside." in ran.out
    assert ran.err.count("2 plays of one role under the name") == 2
    assert all("two students may have chosen the same" in row["remark"] for row in rows(out))


# A whole folder of saves, a whole checkout.


def test_a_whole_folder_of_saves(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    own = hand_in(folder, "otter/saves/lighthouse-leader-1.json")
    examples = sorted((ROOT / "saves" / "examples").glob("*.json"))
    for example in examples:
        copy = folder / "otter" / "saves" / "examples" / example.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(example.read_bytes())
        (folder / f"stoat-{example.name}").write_bytes(example.read_bytes())
    collect(capsys, folder, out=out)
    counted = [row for row in rows(out) if row["verifies"] == "yes"]

    assert [(row["pseudonym"], row["file"]) for row in counted] == [("otter", paths(out)[own.name])]
    aside = [row["remark"] for row in rows(out) if row["verifies"] == "no"]
    told = "the example that comes with the game, and nobody's play"
    own.unlink()
    nobody = collect(capsys, folder, out=out, more=("--replace",))
    assert f"No finished play that counts; {2 * len(examples)} files set aside." in nobody.out
    assert aside == [told] * 2 * len(examples)


def test_what_is_hidden_is_not_counted_and_what_was_not_looked_at_is_said(
    capsys: CaptureFixture, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed, student in enumerate(("otter", "stoat")):
        for number in range(40):
            deep = folder / student / ".git" / "objects" / str(number)
            deep.mkdir(parents=True)
            (deep / "file").touch()
        hand_in(folder, f"{student}/saves/lighthouse-leader-1.json", seed=seed)
    monkeypatch.setattr(
        "game.classroom.collecting.handed_in.FILES_LOOKED_AT", Limit("few", 20, "files")
    )
    ran = collect(capsys, folder, out=out)

    assert ran.code == 0
    assert {row["pseudonym"] for row in rows(out)} == {"otter", "stoat"}
    assert f"not read: {Path('otter', '.git')}, {Path('stoat', '.git')}, each hidden." in ran.err
    for number in range(30):
        (folder / "stoat" / f"{number}.txt").touch()
    too_many = collect(capsys, folder, out=out, more=("--replace",))
    assert too_many.code == 2
    assert "more than 20 files" in too_many.err


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (lambda raw: raw.decode().encode("utf-16-le"), "it is in UTF-16, as an editor saves"),
        (lambda raw: raw.replace(b"It was", b"It w\x8es"), "such as Windows-1252 or Mac Roman"),
    ],
)
def test_what_an_editor_made_of_a_journal_is_named(
    capsys: CaptureFixture, folder: Path, out: Path, change: Callable[[bytes], bytes], remark: str
) -> None:
    path = hand_in(folder, "otter.json")
    path.write_bytes(change(path.read_bytes()))
    hand_in(folder, "good.json", seed=2)
    collect(capsys, folder, out=out)

    assert remark in next(row["remark"] for row in rows(out) if row["pseudonym"] == "otter")


def test_a_journal_by_another_name_is_read_and_an_archive_is_named(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "otter-lighthouse-leader-1.json.txt", seed=1)
    hand_in(folder, "stoat-lighthouse-leader-1.txt", seed=2)
    hand_in(folder, "LYNX.JSON", seed=3)
    with zipfile.ZipFile(folder / "vole.zip", "w") as archive:
        archive.writestr("lighthouse-leader-1.json", "{}")
    with zipfile.ZipFile(folder / "essay.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    (folder / "about.py").write_text('KIND = "summitry"')
    ran = collect(capsys, folder, out=out)

    assert sorted(row["pseudonym"] for row in rows(out)) == ["LYNX", "otter", "stoat"]
    assert "not read: vole.zip, an archive: unpack it first." in ran.err
    assert "not read: about.py, essay.docx, each not a journal." in ran.err


def test_two_outputs_of_one_name_are_refused(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "otter.json")
    ran = collect(capsys, folder, out=out, more=("--xapi", str(out)))

    assert ran.code == 2
    assert "cannot be both" in ran.err
    assert not out.exists()
