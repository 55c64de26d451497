"""Relay: what a finished play of one role hands to whoever plays the other."""

from typing import TYPE_CHECKING

from game.library.roles import comes_first, comes_second
from game.rules.case_role import case_role_of
from game.rules.moves import NotOffered
from game.rules.phase import OVER
from game.rules.relay import Relay, hand_over
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.replaying.replay import replay

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


def handed_over_by(journal: Journal, name: str, case_file: "CaseFile") -> Relay:
    """What a finished journal hands to the role of a case that comes second.

    `name` is what sentences call it.

    Raises:
        JournalError: it is not a finished journal of this case and of the role that comes first,
            or the two roles serve different sides.
    """
    first, second = comes_first(case_file.roles), comes_second(case_file.roles)
    if journal.case != case_file.case.id:
        raise JournalError(
            f"{name} is a journal of {journal.case}; it cannot be relayed into {case_file.case.id}."
        )
    if journal.role != first:
        other, only = (f"{'an' if r == 'envoy' else 'a'} {r}'s" for r in (journal.role, first))
        raise JournalError(f"{name} is {other} journal; only {only} can be relayed.")
    if not journal.finished:
        raise JournalError(f"{name} is not finished: play the {first} to an ending first.")
    replayed = replay(journal, name, case_file)
    if replayed.stopped is not None:
        raise JournalError(replayed.stopped)
    if replayed.play.state.phase not in OVER:
        raise JournalError(f"{name} says that it is finished, and is not: play on in it.")
    try:
        later = case_role_of(case_file, second)
        return hand_over(replayed.play.case_role, replayed.play.state, later)
    except NotOffered as error:
        raise JournalError(str(error)) from None
