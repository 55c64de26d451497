"""Spreadsheets as CSV: read in whatever encoding and dialect they come, written so nothing runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.library.files import NotAFile, TooLarge, read_file
from game.library.limits import SHEET_BYTES, SHEET_ROWS
from game.pages.cleaning import shown_text

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet would run."""

DELIMITERS = (",", ";", "\t")


class Sheet(NamedTuple):
    """A spreadsheet as it was read."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The row's number, as the spreadsheet counts, and its cells."""
    notices: tuple[str, ...]
    """What had to be guessed, in sentences."""


def read_sheet(path: Path) -> Sheet:
    """The spreadsheet at `path`.

    Raises:
        ClassroomError: it cannot be read, or is not text.
    """
    text, notices = _text(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise ClassroomError(f"{path} is empty.")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ClassroomError(f"{path} cannot be read as CSV: {error}.") from None
    numbered = [(n, tuple(map(str.strip, cells))) for n, cells in enumerate(records, 1)]
    filled = [(number, cells) for number, cells in numbered if any(cells)]
    if len(filled) > SHEET_ROWS.most:
        raise ClassroomError(
            f"{path} is too long to be the spreadsheet of a class: "
            f"{SHEET_ROWS.passed(len(filled))}."
        )
    header = filled[0][1]
    return Sheet(header, tuple(filled[1:]), notices)


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        if path.is_dir():
            raise ClassroomError(f"{path} is a folder, not a spreadsheet.")
        raw = read_file(path, SHEET_BYTES.most)
    except NotAFile:
        raise ClassroomError(f"{path} is not a file, so it is no spreadsheet.") from None
    except TooLarge:
        raise ClassroomError(
            f"{path} is too large to be the spreadsheet of a class: {SHEET_BYTES.passed()}."
        ) from None
    except FileNotFoundError:
        raise ClassroomError(f"There is no spreadsheet at {path}.") from None
    except OSError as error:
        raise ClassroomError(f"{path} cannot be read: {error.strerror}.") from None
    return _decoded(path, raw)


def _decoded(path: Path, raw: bytes) -> tuple[str, tuple[str, ...]]:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ClassroomError(
            f"{path} is a workbook: save it as CSV (UTF-8) and name that file instead."
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise ClassroomError(f"{path} is damaged: its UTF-16 breaks off.") from None
    if b"\x00" in raw:
        raise ClassroomError(f"{path} is not text: save the spreadsheet as CSV (UTF-8).")
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        # Older spreadsheets in western Europe and America write this without saying so.
        guessed = f"{path.name} is not in UTF-8; it was read as Windows-1252, so look at the names."
        return raw.decode("cp1252", "replace"), (guessed,)


def defused(cell: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; else as it is.

    >>> defused("=1+1"), defused("Mara"), defused(" @sum(a1)")
    ("'=1+1", 'Mara', "'@sum(a1)")
    """
    text = shown_text(cell)
    return f"'{text}" if text.startswith(FORMULAS) else text


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run a cell. A lone hyphen stands for nothing."""
    return cell.startswith(FORMULAS) and cell.strip("-– ") != ""


def sheet_as_bytes(header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """A spreadsheet as CSV: texts defused, numbers as numbers, nothing where there is nothing.

    In UTF-8 with its mark at the front, which spreadsheets need to see.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([defused(cell) for cell in header])
    for row in rows:
        writer.writerow([defused(cell) if isinstance(cell, str) else _number(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
