"""`summitry collect`: a class's journals, honest, copied, damaged and edited."""

import csv
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from game.classroom.collecting.report import WHY_NOT_THE_DEAL
from game.rules.debrief import debrief_view
from game.rules.moves import FillPlan
from game.rules.numbers import rounded
from game.rules.view.draw import view
from game.session.journal.journal import Parent, journal_to_bytes
from game.session.journal.standing import standing
from tests.classroom.hostile import NAMES, assert_harmless
from tests.classroom.running import Ran, run
from tests.classroom.synthetic import START, journal_of, random_play, sealed, write_class
from tests.loaded import FIXTURES, SHIPPED, case_file

CaptureFixture = pytest.CaptureFixture[str]

LIGHTHOUSE = FIXTURES / "lighthouse"
THREE_RIVERS = FIXTURES / "three-rivers"
REYKJAVIK = SHIPPED / "reykjavik-1986"


def collect(capsys: CaptureFixture, *paths: Path, out: Path, more: tuple[str, ...] = ()) -> Ran:
    """Collect some files and folders."""
    return run(capsys, "collect", *paths, "-o", out, *more)


def rows(out: Path) -> list[dict[str, str]]:
    """The spreadsheet, a mapping a line."""
    return list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))


def paths(out: Path) -> dict[str, str]:
    """By name of a file that was handed in: the number it has in what is written."""
    listed = out.with_name(f"{out.stem}-files.csv").read_text("utf-8-sig").splitlines()
    return {Path(row["path"]).name: row["file"] for row in csv.DictReader(listed)}


def hand_in(folder: Path, name: str, seed: int = 1, **changes: Any) -> Path:
    """A journal of the lighthouse's leader in a file, with some of what it says changed."""
    play = random_play(LIGHTHOUSE, "leader", seed, changes.pop("said", "It was the room."))
    journal = journal_of(play, case_file(LIGHTHOUSE), **changes.pop("when", {}))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(journal_to_bytes(sealed(journal._replace(**changes))))
    return path


