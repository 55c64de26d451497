"""Handing an envoy's journal to whoever plays the leader."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.records.saves.reading import read_journal
from game.rules.case_role import case_role_of
from game.rules.moves import NotOffered
from game.rules.phase import OVER
from game.rules.relay import Relay, hand_over
from game.session.errors import JournalError
from game.session.replaying.replay import replay

if TYPE_CHECKING:
    from game.library.case_files import CaseFile


def handed_over(path: Path, case_file: "CaseFile") -> Relay:
    """What the finished envoy's journal at `path` hands to the leader of a case.

    Raises:
        JournalError: it is not a finished envoy's journal of this case, or the two roles serve
            different sides.
    """
    journal = read_journal(path)
    if journal.case != case_file.case.id:
        raise JournalError(
            f"{path.name} is a journal of {journal.case}; it cannot be relayed into "
            f"{case_file.case.id}."
        )
    if journal.role != "envoy":
        raise JournalError(f"{path.name} is a leader's journal; only an envoy's can be relayed.")
    if not journal.finished:
        raise JournalError(f"{path.name} is not finished: play the envoy to an ending first.")
    replayed = replay(journal, path.name, case_file)
    if replayed.stopped is not None:
        raise JournalError(replayed.stopped)
    if replayed.play.state.phase not in OVER:
        raise JournalError(f"{path.name} says that it is finished, and is not: play on in it.")
    try:
        leader = case_role_of(case_file, "leader")
        return hand_over(replayed.play.case_role, replayed.play.state, leader)
    except NotOffered as error:
        raise JournalError(str(error)) from None
