"""Spreadsheets as CSV, written so that no cell of them runs, wherever a program splits them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from game.pages.cleaning import shown_text

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet would run."""

_SPLIT_OFF = re.compile(rf"([,;:|][\"'\s]*)(?=[{re.escape(''.join(FORMULAS))}])")
"""Where a program that splits cells elsewhere would begin a cell with one of them."""


def defused(cell: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; else as it is.

    >>> defused("=1+1"), defused("Mara"), defused(" @sum(a1)"), defused("fine;=2+5")
    ("'=1+1", 'Mara', "'@sum(a1)", "fine;'=2+5")
    """
    text = _SPLIT_OFF.sub(r"\1'", shown_text(cell))
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
