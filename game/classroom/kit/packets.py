"""The sheets as they are handed out: a packet for each side of each table, and one for its middle.

They are made to be printed on both sides of the paper. Only a page for the same people is ever on
the back of another; where there is none, the back is left empty.
"""

from collections.abc import Iterable, Sequence

from game.classroom.paper_table import PaperTable
from game.pages.document import Document, Page

FILE = "packets"

MIDDLE = ("D", "E")
"""The parts that lie in the middle of a table."""


def packets(table: PaperTable, whole: Document, tables: int) -> Document:
    """The packets of so many tables, numbered; of one, with a line for its number."""
    numbers = [str(number) for number in range(1, tables + 1)] if tables > 1 else ["____"]
    pages: list[Page] = []
    for number in numbers:
        for side in table.sides:
            own = [page for page in whole.pages if page.id in _ids(side)]
            pages += _packet(f"Table {number}, {table.side_name(side)}", own)
        pages += _packet(f"Table {number}, the middle", _of_parts(whole, MIDDLE))
    return whole._replace(pages=tuple(pages))


def _ids(side: str) -> tuple[str, ...]:
    return (f"b-{side}", f"b-{side}-numbers", f"c-{side}", f"c-{side}-sums")


def _of_parts(whole: Document, parts: Iterable[str]) -> list[Page]:
    return [page for page in whole.pages if page.part in parts]


def _packet(called: str, pages: Sequence[Page]) -> Iterable[Page]:
    """The pages of a packet, each with its number, and with an empty back where it needs one."""
    for place, page in enumerate(pages):
        following = pages[place + 1] if place + 1 < len(pages) else None
        has_back = page.behind or (following is not None and following.behind)
        yield page._replace(
            id=f"{called.lower().replace(', ', '-').replace(' ', '-')}-{page.id}",
            packet=f"{called}, {place + 1} of {len(pages)}",
            blank_back=not has_back,
        )
