"""Gathering a class: every file read and re-run, copies found, nothing dropped without a word."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.classroom.collecting.handed_in import HandedIn, handed_in, pseudonym
from game.classroom.collecting.lines import Line, what_it_came_to
from game.classroom.collecting.minutes import minutes_played
from game.library.mistakes import BrokenContent
from game.library.shelf.shelf import UnknownCase
from game.records.saves.reading import read_journal
from game.rules.moves import Reflect, move_to_json
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.replaying.verifying import verify

if TYPE_CHECKING:
    from game.library.case_files import CaseFile
    from game.records.saves.saves import FindCase


class Collected(NamedTuple):
    """A class's journals."""

    lines: tuple[Line, ...]
    """By case, role and pseudonym."""
    told: tuple[str, ...]
    """A sentence for each file that was set aside or has something to it."""

    @property
    def counted(self) -> tuple[Line, ...]:
        """Those that the class's figures are made of."""
        return tuple(line for line in self.lines if line.counts)


def gather(paths: Iterable[Path], find_case: "FindCase") -> Collected:
    """Read every journal among the files and folders given.

    Raises:
        ClassroomError: one of the paths is not there.
    """
    files, told = handed_in(paths)
    cases = _Cases(find_case)
    lines = _copies_named([_line(file, cases) for file in files])
    lines.sort(key=lambda line: (line.case, line.role, line.pseudonym.casefold(), str(line.path)))
    remarks = [f"{line.path}: {line.remark}." for line in lines if not line.counts]
    return Collected(tuple(lines), (*told, *remarks))


class _Cases:
    """The cases that journals name, each opened once."""

    def __init__(self, find_case: "FindCase") -> None:
        self._find = find_case
        self._found: dict[str, CaseFile | str] = {}

    def find(self, case: str) -> "CaseFile | str":
        """The case, or in a few words why there is none."""
        if case not in self._found:
            try:
                self._found[case] = self._find(case)
            except UnknownCase as error:
                self._found[case] = str(error).rstrip("?.")
            except BrokenContent as error:
                self._found[case] = f"the case {case} has a mistake: {error.mistakes[0]}"
        return self._found[case]


def _line(file: HandedIn, cases: _Cases) -> Line:
    try:
        journal = read_journal(file.path)
    except JournalError as error:
        return _set_aside(file, str(error).rstrip("."))
    found = cases.find(journal.case)
    if isinstance(found, str):
        return _set_aside(file, found, journal)
    verified = verify(journal, file.path.name, found)
    if verified.play is None:
        return _set_aside(file, verified.remark, journal)
    return Line(
        path=file.path,
        pseudonym=pseudonym(file, journal.case, journal.role),
        case=journal.case,
        role=journal.role,
        journal=journal,
        play=verified.play,
        came=what_it_came_to(verified.play),
        minutes=minutes_played(journal),
        verifies=verified.verifies,
        remark=verified.remark,
        counts=verified.verifies,
    )


def _set_aside(file: HandedIn, why: str, journal: Journal | None = None) -> Line:
    case, role = (journal.case, journal.role) if journal else ("", "")
    return Line(
        file.path, pseudonym(file, case, role), case, role, journal, None, None, None, False, why,
        counts=False,
    )  # fmt: skip


def _copies_named(lines: list[Line]) -> list[Line]:
    """The lines, those of one play naming one another; the first of them counts."""
    same: dict[object, list[int]] = {}
    for place, line in enumerate(lines):
        if line.journal is not None and line.play is not None:
            same.setdefault(_fingerprint(line.journal), []).append(place)
    for places in same.values():
        first = lines[places[0]]
        for place in places[1:]:
            remark = f"the same play as {first.path}, move for move and second for second"
            lines[place] = lines[place]._replace(
                verifies=False, counts=False, remark=_both(remark, lines[place].remark)
            )
        if len(places) > 1:
            names = ", ".join(str(lines[place].path) for place in places[1:])
            lines[places[0]] = first._replace(
                remark=_both(f"handed in again as {names}", first.remark)
            )
    return lines


def _both(first: str, second: str) -> str:
    return f"{first}; {second}" if second else first


def _fingerprint(journal: Journal) -> object:
    """What two files have in common that are one play, whatever was written at its end."""
    return (
        journal.case,
        journal.role,
        tuple(
            (str(move_to_json(entry.move)), entry.at)
            for entry in journal.moves
            if not isinstance(entry.move, Reflect)
        ),
    )
