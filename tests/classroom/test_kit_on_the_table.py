"""The kit as people use it: what they point at, add up, sign, and warm up with."""

import os
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.errors import ClassroomError
from game.classroom.judging import judge
from game.classroom.kit.build import kit
from game.classroom.kit.the_table import FOLD_RULE
from game.classroom.kit.two_articles import TWO_ARTICLES
from game.classroom.kit.warm_up import warm_up
from game.classroom.kit.written import sections
from game.classroom.paper_table import PaperTable, table_of
from game.classroom.papers import history_papers
from game.library.models.case import Term
from game.pages.as_html import document_as_html
from game.pages.as_markdown import page_as_markdown
from game.pages.document import Page, Signatures, Written
from game.pages.labels import LETTER, LINE, Frame, placed
from tests.classroom.hostile import assert_harmless
from tests.classroom.running import run
from tests.classroom.test_in_fact import name_of
from tests.classroom.test_kit import every_table, page, printed_points
from tests.loaded import FIXTURES, case_file

TABLES = pytest.mark.parametrize("table", every_table(), ids=name_of)


# The sheets in the middle.


@TABLES
def test_every_option_can_be_pointed_at_and_none_says_what_it_is_worth(table: PaperTable) -> None:
    sheet = page(table, "d-the-table")
    options, clauses = [*sheet.split("What nobody has drafted yet"), ""][:2]
    for option, code in table.codes.of_option.items():
        if option in table.undrafted:
            assert f"| {code} |  |  |" in clauses
            assert f"| {code} |" not in options
        else:
            assert re.search(rf"\| {code} \| .+ \|", options)
    assert printed_points(sheet) == {}


@TABLES
def test_the_log_has_a_line_for_every_offer_there_may_be(table: PaperTable) -> None:
    numbers = re.findall(r"^\| (\d+) \|", page(table, "d-offer-log"), re.MULTILINE)

    assert numbers == [str(n) for n in range(1, table.rounds * len(table.sides) + 1)]


def test_the_rules_say_who_begins_and_what_better_means(reykjavik: PaperTable) -> None:
    sheet = page(reykjavik, "d-the-table")

    assert "4. Moscow makes the first offer." in sheet
    assert "better, without more words, if it is higher for somebody and lower for nobody" in sheet
    assert re.search(rf"^{FOLD_RULE}\. Below the fold", sheet, re.MULTILINE)
    for side in reykjavik.sides:
        assert f"rule {FOLD_RULE} of sheet D" in page(reykjavik, f"b-{side}-numbers")


def test_with_three_sides_the_rules_say_who_comes_second(three_rivers: PaperTable) -> None:
    assert re.search(r"4\. \w+ makes the first offer", page(three_rivers, "d-the-table"))


# Both sides alike.


@TABLES
def test_every_sides_brief_and_planning_sheet_have_the_same_parts(table: PaperTable) -> None:
    for side in table.sides:
        brief, plan = page(table, f"b-{side}"), page(table, f"c-{side}")
        assert "You speak for" in brief
        assert "## Your instructions" in brief
        assert len(re.findall(r"^- ", brief.split("## Your instructions")[1], re.MULTILINE)) >= 3
        assert "Most of your points lie on" in brief
        assert "- [ ]" in plan
        for part in ("I can live with", "will never sign", "Where I can give", "forecast"):
            assert part in plan
        others = [table.side_name(other) for other in table.sides if other != side]
        assert all(f"{other} will never sign (codes):" in plan for other in others)


def test_what_is_said_of_a_side_stands_as_the_others_words(reykjavik: PaperTable) -> None:
    brief = page(reykjavik, "b-ussr")

    assert "What Washington may find out about you, in the words of its own files" in brief
    assert "What the others' files say of you:" in brief


