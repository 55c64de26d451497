"""A witness as a journal: a play that meets one thing of a role, to be replayed or gone on with."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.library.nearest import hint
from game.records.saves.saves import Saves
from game.session.errors import JournalError
from game.session.journal.journal import journal_to_bytes

if TYPE_CHECKING:
    from game.explore.report.exploration import Exploration
    from game.library.case_files import CaseFile
    from game.library.roles import RoleName
    from game.rules.moves import Move


def witness_journal(case_file: "CaseFile", role: "RoleName", what: str) -> str:
    """The journal of a play that meets what stands at a path, or of which a lesson speaks.

    Args:
        case_file: the case.
        role: the role to play.
        what: an ending, a fact, a settlement option, a lesson, or a path in the role's file as
            `explore --json` has it.

    Raises:
        JournalError: the role has nothing of that name, or no play meets it.
    """
    from game.explore.report.exploration import explore
    from game.rules.case_role import case_role_of

    found = explore(case_role_of(case_file, role), all_moves=True, extremes=False)
    with TemporaryDirectory() as folder:
        with Saves(Path(folder)).begin(case_file, role) as opened:
            for move in _moves(found, what):
                opened.take(move)
        return journal_to_bytes(opened.journal).decode()


def _moves(found: "Exploration", what: str) -> "tuple[Move, ...]":
    role = found.case_role
    shown = {thing.where: moves for thing, moves in found.moves.items()} | found.lesson_moves
    if what in shown:
        return shown[what]
    lessons = [checked.lesson.id for checked in found.lessons]
    if what in lessons:
        raise JournalError(f"The lesson {what} holds: no play of the {role.name} breaks it.")
    named = {thing.where for thing in found.things} | {*lessons}
    if what in named:
        raise JournalError(f"No play of the {role.name} meets {what}.")
    raise JournalError(
        f'{role.case.id}, {role.name}, has nothing called "{what}"; {hint(what, sorted(named))}'
    )
