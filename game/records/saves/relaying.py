"""Handing one role's journal to whoever plays the other."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.records.saves.reading import read_journal
from game.rules.case_role import case_role_of
from game.rules.moves import NotOffered
from game.rules.phase import OVER
from game.rules.relay import Relay, comes_first, comes_second, hand_over
from game.session.errors import JournalError
from game.session.replaying.replay import replay

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


def handed_over(path: Path, case_file: "CaseFile") -> Relay:
    """What the finished journal at `path` hands to the role of a case that comes second.

    Raises:
        JournalError: it is not a finished journal of this case and of the role that comes first,
            or the two roles serve different sides.
    """
    first, second = comes_first(case_file.roles), comes_second(case_file.roles)
    journal = read_journal(path)
    if journal.case != case_file.case.id:
        raise JournalError(
            f"{path.name} is a journal of {journal.case}; it cannot be relayed into "
            f"{case_file.case.id}."
        )
    if journal.role != first:
        other, only = (f"{'an' if r == 'envoy' else 'a'} {r}'s" for r in (journal.role, first))
        raise JournalError(f"{path.name} is {other} journal; only {only} can be relayed.")
    if not journal.finished:
        raise JournalError(f"{path.name} is not finished: play the {first} to an ending first.")
    replayed = replay(journal, path.name, case_file)
    if replayed.stopped is not None:
        raise JournalError(replayed.stopped)
    if replayed.play.state.phase not in OVER:
        raise JournalError(f"{path.name} says that it is finished, and is not: play on in it.")
    try:
        later = case_role_of(case_file, second)
        return hand_over(replayed.play.case_role, replayed.play.state, later)
    except NotOffered as error:
        raise JournalError(str(error)) from None
