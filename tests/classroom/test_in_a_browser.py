"""The pages in headless Chromium: on A4 and on Letter, one sheet where one is promised."""

from pathlib import Path

import pytest

from game.classroom.kit.build import kit
from game.classroom.paper_table import PaperTable
from game.pages.as_html import document_as_html
from game.pages.document import Document, Page
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
@pytest.mark.parametrize("table", every_table(), ids=name_of)
def test_every_page_keeps_to_its_sheets(tmp_path: Path, table: PaperTable, paper: Paper) -> None:
    whole = kit(table)
    path = tmp_path / "kit.html"
    path.write_text(document_as_html(whole))
    sheets = printed(path, paper)
    counts = sheets_a_page(sheets, [_start(whole, page) for page in whole.pages])

    for page, count in zip(whole.pages, counts, strict=True):
        assert page.sheets is None or count <= page.sheets, f"{page.id} takes {count} sheets"
        if page.part in "ABCDEFI":
            assert count == 1, f"{page.id} takes {count} sheets"
    assert all(sheet.strip() for sheet in sheets), "no sheet is empty"


def _start(whole: Document, page: Page) -> str:
    return page.title


@needs_poppler
@pytest.mark.parametrize("paper", PAPERS)
def test_a_part_by_itself_is_one_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: Paper
) -> None:
    run(capsys, "print", "reykjavik-1986", "-o", tmp_path)

    assert len(printed(tmp_path / "b-us.html", paper)) == 1
    assert len(printed(tmp_path / "a-public-brief.html", paper)) == 1


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
