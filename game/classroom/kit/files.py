"""The kit as files: each part by itself, all of them in one, and an empty spreadsheet."""

from pathlib import Path

from game.classroom.paper_table import PaperTable
from game.classroom.scoring.columns import empty_table
from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown, page_as_markdown
from game.pages.document import Document, Page

WHOLE = "whole-kit"
SPREADSHEET = "class.csv"

ROWS = 15
"""Tables that the empty spreadsheet has room for: thirty students in twos."""

COPIES = {
    "A": "one for everybody",
    "B": "one for each table",
    "C": "one for each table",
    "D": "one for each table",
    "E": "one for each table",
    "F": "one for each observer",
    "G": "one for everybody, afterwards",
    "H": "one, for you",
    "I": "one, for you",
}
"""By part: how often to print it."""


def kit_files(table: PaperTable, whole: Document, folder: Path) -> dict[Path, str | bytes]:
    """Every file of the kit and what stands in it."""
    files: dict[Path, str | bytes] = {}
    for page in whole.pages:
        alone = whole._replace(pages=(page,))
        files[folder / f"{page.id}.md"] = page_as_markdown(page)
        files[folder / f"{page.id}.html"] = document_as_html(alone)
    files[folder / f"{WHOLE}.md"] = document_as_markdown(whole)
    files[folder / f"{WHOLE}.html"] = document_as_html(whole)
    files[folder / SPREADSHEET] = empty_table(table, ROWS)
    return files


def what_to_print(pages: tuple[Page, ...]) -> str:
    """A line for each page: its file, and how often to print it."""
    width = max(len(page.id) for page in pages)
    return "\n".join(f"  {page.id:{width}}  {COPIES[page.part]}" for page in pages)
