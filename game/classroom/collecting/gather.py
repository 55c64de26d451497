"""Gathering a class: every file read and re-run, copies found, nothing dropped without a word."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.classroom.collecting.copies import compared
from game.classroom.collecting.examples import is_an_example
from game.classroom.collecting.handed_in import HandedIn, handed_in
from game.classroom.collecting.kinds import saved_by_an_editor
from game.classroom.collecting.lines import Line, what_it_came_to, what_it_reached
from game.classroom.collecting.minutes import minutes_played
from game.classroom.collecting.pseudonyms import pseudonym
from game.library.mistakes import BrokenContent
from game.library.shelf.shelf import UnknownCase
from game.records.saves.reading import read_journal
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.journal.sealing import SealKey, seal_said
from game.session.replaying.verifying import verify

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.records.saves.saves import FindCase

EXAMPLE = "the example that comes with the game, and nobody's play"


class Collected(NamedTuple):
    """A class's journals."""

    lines: tuple[Line, ...]
    """By case, role and pseudonym."""
    told: tuple[str, ...]
    """A sentence for each file that was set aside."""
    notices: tuple[str, ...]
    """Sentences on what was not set aside and has something to it."""

    @property
    def counted(self) -> tuple[Line, ...]:
        """Those that the class's figures are made of."""
        return tuple(line for line in self.lines if line.counts)

    @property
    def unfinished(self) -> tuple[Line, ...]:
        """Those that have no ending: in no figure, and with a line of their own all the same."""
        return tuple(line for line in self.lines if line.reached is not None)


def gather(paths: Iterable[Path], find_case: "FindCase", keys: Sequence[SealKey] = ()) -> Collected:
    """Read every journal among the files and folders given.

    With keys of servers of classes, their seals are checked, and what none of them sealed is said.

    Raises:
        ClassroomError: one of the paths is not there, or there are too many files.
    """
    found = handed_in(paths)
    cases = _Cases(find_case)
    lines = [_line(file, cases, keys) for file in found.files]
    lines.sort(key=lambda line: (line.case, line.role, line.pseudonym.casefold(), str(line.path)))
    numbered = [line._replace(number=number) for number, line in enumerate(lines, 1)]
    lines = compared([_named(line) for line in numbered])
    # What is said to the teacher alone names the file; what is written has its number.
    aside = [f"{line.path}: {line.remark}." for line in lines if line.set_aside or line.shared]
    noted = [
        f"{line.path}: {line.remark}."
        for line in lines
        if line.remark and not line.set_aside and not line.shared
    ]
    return Collected(tuple(lines), (*found.told, *aside), (*found.notices, *noted))


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


def _line(file: HandedIn, cases: _Cases, keys: Sequence[SealKey]) -> Line:
    try:
        journal = read_journal(file.path)
    except JournalError as error:
        return _set_aside(file, _why_unread(file, error))
    if is_an_example(file.path, journal):
        return _set_aside(file, EXAMPLE, journal)
    found = cases.find(journal.case)
    if isinstance(found, str):
        return _set_aside(file, found, journal)
    verified = verify(journal, "it", found)
    if verified.play is None:
        aside = _set_aside(file, verified.remark, journal)
        if verified.reached is None:
            return aside
        # Whose time was called has prepared and planned all the same.
        reached = what_it_reached(verified.reached)
        return aside._replace(reached=reached, minutes=minutes_played(journal))
    remark = _without_the_parents_name(verified.remark, journal)
    return Line(
        number=0,
        path=file.path,
        pseudonym=pseudonym(file, journal),
        case=journal.case,
        role=journal.role,
        journal=journal,
        play=verified.play,
        came=what_it_came_to(verified.play),
        minutes=minutes_played(journal),
        verifies=verified.verifies,
        remark="; ".join(filter(None, (remark, seal_said(journal, keys)))),
        counts=verified.verifies,
    )


def _why_unread(file: HandedIn, error: JournalError) -> str:
    """Why a file is no journal that can be read, without its name, which may be a student's."""
    encoding = saved_by_an_editor(file.path)
    if encoding:
        return f"it is in {encoding}, as an editor saves: ask for the file as the game wrote it"
    return str(error).replace(str(file.path), "it").replace(file.path.name, "it").rstrip(".")


def _without_the_parents_name(remark: str, journal: Journal) -> str:
    """A remark without the name of the file a play was begun in, which may be a student's."""
    if journal.parent is None:
        return remark
    head, begun, _ = remark.rpartition("begun in ")
    ours = f"another journal, its own from move {journal.parent.move} on"
    return f"{head}{begun}{ours}" if begun else remark


def _set_aside(file: HandedIn, why: str, journal: Journal | None = None) -> Line:
    case, role = (journal.case, journal.role) if journal else ("", "")
    return Line(
        0, file.path, pseudonym(file, journal), case, role, journal, None, None, None, False, why,
        counts=False,
    )  # fmt: skip


def _named(line: Line) -> Line:
    """The line, called after its number where nothing else is known of whose it is."""
    return line if line.pseudonym else line._replace(pseudonym=f"file {line.number}")
