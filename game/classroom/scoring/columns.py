"""The columns of a class's spreadsheet: whose row it is, an option an issue, how the room felt."""

from collections.abc import Sequence
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.classroom.paper_table import PaperTable
from game.classroom.scoring.sheet_writing import sheet_as_bytes
from game.classroom.wording import listed

PAIR = ("pair", "table", "group", "team", "pseudonym", "name", "names", "students", "who")
"""What the column may be called that says whose row it is; the first is what we call it."""

PACKAGE = ("package", "deal", "agreement", "options", "codes")
"""What one column may be called that holds all the codes."""

RAPPORT = "rapport"


class Columns(NamedTuple):
    """Where in a row each thing stands."""

    pair: int | None
    issues: tuple[int | None, ...]
    """By issue."""
    package: int | None
    rapport: tuple[tuple[str, int], ...]
    """By person."""
    ignored: tuple[str, ...]
    """Columns that nothing was found in."""


def header_of(table: PaperTable) -> tuple[str, ...]:
    """The columns as we name them."""
    rapport = (f"{RAPPORT} {person}" for person in table.case_role.faces)
    return (PAIR[0], *table.codes.letters, *rapport)


def empty_table(table: PaperTable, rows: int) -> bytes:
    """A spreadsheet to be filled in."""
    header = header_of(table)
    return sheet_as_bytes(header, [[""] * len(header)] * rows)


def find_columns(table: PaperTable, header: Sequence[str], name: str) -> Columns:
    """Where the columns are. An issue's is called by its letter, id or title.

    Raises:
        ClassroomError: an issue has no column, or two; the sentence says what was expected.
    """
    called = [" ".join(cell.lower().replace("_", " ").split()) for cell in header]
    case = table.case_role.case
    issues: list[int | None] = []
    for letter, (issue_id, issue) in zip(table.codes.letters, case.issues.items(), strict=True):
        names = {letter.lower(), issue_id, issue_id.replace("-", " "), issue.title.lower()}
        places = [place for place, cell in enumerate(called) if cell in names]
        if len(places) > 1:
            raise ClassroomError(
                f"{name} has {len(places)} columns for {letter} ({issue.title}): keep one."
            )
        issues.append(places[0] if places else None)
    package = _first(called, PACKAGE)
    absent = [place for place, column in enumerate(issues) if column is None]
    if absent and package is None:
        missing = listed([table.codes.issue_name(place) for place in absent])
        expected = ", ".join(header_of(table))
        raise ClassroomError(
            f"{name} has no column for {missing}: its first row has to be {expected}, as in the "
            "class.csv that summitry print writes."
        )
    rapport = tuple(_rapport(table, called))
    pair = _first(called, PAIR)
    used = {pair, package, *issues, *(place for _, place in rapport)}
    ignored = tuple(cell for place, cell in enumerate(header) if place not in used and cell)
    return Columns(pair, tuple(issues), package, rapport, ignored)


def known_columns(table: PaperTable, cells: Sequence[str]) -> int:
    """How many columns are known in a row; 0 where it cannot be the header."""
    try:
        found = find_columns(table, cells, "")
    except ClassroomError:
        return 0
    places = (found.pair, found.package, *found.issues)
    return len([place for place in places if place is not None]) + len(found.rapport)


def _first(called: Sequence[str], names: Sequence[str]) -> int | None:
    return next((called.index(name) for name in names if name in called), None)


def _rapport(table: PaperTable, called: Sequence[str]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for person in table.case_role.faces:
        name = table.case_role.person_name(person).lower()
        names = {f"{RAPPORT} {word}" for word in (person, person.replace("-", " "), name)}
        names |= {person, name}
        if len(table.case_role.faces) == 1:
            names.add(RAPPORT)
        place = next((place for place, cell in enumerate(called) if cell in names), None)
        if place is not None:
            found.append((person, place))
    return found
