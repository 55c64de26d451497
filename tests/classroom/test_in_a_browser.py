"""The pages in headless Chromium: on A4 and on Letter, one sheet where one is promised."""

import re
from pathlib import Path

import pytest

from game.classroom.kit.build import kit
from game.classroom.paper_table import PaperTable
from game.pages.as_html import document_as_html
from game.pages.document import Document
from tests.classroom.hostile import NAMES, assert_harmless
from tests.classroom.printing import (
    Paper,
    needs_a_browser,
    needs_poppler,
    printed,
    rendered,
    sheets_a_page,
)
from tests.classroom.running import run
from tests.classroom.synthetic import write_class
from tests.classroom.test_escaping import page_full_of
from tests.classroom.test_kit import every_table
from tests.loaded import SHIPPED

pytestmark = [pytest.mark.slow, needs_a_browser]

PAPERS: tuple[Paper, ...] = ("A4", "letter")


def name_of(table: object) -> str:
    """What a test of this table is called."""
    assert isinstance(table, PaperTable)
    return f"{table.case_role.case.id}-{table.case_role.name}"


@needs_poppler
@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_keeps_to_its_sheets(tmp_path: Path, paper: Paper) -> None:
    kits = {name_of(table): kit(table) for table in every_table()}
    path = tmp_path / "kits.html"
    path.write_text(one_after_the_other(list(kits.values())))
    sheets = printed(path, paper)
    pages = [(name, page) for name, whole in kits.items() for page in whole.pages]
    counts = sheets_a_page(sheets, [page.title for _, page in pages])

    for (name, page), count in zip(pages, counts, strict=True):
        said = f"{page.id} of {name} takes {count} sheets"
        assert page.sheets is None or count <= page.sheets, said
        assert count == 1 or page.part not in "ABCDEFI", said
    assert all(sheet.strip() for sheet in sheets), "no sheet is empty"


def one_after_the_other(kits: list[Document]) -> str:
    """All kits as one file: Chromium takes longer to start than to print a kit."""
    first, *others = map(document_as_html, kits)
    inside = [re.search(r"<body>.*?</header>(.*)</body>", each, re.DOTALL) for each in others]
    assert all(inside)
    return first.replace("</body>", "".join(body[1] for body in inside if body) + "</body>")


@needs_poppler
@pytest.mark.parametrize("paper", PAPERS)
def test_a_part_by_itself_is_one_leaf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: Paper
) -> None:
    run(capsys, "print", "reykjavik-1986", "-o", tmp_path)

    for name in ("a-public-brief", "b-us", "c-us", "d-the-table"):
        assert len(printed(tmp_path / f"{name}.html", paper)) == 2, "front and back"
    assert len(printed(tmp_path / "e-outcome-form.html", paper)) == 1


@needs_poppler
def test_packets_have_nothing_of_one_side_on_the_back_of_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Printed on both sides, sheets 1 and 2 are one leaf, 3 and 4 the next."""
    run(capsys, "print", "three-rivers", "-o", tmp_path, "--tables", "2")
    sheets = [" ".join(sheet.split()) for sheet in printed(tmp_path / "packets.html", "A4")]
    owners = [re.search(r"Table (\d), ([\w ]+?), \d of \d", sheet) for sheet in sheets]

    assert len(sheets) % 2 == 0
    assert all(owners), "every sheet says whose it is"
    named = [owner.groups() for owner in owners if owner]
    for front, back in zip(named[::2], named[1::2], strict=True):
        assert front == back
    assert {table for table, _ in named} == {"1", "2"}
    assert {whose for _, whose in named} == {"Uplands", "Delta", "Forest", "the middle"}


@needs_poppler
def test_large_print_is_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "print", "reykjavik-1986", "-o", tmp_path, "--large")
    html = (tmp_path / "b-us.html").read_text()

    assert set(re.findall(r'style="font-size: ([\d.]+)pt; line-height', html)) == {"18"}
    sheets = printed(tmp_path / "b-us.html", "A4")
    assert len(sheets) > 2, "on as many sheets as that takes"
    below = next(sheet for sheet in sheets if "Keep this sheet face down" in sheet)
    assert "Half, to equal ceilings" in below
    assert "No numbers" not in below, "what is drafted stands on the sheets before it"


def test_nothing_typed_becomes_an_element(tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(document_as_html(page_full_of(" ".join(NAMES))))
    found = assert_harmless(rendered(path))

    assert "<script>alert(1)</script>" in found.shown


@needs_poppler
def test_a_report_prints_without_the_teachers_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_class(folder, SHIPPED / "reykjavik-1986", "leader", 6)
    run(capsys, "collect", folder, "-o", tmp_path / "c.csv")
    text = "".join(printed(tmp_path / "c-report.html", "A4"))

    assert "How it ended" in text
    assert "otter" not in text
