"""The kit as files: each part by itself, all of them in one, packets, and an empty spreadsheet."""

from pathlib import Path

from game.classroom.kit.packets import FILE, packets
from game.classroom.paper_table import PaperTable
from game.classroom.scoring.columns import empty_table
from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown
from game.pages.document import FOR_YOU, Document, Page

WHOLE = "whole-kit"
SPREADSHEET = "class.csv"

ROWS = 15
"""Tables that the empty spreadsheet has room for: thirty students in twos."""

COPIES = {
    "A": "one for everybody, on both sides",
    "B": "one for each table, on both sides",
    "C": "one for each table, on both sides",
    "D": "one for each table, on both sides",
    "E": "one for each table",
    "F": "one for each observer",
    "G": "one for everybody, afterwards",
    "J": "one for each pair, if you warm up",
}
"""By part that students see: how often to print it."""


def kit_files(
    table: PaperTable, whole: Document, folder: Path, tables: int
) -> dict[Path, str | bytes]:
    """Every file of the kit and what stands in it, with packets for so many tables."""
    files: dict[Path, str | bytes] = {}
    for name, pages in parts(whole.pages).items():
        alone = whole._replace(pages=pages)
        files[folder / f"{name}.md"] = document_as_markdown(alone)
        files[folder / f"{name}.html"] = document_as_html(alone)
    files[folder / f"{WHOLE}.md"] = document_as_markdown(whole)
    files[folder / f"{WHOLE}.html"] = document_as_html(whole)
    files[folder / f"{FILE}.html"] = document_as_html(packets(table, whole, tables))
    files[folder / SPREADSHEET] = empty_table(table, max(ROWS, tables))
    return files


def parts(pages: tuple[Page, ...]) -> dict[str, tuple[Page, ...]]:
    """By name of a file: a page, and what goes on its back."""
    found: dict[str, tuple[Page, ...]] = {}
    last = ""
    for page in pages:
        last = last if page.behind else page.id
        found[last] = (*found.get(last, ()), page)
    return found


def what_to_print(pages: tuple[Page, ...]) -> str:
    """A line for each file: its name, and how often to print it."""
    names = parts(pages)
    width = max(len(name) for name in (*names, FILE))
    lines = [f"  {name:{width}}  {_copies(found[0])}" for name, found in names.items()]
    return "\n".join(
        [*lines, f"  {FILE:{width}}  B to E by side and table, for printing on both sides"]
    )


def _copies(page: Page) -> str:
    """How often to print a page: what the teacher alone may see, once."""
    return "one, for you" if page.audience == FOR_YOU else COPIES[page.part]
