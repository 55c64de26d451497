"""Whatever people type stands on the page as they typed it, and nowhere does anything."""

import csv
import io

import pytest
from markdown_it import MarkdownIt

from game.classroom.scoring.sheet_writing import sheet_as_bytes
from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown
from game.pages.charts import Axis, Chart, ChartMark, chart_as_svg
from game.pages.cleaning import shown_text
from game.pages.document import (
    Bar,
    Bars,
    Blank,
    Blanks,
    Block,
    Bullets,
    Columns,
    Document,
    Figure,
    Fold,
    Grid,
    Heading,
    OptionList,
    Page,
    Para,
    Written,
)
from tests.classroom.hostile import NAMES, assert_harmless


def page_full_of(text: str) -> Document:
    """A page with a text in every place a text can stand."""
    chart = chart_as_svg(Chart(text, Axis(text, 50), Axis(text), (ChartMark(1, 1, "dot", text),),
                               key=(("dot", text),)))  # fmt: skip
    blocks: tuple[Block, ...] = (
        Para(text),
        Heading(text),
        Bullets((text,)),
        Bullets((text,), "boxes"),
        Grid((text,), ((text,),)),
        OptionList(text, text, ((text, text, text, text),), text),
        Blank(text),
        Blanks((text,)),
        Figure(chart, text),
        Bars(text, (Bar(text, 1, text),), 2),
        Fold(text),
        Columns((Para(text),)),
    )
    page = Page("p", text, text, blocks, "A", closed=True)
    return Document(text, text, (page,))


@pytest.mark.parametrize("name", NAMES)
def test_html(name: str) -> None:
    found = assert_harmless(document_as_html(page_full_of(name)))

    assert found.shown.count(shown_text(name)) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_markdown_with_html_allowed(name: str) -> None:
    """As the laxest of renderers would show it."""
    markdown = document_as_markdown(page_full_of(name))
    lax = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = assert_harmless(lax.render(markdown))

    assert found.shown.count(shown_text(name)) >= 14
    assert not found.tags & {"a", "code", "pre", "s", "svg", "style"}


def test_prose_of_the_workshop_file_brings_no_html_of_its_own() -> None:
    page = Page("p", "t", "a", (Written("Hello <script>alert(1)</script> [x](javascript:y)"),))
    found = assert_harmless(document_as_html(Document("t", "s", (page,))))

    assert "<script>alert(1)</script>" in found.shown


@pytest.mark.parametrize("name", NAMES)
def test_cells_do_not_run(name: str) -> None:
    written = sheet_as_bytes([name], [[name, -1.5, None]])
    header, row = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))

    for cell in (header[0], row[0]):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "|"))
        assert cell.replace("'", "") == shown_text(name).replace("'", "")
    assert row[1:] == ["-1.5", ""], "a number is a number, whatever its sign"


@pytest.mark.parametrize("between", [",", ";", "; ", "|", ":", ',"', ";'"])
@pytest.mark.parametrize("runs", ["=2+5", "@sum(a1)", "+1", "-2+3"])
def test_cells_do_not_run_where_a_program_splits_them_elsewhere(between: str, runs: str) -> None:
    written = sheet_as_bytes(["said"], [[f"fine{between}{runs}"]]).decode("utf-8-sig")
    for delimiter in ",;|:":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            for cell in row:
                begins = cell.strip(" \"'")[:1] if not cell.strip(' "').startswith("'") else ""
                assert not begins or begins not in "=+-@", f"{cell!r} at {delimiter}"
