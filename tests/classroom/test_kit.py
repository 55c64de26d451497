"""The kit's parts: what stands on them, and what must not."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from game.classroom.kit.build import kit
from game.classroom.kit.debrief_sheet import OUTCOMES, other_outcomes
from game.classroom.kit.minutes import minute_plans
from game.classroom.paper_table import PaperTable, table_of
from game.cli.options import make_parser
from game.library.content_folders import own_content
from game.pages.as_markdown import page_as_markdown
from game.pages.document import Page, Written
from tests.classroom.running import ROOT, run
from tests.loaded import FIXTURES, SHIPPED, case_file

HAVEN = {
    "A1": "40", "A2": "0", "A3": "22", "A4": "28",
    "B1": "30", "B2": "18", "B3": "3",
    "C1": "18", "C2": "12", "C3": "6",
    "D1": "8", "D2": "4",
}  # fmt: skip
"""Weight x value / 100, by hand: lamp 40, dues 30, channel 20, salvage 10."""

WICK = {
    "A1": "0", "A2": "45", "A3": "22.5", "A4": "33.8",
    "B1": "2", "B2": "12", "B3": "20",
    "C1": "5", "C2": "16.3", "C3": "25",
    "D1": "4", "D2": "8",
}  # fmt: skip
"""Lamp 45, dues 20, channel 25, salvage 10; the clerk's reading of finders keep. In tenths: 33.75
and 16.25 are rounded half up."""


def every_table() -> list[PaperTable]:
    """The table of every case there is, of both roles where both have one."""
    folders = [*sorted(FIXTURES.iterdir()), *sorted(SHIPPED.iterdir())]
    return [
        table_of(found, name)
        for found in map(case_file, folders)
        for name, role in found.roles.items()
        if role.table is not None
    ]


def page(table: PaperTable, name: str) -> str:
    """A page of the kit, as Markdown."""
    return page_as_markdown(next(each for each in kit(table).pages if each.id == name))


def printed_points(text: str) -> dict[str, str]:
    """By code: the points in the last cell of its row."""
    rows = re.findall(r"^\| ([A-Z]\d) \|.*\| ([0-9.]+)(?: never)? \|$", text, re.MULTILINE)
    return dict(rows)


def test_parts_a_to_j_in_order(lighthouse: PaperTable) -> None:
    parts = [each.part for each in kit(lighthouse).pages]

    assert list(dict.fromkeys(parts)) == list("ABCDEFGHIJ")
    assert parts == sorted(parts)
    assert parts.count("B") == 4, "a brief each, and the numbers behind it"
    assert parts.count("C") == 4, "a planning sheet each, and a place to add up behind it"
    assert parts.count("D") == 2, "rules and options, and the log behind them"


def test_printed_points_are_those_reckoned_by_hand(lighthouse: PaperTable) -> None:
    assert printed_points(page(lighthouse, "b-haven-numbers")) == HAVEN
    assert printed_points(page(lighthouse, "b-wick-numbers")) == WICK


def test_the_key_has_everybodys_points(lighthouse: PaperTable) -> None:
    key = page(lighthouse, "h-teachers-key")
    rows = re.findall(
        r"^\| ([A-Z]\d)†? \|.*?\| (?:× )?([0-9.]+) \| (?:× )?([0-9.]+) \|$", key, re.MULTILINE
    )

    assert {code: haven for code, haven, _ in rows} == HAVEN
    assert {code: wick for code, _, wick in rows} == WICK


@pytest.mark.parametrize("table", every_table(), ids=lambda t: f"{t.case_role.case.id}")
def test_points_printed_add_up_to_the_value_the_rules_give(table: PaperTable) -> None:
    for side in table.sides:
        points = {
            code: float(number)
            for code, number in printed_points(page(table, f"b-{side}-numbers")).items()
        }
        assert set(points) == set(table.codes.options)
        for option, code in table.codes.of_option.items():
            assert points[code] * 100 == pytest.approx(table.case_role.points[side][option])


@pytest.mark.parametrize("table", every_table(), ids=lambda t: f"{t.case_role.case.id}")
def test_a_brief_says_its_floor_and_red_lines_and_nobody_elses(table: PaperTable) -> None:
    case = table.case_role.case
    for side in table.sides:
        brief = page(table, f"b-{side}-numbers")
        assert f"{case.sides[side].reservation} points." in brief
        never = re.findall(r"^\| ([A-Z]\d) \|.* never \|$", brief, re.MULTILINE)
        assert [table.codes.options[code] for code in never] == [
            option for option in table.codes.of_option if option in case.sides[side].refuses
        ]
        others = {table.side_name(other) for other in table.sides if other != side}
        assert not any(f"| {name} |" in brief for name in others)


def test_what_nobody_drafted_lies_below_the_fold(reykjavik: PaperTable) -> None:
    above, below = page(reykjavik, "b-us-numbers").split("Fold back along this line")

    assert "| A3 |" not in above
    assert "| C3 |" not in above
    assert re.findall(r"^\| ([A-Z]\d) \|", below, re.MULTILINE) == ["A3", "A4", "A5", "C3"]
    for name in ("a-public-brief", "d-offer-log", "e-outcome-form", "f-observers-card"):
        assert "agreed list of tests" not in page(reykjavik, name)


def test_a_role_has_its_plan_on_its_sheet_and_the_answers_only_in_the_key(
    lighthouse: PaperTable,
) -> None:
    sheet, key = page(lighthouse, "c-haven"), page(lighthouse, "h-teachers-key")
    for line in lighthouse.case_role.role.plan.lines:
        assert f"### {line.text}" in f"#{sheet}" or line.text in sheet
        assert all(answer.text in sheet for answer in line.answers)
        assert line.reason in key
        assert line.reason not in sheet


def test_a_side_that_is_another_role_has_that_roles_brief(three_rivers: PaperTable) -> None:
    brief = page(three_rivers, "b-delta")

    assert "as Mistress Coll" in brief
    assert "Bring home water in August." in brief


def test_a_go_between_speaks_for_no_side(three_rivers: PaperTable) -> None:
    assert "Abbot" not in page(three_rivers, "b-delta")


@pytest.mark.parametrize("table", every_table(), ids=lambda t: f"{t.case_role.case.id}")
def test_exactly_two_other_outcomes(table: PaperTable) -> None:
    outcomes = other_outcomes(table)

    assert len(outcomes) == OUTCOMES == 2
    assert len({ending.title for _, ending in outcomes}) == 2
    assert not any(ending.history for _, ending in outcomes)
    sheet = page(table, "g-debrief-sheet")
    assert all(f"**{ending.title}**" in sheet for _, ending in outcomes)


def test_the_debrief_sheet_has_both_articles_the_absent_and_the_questions(
    reykjavik: PaperTable,
) -> None:
    sheet = page(reykjavik, "g-debrief-sheet")
    told = reykjavik.case_role.debrief

    assert "Foreign Policy article" in sheet
    assert "Olga Krasnyak" in sheet
    assert all(absent.who in sheet for absent in told.absent)
    assert all(f"{n}. {question}" in sheet for n, question in enumerate(told.questions, 1))


def test_the_key_has_disputes_history_and_the_frontier(reykjavik: PaperTable) -> None:
    key = page(reykjavik, "h-teachers-key")

    assert "Richard Perle (15 of 100): " in key
    assert "Paul Nitze (50 of 100, used in play): " in key
    assert "A4 B4 C2 D2 E1 F2 | 85.8 | 34.1" in key
    assert (
        "40 clear every floor and cross no red line; without the clauses below the fold, none"
        in key
    )


@pytest.mark.parametrize("table", every_table(), ids=lambda t: f"{t.case_role.case.id}")
def test_the_minute_plans_are_filled_in(table: PaperTable) -> None:
    pages = minute_plans(table)

    assert [each.title for each in pages] == [
        "Before the lesson",
        "Fifty minutes",
        "Ninety minutes",
    ]
    for each in pages:
        assert isinstance(each.blocks[0], Written)
        assert "{" not in each.blocks[0].markdown
    commands = re.findall(r"`(summitry score [^`]*)`", _text(pages[1]) + _text(pages[2]))
    assert len(commands) == 2
    for command in commands:
        args = make_parser().parse_args(shlex.split(command)[1:])
        assert (args.case, args.replace) == (table.case_role.case.id, True)
        content = [folder.resolve() for folder in args.content]
        own = own_content() == table.case_file.folder.parent.parent
        assert content == ([] if own else [table.case_file.folder.parent.parent])


def test_the_plans_run_from_the_first_minute_to_the_last(lighthouse: PaperTable) -> None:
    for each, length in zip(minute_plans(lighthouse)[1:], (50, 90), strict=True):
        spans = re.findall(r"^\| (\d+)-(\d+) \|", _text(each), re.MULTILINE)
        ends = [(int(start), int(end)) for start, end in spans]
        assert ends[0][0] == 0
        assert ends[-1][1] == length
        assert all(end == start for (_, end), (start, _) in pairwise(ends))


def _text(each: Page) -> str:
    block = each.blocks[0]
    assert isinstance(block, Written)
    return block.markdown


def test_print_writes_every_part_twice_and_a_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "print", "three-rivers", "-o", tmp_path / "kit")
    names = {path.name for path in (tmp_path / "kit").iterdir()}

    assert ran.code == 0
    pages = {name.removesuffix(".html") for name in names if name.endswith(".html")}
    edited = {name.removesuffix(".md") for name in names if name.endswith(".md")}
    assert pages == edited | {"packets"}
    assert {"a-public-brief", "b-upland", "b-delta", "b-forest", "c-forest", "whole-kit"} <= pages
    assert (tmp_path / "kit" / "class.csv").read_text("utf-8-sig").splitlines()[0] == (
        "pair,A,B,rapport abbot-lune,rapport headwoman-ash"
    )
    assert "one for each table" in ran.out
    assert re.search("h-teachers-key +one, for you", ran.out)
    assert re.search("j-warm-up-for-the-teacher +one, for you", ran.out)


def test_print_writes_over_nothing_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "print", "lighthouse", "-o", tmp_path).code == 0
    assert run(capsys, "print", "lighthouse", "-o", tmp_path).code == 0, "the same is no change"
    edited = tmp_path / "a-public-brief.md"
    edited.write_text("mine now")
    filled = tmp_path / "class.csv"
    filled.write_text("pair,A,B,C,D\nOtter,1,1,1,1\n")

    refused = run(capsys, "print", "lighthouse", "-o", tmp_path)
    assert refused.code == 2
    assert f"{edited} is there already" in refused.err
    assert edited.read_text() == "mine now"

    replaced = run(capsys, "print", "lighthouse", "-o", tmp_path, "--replace")
    assert replaced.code == 0
    assert edited.read_text() != "mine now"
    assert "Otter" in filled.read_text(), "a class that was typed in is never written over"


def test_print_says_what_it_cannot_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "print", "three-rivers", "--role", "envoy", "-o", tmp_path)

    assert ran.code == 2
    assert ran.err == (
        "summitry: The envoy of three-rivers has no table, so there is nothing to play on paper: "
        "add --role leader.\n"
    )
    (tmp_path / "file").touch()
    blocked = run(capsys, "print", "lighthouse", "-o", tmp_path / "file")
    assert blocked.code == 2
    assert f"{tmp_path / 'file'} is no folder" in blocked.err


def test_the_facilitators_commands_are_commands(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "facilitator.md").read_text()
    shown = re.findall(r"^summitry (print|score|collect) ([^\n]*?)(?:  .*)?$", text, re.MULTILINE)

    assert {command for command, _ in shown} == {"print", "score", "collect"}
    for command, words in shown:
        make_parser().parse_args([command, *words.split()])