@TABLES
def test_there_is_a_place_to_add_up_with_the_first_paper_in_it(table: PaperTable) -> None:
    for side in table.sides:
        sums = page(table, f"c-{side}-sums")
        first = table.case_role.default_openings.get(side)
        assert f"Your floor is {table.floor(side)}." in sums
        if first is None:
            continue
        row = re.search(r"^\| your first paper \|(.*)\|  \|$", sums, re.MULTILINE)
        assert row is not None
        *points, total = [float(cell) for cell in row[1].split("|")]
        assert sum(points) == pytest.approx(total)


@TABLES
def test_a_paper_is_judged_by_the_sum_that_people_add_up(table: PaperTable) -> None:
    package = table.codes.package([codes[0] for codes in _codes_by_issue(table)])
    judged = judge(table, package)
    for side in judged.sides:
        printed = printed_points(page(table, f"b-{side.side}-numbers"))
        added_up = sum(float(printed[table.codes.of_option[o]]) for o in package if o)
        assert float(side.value) == pytest.approx(added_up)


def _codes_by_issue(table: PaperTable) -> list[list[str]]:
    return [[table.codes.of_option[o] for o in options] for options in table.case_role.option_ids]


# The form, the key, the words.


@TABLES
def test_the_form_names_both_articles_before_it_asks_and_can_be_signed(table: PaperTable) -> None:
    form = next(each for each in kit(table).pages if each.id == "e-outcome-form")
    text = page_as_markdown(form)
    asked = text.index("which of these does it bear out")

    assert all(article in page(table, "a-public-brief") for article in TWO_ARTICLES)
    assert all(text.index(article) > asked for article in TWO_ARTICLES)
    signed = next(block for block in form.blocks if isinstance(block, Signatures))
    assert signed.labels == tuple(f"For {table.side_name(side)}" for side in table.sides)


@TABLES
def test_no_paper_of_history_stands_twice(table: PaperTable) -> None:
    papers = history_papers(table)
    packages = [paper.package for paper in papers]
    signed = table.case_role.debrief.history.package

    assert packages.count(signed and table.case_role.package(signed)) <= 1
    assert len({paper.title for paper in papers}) == len(papers)
    assert [paper.signed for paper in papers].count(True) == (signed is not None)


def test_words_of_the_case_are_explained_where_they_are_read() -> None:
    found = case_file(FIXTURES / "lighthouse")
    terms = {
        "pilots": Term(title="pilots", text="Who steer strangers in.", sources=("log",)),
        "mirv": Term(title="MIRV", text="Nobody has one here.", sources=("log",)),
    }
    case = found.case.model_copy(update={"terms": terms})
    sheet = page(table_of(replace(found, case=case)), "a-what-is-open")

    assert "| pilots | Who steer strangers in. |" in sheet
    assert "MIRV" not in sheet, "it stands on no sheet"


def test_abbreviations_are_explained_on_the_public_brief(reykjavik: PaperTable) -> None:
    sheet = page(reykjavik, "a-what-is-open")
    explained = sheet.split("Words on these sheets")[1]
    students = [each for each in kit(reykjavik).pages if each.part in "ABCD"]
    used = set(re.findall(r"\b[A-Z]{3,}\b", " ".join(map(page_as_markdown, students))))

    assert {"SDI", "ABM"} <= used
    assert used <= set(re.findall(r"\b[A-Z]{3,}\b", explained))


def test_every_file_has_a_title_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "print", "three-rivers", "-o", tmp_path)
    titles = [
        re.search("<title>(.*)</title>", path.read_text())[1]  # type: ignore[index]
        for path in sorted(tmp_path.glob("*.html"))
        if path.stem not in ("whole-kit", "packets")
    ]

    assert len(set(titles)) == len(titles) > 12
    assert "B. Confidential brief: Delta: The Three Rivers Weir" in titles


# The warm-up.

POINTS = re.compile(r"^\| ([ABC][123]) \| .* \| (\d+|never) \|$", re.MULTILINE)