def edit(path: Path, change: Any) -> None:
    """Change a journal by hand, as somebody with an editor would."""
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def test_a_class_of_sixty_in_four_roles(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    write_class(folder, REYKJAVIK, "leader", 25)
    write_class(folder, REYKJAVIK, "envoy", 15, seed=100)
    write_class(folder, LIGHTHOUSE, "envoy", 10, seed=200)
    write_class(folder, THREE_RIVERS, "leader", 10, seed=300)
    ran = collect(capsys, folder, out=out, more=("--xapi", str(out.with_suffix(".json"))))

    assert ran.code == 0
    assert ran.err == ""
    assert len(rows(out)) == 60
    assert all(row["verifies"] == "yes" for row in rows(out))


def test_a_line_has_what_the_play_came_to(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    hand_in(folder, "otter-lighthouse-leader-1.json", seed=3, said="The oil. Krasnyak, I think.")
    collect(capsys, folder, out=out)
    play = random_play(LIGHTHOUSE, "leader", 3, "The oil. Krasnyak, I think.")
    debrief = debrief_view(play)
    row = rows(out)[0]

    assert row["pseudonym"] == "otter"
    assert (row["case"], row["role"]) == ("lighthouse", "leader")
    assert row["ending"] == debrief.ending_title
    assert row["label"] == debrief.label_text
    assert float(row["preparation"]) == rounded(debrief.scores.preparation)
    assert float(row["rapport"]) == rounded(debrief.scores.rapport)
    assert float(row["Foreign Policy"]) == rounded(debrief.readings.foreign_policy.score)
    assert float(row["Krasnyak"]) == rounded(debrief.readings.krasnyak.score)
    assert int(row["forecast"]) == play.state.sheet.forecast
    assert row["plan lines"] == "3"
    assert row["reflection"] == "The oil. Krasnyak, I think."
    assert row["verifies"] == "yes"
    assert row["remark"] == ""


def test_the_spreadsheet_begins_with_what_was_asked_for(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "a.json")
    collect(capsys, folder, out=out)

    assert list(rows(out)[0])[:16] == [
        "pseudonym", "case", "role", "ending", "label", "preparation", "rapport",
        "Foreign Policy", "Krasnyak", "forecast", "stood", "plan lines right", "plan lines",
        "minutes", "reflection", "verifies",
    ]  # fmt: skip


def test_minutes_are_counted_without_the_pauses(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    moves = len(random_play(LIGHTHOUSE, "leader", 1, "x").turns)
    pauses = [0, *[60] * (moves - 2), 60 * 60 * 20]
    hand_in(folder, "a.json", when={"seconds": pauses})
    collect(capsys, folder, out=out)

    assert int(rows(out)[0]["minutes"]) == moves - 2 + 10


# What is wrong with a file is said, and nothing is dropped.


def test_damaged_files_are_named_and_the_rest_is_collected(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    good = hand_in(folder, "good.json")
    (folder / "cut.json").write_bytes(good.read_bytes()[:700])
    (folder / "essay.json").write_text('{"title": "My summer"}')
    (folder / "empty.json").write_text("")
    (folder / "notes.docx").write_text("not ours")
    ran = collect(capsys, folder, out=out)
    by_number = {row["file"]: row for row in rows(out)}
    by_file = {name: by_number[number] for name, number in paths(out).items()}

    assert ran.code == 1
    assert len(by_file) == 4
    assert "is cut short" in by_file["cut.json"]["remark"]
    assert "is not a Summitry journal" in by_file["essay.json"]["remark"]
    assert "is empty" in by_file["empty.json"]["remark"]
    assert [row["verifies"] for row in by_file.values()].count("yes") == 1
    for name in ("cut.json", "essay.json", "empty.json", "notes.docx"):
        assert name in ran.err
    assert "1 journal of lighthouse (leader); 3 files set aside." in ran.out


def better_scores(data: dict[str, Any]) -> None:
    data["stands"]["result"]["preparation"] = 100


def another_ending(data: dict[str, Any]) -> None:
    data["stands"]["result"]["title"] = "The guild lights it"


def another_move(data: dict[str, Any]) -> None:
    offered = {"commit", "begin"}
    chosen = [m for m in data["moves"] if m.get("move") and m["move"] not in offered]
    chosen[-2]["move"] = "let-her-speak-first"


def a_lie_about_where_it_led(data: dict[str, Any]) -> None:
    data["moves"][-1]["led"] = "debrief:guild-light"


def a_time_that_is_none(data: dict[str, Any]) -> None:
    data["moves"][2]["at"] = "yesterday"


def moves_cut_off(data: dict[str, Any]) -> None:
    del data["moves"][6:]


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (better_scores, "edited: it says preparation 100, and its moves come to "),
        (another_ending, "edited: it says title The guild lights it, and its moves come to "),
        (another_move, "edited: its move "),
        (a_lie_about_where_it_led, "edited: its move "),
        (a_time_that_is_none, "edited: move 3 has a time that is none"),
        (moves_cut_off, "edited: it says it ended in A show of hands, and its moves do not"),
    ],
)
def test_edited_journals_are_named(
    capsys: CaptureFixture, folder: Path, out: Path, change: Any, remark: str
) -> None:
    edit(hand_in(folder, "fox.json"), change)
    hand_in(folder, "good.json", seed=2)
    ran = collect(capsys, folder, out=out)
    row = next(row for row in rows(out) if row["pseudonym"] == "fox")

    assert ran.code == 1
    assert row["verifies"] == "no"
    assert row["remark"].startswith(remark)
    assert "fox.json: edited" in ran.err


def test_scores_are_reckoned_and_never_believed(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    edit(hand_in(folder, "fox.json"), better_scores)
    hand_in(folder, "good.json", when={"began": START + timedelta(hours=1)})
    collect(capsys, folder, out=out)
    fox, good = rows(out)

    assert fox["preparation"] == good["preparation"] != "100"


def test_a_journal_of_content_edited_since(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    from game.session.journal.journal import Content

    hand_in(folder, "old.json", content=Content(1, "another hash"))
    collect(capsys, folder, out=out)

    assert rows(out)[0]["verifies"] == "yes"
    assert rows(out)[0]["remark"] == "the case was edited since; reckoned as it is now"


def test_unfinished_and_unknown(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    hand_in(folder, "good.json")
    play = random_play(LIGHTHOUSE, "leader", 1, "x")
    half = play._replace(turns=play.turns[:5])
    journal = journal_of(half, case_file(LIGHTHOUSE))
    (folder / "half.json").write_bytes(journal_to_bytes(journal))
    hand_in(folder, "elsewhere.json", case="atlantis-1999")
    ran = collect(capsys, folder, out=out)
    by_name = {row["pseudonym"]: row for row in rows(out)}

    assert (
        by_name["half"]["remark"]
        == f"not finished: it stands at {standing(half, view(half)).where}"
    )
    assert "atlantis-1999" in by_name["elsewhere"]["remark"]
    assert "1 not finished; 1 file set aside" in ran.out
    # What was done before it broke off can be marked.
    assert by_name["half"]["label"] == "not finished"
    assert by_name["half"]["preparation"] != ""
    assert by_name["half"]["ending"] == by_name["half"]["rapport"] == ""
    report = out.with_name(f"{out.stem}-report.md").read_text()
    assert "1 without an ending, in no figure" in report
    assert "half: not finished" in report


def test_the_plan_of_a_play_without_an_ending_is_in_its_line(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    whole = random_play(LIGHTHOUSE, "leader", 1, "x")
    planned = next(n for n, turn in enumerate(whole.turns) if isinstance(turn.move, FillPlan))
    for name, turns in (("before", planned), ("after", planned + 2)):
        journal = journal_of(whole._replace(turns=whole.turns[:turns]), case_file(LIGHTHOUSE))
        (folder / f"{name}.json").write_bytes(journal_to_bytes(journal))
    collect(capsys, folder, out=out)
    after, before = rows(out)
    assert before["plan lines right"] == before["forecast"] == ""
    assert after["plan lines right"] != ""
    assert after["forecast"] != ""


def test_a_second_try_is_said(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    hand_in(folder, "again.json", parent=Parent("first.json", 7))
    collect(capsys, folder, out=out)

    assert rows(out)[0]["remark"] == "begun in another journal, its own from move 7 on"


def test_nothing_is_read_but_what_was_given(
    capsys: CaptureFixture, folder: Path, out: Path, tmp_path: Path
) -> None:
    hand_in(folder, "good.json")
    outside = hand_in(tmp_path / "elsewhere", "secret.json", seed=9)
    (folder / "link.json").symlink_to(outside)
    (folder / "linked").symlink_to(outside.parent)
    hand_in(folder, ".hidden.json", seed=8)
    ran = collect(capsys, folder, out=out)

    assert [row["pseudonym"] for row in rows(out)] == ["good"]
    assert "not read: linked, link.json, each a link to elsewhere." in ran.err
    assert "not read: .hidden.json, hidden." in ran.err


def test_files_by_name_and_the_same_one_twice(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    one, two = hand_in(folder, "one.json"), hand_in(folder, "two.json", seed=2)
    collect(capsys, one, two, one, out=out)

    assert [row["pseudonym"] for row in rows(out)] == ["one", "two"]


def test_nothing_to_collect(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    empty = collect(capsys, folder, out=out)
    absent = collect(capsys, folder / "none", out=out)

    assert (empty.code, absent.code) == (2, 2)
    assert "There is no finished journal among these files." in empty.err
    assert f"There is no file or folder at {folder / 'none'}." in absent.err
    assert not out.exists()


def test_marks_typed_in_are_never_written_over(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "one.json")
    out.write_text("pseudonym,mark\none,B+\n")

    assert collect(capsys, folder, out=out).code == 2
    assert "B+" in out.read_text()
    assert collect(capsys, folder, out=out, more=("--replace",)).code == 0


# The report.


def test_the_report(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    write_class(folder, LIGHTHOUSE, "leader", 12, seed=200)
    collect(capsys, folder, out=out)
    text = out.with_name("class-report.md").read_text()
    shown = assert_harmless(out.with_name("class-report.html").read_text()).shown

    for told in (text, shown):
        assert "How it ended" in told
        assert "as in history" in told
        assert "so it was done" in told
        assert "Preparation against rapport, a point a play." in told
        assert "The two readings of each play." in told
        assert "In their own words" in told
        assert "Student 3 says it was the room." in told
        assert WHY_NOT_THE_DEAL[0] in told
    assert out.with_name("class-report.html").read_text().count("<svg") == 2


def test_the_classs_pages_name_nobody(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    paths = write_class(folder, LIGHTHOUSE, "leader", 8)
    for number, path in enumerate(paths):
        path.rename(folder / f"wombat{number}-lighthouse-leader-1.json")
    collect(capsys, folder, out=out)
    html = out.with_name("class-report.html").read_text()
    for_the_class, for_the_teacher = html.split('<details class="closed">')

    assert "wombat" not in for_the_class
    assert "wombat3" in for_the_teacher


def test_reflections_come_in_no_order_that_tells(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    write_class(folder, LIGHTHOUSE, "leader", 12)
    collect(capsys, folder, out=out)
    text = out.with_name("class-report.md").read_text()
    order = [int(number) for number in re.findall(r"- Student (\d+) says", text)]

    assert len(order) == 10
    assert order != sorted(order)


def test_the_split_counts_every_choice(capsys: CaptureFixture, folder: Path, out: Path) -> None:
    write_class(folder, LIGHTHOUSE, "leader", 12)
    collect(capsys, folder, out=out)
    text = out.with_name("class-report.md").read_text()
    gate = text.split("| The warden's gatehouse | of 12 |")[1].split("\n\n")[0]
    counts = re.findall(r"\| (\d+) \|", gate)

    assert sum(map(int, counts)) == 12


@pytest.mark.parametrize("said", NAMES)
def test_what_students_write_is_shown_and_not_obeyed(
    capsys: CaptureFixture, folder: Path, out: Path, said: str
) -> None:
    hand_in(folder, "a.json", said=said)
    collect(capsys, folder, out=out)
    html = out.with_name("class-report.html").read_text()

    assert_harmless(html)
    text = rows(out)[0]["reflection"]
    assert not text.startswith(("=", "+", "-", "@", "\t", "|"))


def test_a_name_that_is_a_formula_or_markup(
    capsys: CaptureFixture, folder: Path, out: Path
) -> None:
    hand_in(folder, "=1+1.json")
    hand_in(folder, "<b onclick=x>.json", seed=2)
    collect(capsys, folder, out=out)
    html = out.with_name("class-report.html").read_text()

    assert [row["pseudonym"] for row in rows(out)] == ["<b onclick=x>", "'=1+1"]
    assert "<b onclick=x>" in assert_harmless(html).shown
