"""A witness as a journal: a play that meets one thing of a role, to be replayed or gone on with."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.cli.reports.places import place_of_thing
from game.library.nearest import hint
from game.records.saves.saves import Saves
from game.session.errors import JournalError
from game.session.journal.journal import journal_to_bytes

if TYPE_CHECKING:
    from game.explore.report.exploration import Exploration
    from game.library.case_file import CaseFile
    from game.library.roles import RoleName
    from game.rules.moves import Move


def witness_journal(case_file: "CaseFile", role: "RoleName", what: str) -> str:
    """The journal of a play that meets what stands at a path, or of which a lesson speaks.

    Args:
        case_file: the case.
        role: the role to play.
        what: a place as `check` and `explore` name it, as in `scenes.quay.choices.ask-her` or
            `lessons.leaving-well`; or the last word of one, where no other ends in it.

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
    met = {place_of_thing(role, thing): found.moves.get(thing) for thing in found.things}
    lessons = [checked.lesson.id for checked in found.lessons]
    met |= {f"lessons.{lesson}": found.lesson_moves.get(lesson) for lesson in lessons}
    name = _name(found, what, list(met))
    moves = met[name]
    if moves is not None:
        return moves
    if name.startswith("lessons."):
        raise JournalError(f"The lesson {what} holds: no play of the {role.name} breaks it.")
    raise JournalError(f"No play of the {role.name} meets {what}.")


def _name(found: "Exploration", what: str, names: list[str]) -> str:
    """The place that is meant; a file's name before it, as in what `check` says, is passed over."""
    role = found.case_role
    what = re.sub(r"^\w+\.yaml:\s*", "", what)
    if what in names:
        return what
    ending = [name for name in names if name.rpartition(".")[2] == what and not what.isdecimal()]
    if len(ending) == 1:
        return ending[0]
    if ending:
        raise JournalError(f'"{what}" may be any of these: {", ".join(sorted(ending))}.')
    # A text that is alone needs no number, as `check` has it.
    alone = [name for name in names if name == f"{what}.1"]
    if len(alone) == 1 and f"{what}.2" not in names:
        return alone[0]
    raise JournalError(
        f'{role.case.id}, {role.name}, has nothing called "{what}"; {hint(what, sorted(names))}'
    )
