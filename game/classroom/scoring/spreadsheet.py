"""A spreadsheet as CSV, read whatever separates its cells and whatever stands above its header."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.classroom.scoring.sheet_text import sheet_text
from game.library.limits import SHEET_ROWS

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
"""What may stand between cells, and what it is called."""

SAYS_ITS_DELIMITER = "sep="
"""The first line by which some programs say what stands between cells; it is no row."""

MOST_ABOVE = 10
"""Lines that may stand above the header: a title, a date, the name of a class."""

Cells = tuple[str, ...]


class Spreadsheet(NamedTuple):
    """A spreadsheet as it was read."""

    header: Cells
    rows: tuple[tuple[int, Cells], ...]
    """The row's number, as the spreadsheet counts, and its cells."""
    notices: tuple[str, ...]
    """What had to be guessed, in sentences."""


class _Record(NamedTuple):
    """A row as it stands in the file."""

    number: int
    raw: str


def read_sheet(path: Path, known: Callable[[Cells], int]) -> Spreadsheet:
    """The spreadsheet at `path`; its header is the first row near the top that is one.

    `known` says how many columns are known in a row, 0 where it is no header. Where none is, the
    first row is taken for it, so that what it lacks can be said.

    Raises:
        ClassroomError: it cannot be read, or is not text.
    """
    text, notices = sheet_text(path)
    try:
        return _sheet(path, text, notices, known)
    except csv.Error as error:
        raise ClassroomError(f"{path} cannot be read as CSV: {error}.") from None


def _sheet(
    path: Path, text: str, notices: Sequence[str], known: Callable[[Cells], int]
) -> Spreadsheet:
    records = list(_records(text))
    if not records:
        raise ClassroomError(f"{path} is empty.")
    if len(records) > SHEET_ROWS.most:
        raise ClassroomError(
            f"{path} is too long to be the spreadsheet of a class: "
            f"{SHEET_ROWS.passed(len(records))}."
        )
    place, delimiter, header = _header(records, known)
    rows: list[tuple[int, Cells]] = []
    mixed: list[int] = []
    for record in records[place + 1 :]:
        otherwise, cells = _split(record.raw, delimiter, _reach(header))
        if otherwise:
            mixed.append(record.number)
        if any(cells):
            rows.append((record.number, cells))
    told = [*notices]
    if place:
        above = ", ".join(str(record.number) for record in records[:place])
        told.append(f"{path.name}: not read, as it stands above the header: row {above}.")
    if mixed:
        told.append(
            f"{path.name}: its header is separated by {DELIMITERS[delimiter]}, and "
            f"{len(mixed)} of its rows, from row {mixed[0]} on, otherwise: each was read as it is."
        )
    return Spreadsheet(header, tuple(rows), tuple(told))


def _records(text: str) -> Iterator[_Record]:
    """The rows that are not blank, each as it stands; a cell in quotes may hold line ends."""
    rows = _rows_in_quotes(text)
    if rows and rows[0].strip('" ').lower().startswith(SAYS_ITS_DELIMITER):
        del rows[0]
    for number, raw in enumerate(rows, 1):
        if any(_cells(raw, _by_count(raw))):
            yield _Record(number, raw)


def _rows_in_quotes(text: str) -> list[str]:
    """The rows: a line each, or several where a quotation mark is still open at its end."""
    rows: list[str] = []
    is_open = False
    lines = [line.rstrip("\r\n") for line in io.StringIO(text, newline="")]
    for line in lines:
        if is_open:
            rows[-1] += f"\n{line}"
        else:
            rows.append(line)
        is_open ^= line.count('"') % 2 == 1
    # A mark that is never closed stands for inches, and opens nothing.
    return lines if is_open else rows


def _header(records: Sequence[_Record], known: Callable[[Cells], int]) -> tuple[int, str, Cells]:
    """Where the header stands, what separates it, and its cells."""
    for place, record in enumerate(records[:MOST_ABOVE]):
        ways = [(each, cells) for each in DELIMITERS for cells in _ways_to_split(record.raw, each)]
        delimiter, cells = max(ways, key=lambda way: known(way[1]))
        if known(cells):
            return place, delimiter, cells
    delimiter = _by_count(records[0].raw)
    return 0, delimiter, _cells(records[0].raw, delimiter)


def _split(raw: str, delimiter: str, width: int) -> tuple[bool, Cells]:
    """A row by the header's delimiter; by another where only that gives it cells enough.

    With it, whether it is another.
    """
    cells = _cells(raw, delimiter)
    if _reach(cells) >= width:
        return False, cells
    ways = (way for other in DELIMITERS for way in _ways_to_split(raw, other))
    wider = [way for way in ways if _reach(cells) < _reach(way) <= width]
    return bool(wider), max(wider, key=_reach, default=cells)


def _ways_to_split(raw: str, delimiter: str) -> Iterator[Cells]:
    """A row's cells; and where all of it came to stand in one cell, the cells in that."""
    cells = _cells(raw, delimiter)
    yield cells
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and cells[0]:
        yield from (_cells(filled[0], other) for other in DELIMITERS if other in filled[0])


def _cells(raw: str, delimiter: str) -> Cells:
    found = next(csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter), [])
    return tuple(map(str.strip, found))


def _reach(cells: Cells) -> int:
    """How far to the right a row is filled in."""
    return max((place for place, cell in enumerate(cells, 1) if cell), default=0)


def _by_count(raw: str) -> str:
    return max(DELIMITERS, key=raw.count)
