"""A class from one spreadsheet: each row scored; a row that cannot be is told, and not dropped."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.classroom.judging import InARoom, Judged, in_a_room, judge
from game.classroom.paper_table import PaperTable
from game.classroom.scoring.columns import Columns, find_columns, known_columns
from game.classroom.scoring.rapport import read_rapport
from game.classroom.scoring.sheet_writing import is_formula
from game.classroom.scoring.spreadsheet import read_sheet
from game.classroom.wording import listed
from game.rules.case_role import Package

UNSIGNED = frozenset(
    {"", "-", "–", "no", "none", "no deal", "unsigned", "walked", "walk", "nothing", "n/a"}
)
"""What stands in the cells of the codes where nothing was signed: a word in one of them, or no
code in any of a row that says how the room felt."""


class Row(NamedTuple):
    """A pair, or a table of three."""

    number: int
    """As the spreadsheet counts."""
    pair: str
    judged: Judged | None
    """None where nothing was signed."""
    room: InARoom | None
    """Where the row says how the room felt."""


class ClassTable(NamedTuple):
    """A class as its spreadsheet has it."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    """A sentence for each row that was not scored, or of which a number was not read."""
    notices: tuple[str, ...]
    """Sentences on what was read otherwise than it stands there."""


def read_class(table: PaperTable, path: Path) -> ClassTable:
    """Score every row of the spreadsheet at `path`.

    Raises:
        ClassroomError: it cannot be read at all.
    """
    sheet = read_sheet(path, lambda cells: known_columns(table, cells))
    columns = find_columns(table, sheet.header, path.name)
    rows: list[Row] = []
    problems: list[str] = []
    empty: list[str] = []
    for number, cells in sheet.rows:
        if not _is_filled_in(columns, cells):
            if _holds_codes(table, cells):
                problems.append(
                    f"{path.name}, row {number}: all of it stands in one cell: put commas or "
                    "semicolons between the cells, as in the header."
                )
            else:
                empty.append(str(number))
            continue
        try:
            row, unread = _row(table, columns, number, cells)
        except ClassroomError as error:
            problems.append(f"{path.name}, row {number}: {error}")
        else:
            rows.append(row)
            problems.extend(f"{path.name}, row {number}: {each}" for each in unread)
    notices = [*sheet.notices]
    if columns.ignored:
        notices.append(f"{path.name}: not read: {', '.join(columns.ignored)}.")
    if empty:
        notices.append(
            f"{path.name}: not filled in, and so not counted: row {', '.join(empty)}. Where "
            f"nothing was signed, write no under {table.codes.letters[0]}."
        )
    notices.extend(_twice(path.name, rows))
    return ClassTable(tuple(rows), tuple(problems), tuple(notices))


def _is_filled_in(columns: Columns, cells: Sequence[str]) -> bool:
    """Whether a row says anything but whose it is."""
    told = (*columns.issues, columns.package, *(place for _, place in columns.rapport))
    return any(_cell(cells, place) for place in told)


def _holds_codes(table: PaperTable, cells: Sequence[str]) -> bool:
    """Whether what should be a name is a whole row: a code of every issue is among its words."""
    words = {word.upper() for word in re.split(r"[^0-9A-Za-z]+", " ".join(cells))}
    return len(words & table.codes.options.keys()) >= len(table.codes.letters)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _row(
    table: PaperTable, columns: Columns, number: int, cells: Sequence[str]
) -> tuple[Row, list[str]]:
    """A row, and in sentences what of it is not read: the deal is scored all the same."""
    pair = _cell(cells, columns.pair) or f"row {number}"
    words = _words(table, columns, cells)
    rapport: dict[str, int] = {}
    unread: list[str] = []
    for person, place in columns.rapport:
        if felt := _cell(cells, place):
            try:
                rapport |= read_rapport(table, [(person, felt)])
            except ClassroomError as error:
                unread.append(f"{error} It is not read; the rest of the row is.")
    if words is None:
        return Row(number, pair, None, None), unread
    package = table.codes.package(words)
    room = in_a_room(table, package, rapport) if rapport else None
    return Row(number, pair, judge(table, package), room), unread


def _words(table: PaperTable, columns: Columns, cells: Sequence[str]) -> list[str] | None:
    """The codes in a row; None where nothing was signed."""
    by_issue = _cells(table, columns, cells)
    package = by_issue.pop(None, "")
    together = package.replace(",", " ").replace("/", " ").split()
    if all(text.lower() in UNSIGNED for text in (package, *by_issue.values())):
        return None
    words = [] if package.lower() in UNSIGNED else together
    for issue, text in by_issue.items():
        assert issue is not None
        if text.lower() not in UNSIGNED:
            words.append(_code_for(table, issue, text))
        elif package.lower() in UNSIGNED:
            raise ClassroomError(
                f"there is no option for {table.codes.issue_name(issue)}: write a code in every "
                "issue, or the word no in one of them where nothing was signed."
            )
    return words


def _cells(table: PaperTable, columns: Columns, cells: Sequence[str]) -> dict[int | None, str]:
    """By issue, and under None for all of them: what stands in its cell, where it has a column."""
    found: dict[int | None, str] = {}
    for issue, place in (*enumerate(columns.issues), (None, columns.package)):
        if place is None:
            continue
        text = _cell(cells, place)
        if is_formula(text):
            where = "the package" if issue is None else table.codes.issue_name(issue)
            raise ClassroomError(
                f"the cell for {where} holds a formula, {text[:20]}, and not a code: type the code."
            )
        found[issue] = text
    return found


def _code_for(table: PaperTable, issue: int, text: str) -> str:
    """A cell of an issue's column: its code, or the number alone."""
    letter = table.codes.letters[issue]
    word = f"{letter}{text}" if text.isascii() and text.isdecimal() else text
    option = table.codes.option(word)
    if table.case_role.option_issue[option] != issue:
        stands = table.codes.issue_name(table.case_role.option_issue[option])
        raise ClassroomError(
            f"{word.upper()} stands in the column of {table.codes.issue_name(issue)}, and belongs "
            f"to {stands}."
        )
    return word


def _twice(name: str, rows: Sequence[Row]) -> list[str]:
    seen: dict[str, list[Row]] = {}
    for row in rows:
        seen.setdefault(row.pair.casefold(), []).append(row)
    return [
        f"{name}: rows {listed([str(row.number) for row in same])} share the name "
        f"{same[0].pair}; each was scored."
        for same in seen.values()
        if len(same) > 1
    ]


def agreements(rows: Sequence[Row]) -> list[tuple[str, Package]]:
    """What each pair that signed agreed on, for the chart."""
    return [(row.pair, row.judged.package) for row in rows if row.judged is not None]