def test_the_warm_up_is_right_in_every_sum(lighthouse: PaperTable) -> None:
    pages = {each.title.removeprefix("Warm-up: "): _text(each) for each in warm_up(lighthouse)}
    us, them = (dict(POINTS.findall(pages[side])) for side in ("Washington", "Israel"))

    assert us.keys() == them.keys() == {f"{letter}{n}" for letter in "ABC" for n in (1, 2, 3)
                                        if (letter, n) != ("B", 3)}  # fmt: skip
    assert "**Your floor is 45**" in pages["Washington"]
    assert "**Your floor is 45**" in pages["Israel"]
    clear = 0
    for paper in product(("A1", "A2"), ("B1", "B2"), ("C1", "C2", "C3")):
        mine, theirs = (sum(int(side[code]) for code in paper) for side in (us, them))
        clear += min(mine, theirs) >= 45
        assert f"| {' '.join(paper)} | {mine}, {theirs}" in pages["For the teacher"]
    assert clear == 8, "a wide room"
    assert them["A3"] == "never"


def _text(each: Page) -> str:
    block = each.blocks[0]
    assert isinstance(block, Written)
    return block.markdown


# Files that a teacher may write.


def test_prose_of_a_teachers_file_brings_no_html_into_markdown_either() -> None:
    page_ = Page("p", "t", "a", (Written("Hello <script>alert(1)</script> 1 < 2"),))

    assert_harmless(page_as_markdown(page_))
    assert "1 < 2" in page_as_markdown(page_)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("## \x1b[31mRed\n", ":1: there is U+001B"),
        ("## One\n\nfine\n\x9b31m\n", ":4: there is U+009B"),
        ("## One\n\n<b onclick=x>\n", ":3: HTML begins here"),
        (f"##{' ' * 40_000}x\n##{' ' * 40_000}\n## y", ""),
        (f"## {'x' * 400}\n", ":1 has a heading of 400 characters"),
        ("## One\n\n## One!\n", "two headings that are called alike"),
        (b"## \xff\n", "is not text in UTF-8"),
        ("x" * 100_001, "(limit `workshop-bytes`)"),
    ],
)
def test_a_teachers_file_that_cannot_be_used_is_said(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    path = tmp_path / "workshop.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if not told:
        assert [section.title for section in sections(path)] == ["x", "y"]
        return
    with pytest.raises(ClassroomError, match=re.escape(told)):
        sections(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_link_and_a_pipe_in_place_of_a_teachers_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("## Mine")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    os.mkfifo(folder / "pipe.md")
    for name, told in (("link.md", "in another folder"), ("pipe.md", "it is no file")):
        with pytest.raises(ClassroomError, match=told):
            sections(folder / name)


# The class chart.

NAMES = st.lists(
    st.tuples(
        st.floats(80, 480), st.floats(30, 400), st.sampled_from(["Otter", "Heron", "Wolverines"])
    ),
    max_size=24,
)


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_no_label_covers_another_nor_a_point_that_is_not_its_own(
    points: list[tuple[float, float, str]],
) -> None:
    found = placed(points, Frame(66, 504, 434))
    boxes = [
        (each.x - {"start": 0, "end": 1, "middle": 0.5}[each.anchor] * LETTER * len(each.text),
         each.y - LINE + 2, LETTER * len(each.text), LINE)
        for each in found.labels
    ]  # fmt: skip

    assert len(found.labels) + len(found.left_out) == len(points)
    for place, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, across, down in boxes[:place]:
            apart = (x >= other_x + across or other_x >= x + width
                     or y >= other_y + down or other_y >= y + height)  # fmt: skip
            assert apart


def test_a_chart_fills_the_screen_it_is_shown_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "class.csv"
    sheet.write_text("pair,A,B\n" + "".join(f"Otter {n},2,2\n" for n in range(9)))
    run(capsys, "score", "three-rivers", "--table", sheet)
    for path in tmp_path.glob("*.svg"):
        head = path.read_text().split(">")[0]
        assert "viewBox" in head
        assert " width=" not in head
    whole = (tmp_path / "class-chart-upland-delta.svg").read_text()
    assert ">Otter 0 and 8 more</text>" in whole


def test_the_charts_of_three_sides_stay_together(three_rivers: PaperTable) -> None:
    assert '<div class="columns figures">' in document_as_html(kit(three_rivers))
