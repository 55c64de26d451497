"""Whether a journal verifies: its moves lead where it says, and come to what it says."""

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from game.records.errors import JournalError
from game.records.journal import Journal
from game.records.open_journal import standing
from game.records.replay import replay
from game.rules.play import Play

if TYPE_CHECKING:
    from game.library.case_files import CaseFile


class Verified(NamedTuple):
    """What came of re-running a journal."""

    play: Play | None
    """The play to its end, as the rules have it; None where it has none."""
    verifies: bool
    remark: str
    """Why not, or what to know of it; empty where there is nothing to say."""


def verify(journal: Journal, name: str, case_file: "CaseFile") -> Verified:
    """Re-run a journal and compare what it says with what its moves come to."""
    same_content = journal.content.hash == case_file.hash
    try:
        replayed = replay(journal, name, case_file)
    except JournalError as error:
        return Verified(None, False, str(error))
    if replayed.stopped is not None:
        number = len(replayed.play.turns) + 1
        why = (
            f"edited: its move {number} does not lead where it says, on the content it was "
            "played on"
            if same_content
            else replayed.stopped.removeprefix(f"{name} ")
        )
        return Verified(None, False, why)
    stands = standing(replayed.play)
    if stands.result is None:
        stated = journal.stands.result
        if stated is not None:
            why = f"edited: it says it ended in {stated.title}, and its moves do not"
            return Verified(None, False, why)
        return Verified(None, False, f"not finished: it stands at {stands.where}")
    wrong = _wrong_time(journal)
    if wrong:
        return Verified(replayed.play, False, wrong)
    if not same_content:
        return Verified(replayed.play, True, "the case was edited since; reckoned as it is now")
    if stands != journal.stands:
        return Verified(replayed.play, False, _differs(journal, stands.result._asdict()))
    return Verified(replayed.play, True, _remark(journal))


def _differs(journal: Journal, true: dict[str, object]) -> str:
    """What a journal says of its outcome that its moves do not come to."""
    stated = journal.stands.result
    if stated is None:
        return "edited: it says that it is not finished, and its moves are"
    for key, value in stated._asdict().items():
        if value != true[key]:
            return f"edited: it says {key} {value}, and its moves come to {true[key]}"
    return "edited: it says it stands elsewhere than its moves lead"


def _wrong_time(journal: Journal) -> str:
    for number, entry in enumerate(journal.moves, 1):
        if moment(entry.at) is None:
            return f"edited: move {number} has a time that is none"
    return ""


def _remark(journal: Journal) -> str:
    times = [when for entry in journal.moves if (when := moment(entry.at)) is not None]
    if any(later < earlier for earlier, later in pairwise(times)):
        return "its clock was set back on the way"
    if journal.parent is not None:
        return f"begun in {journal.parent.file}, its own from move {journal.parent.move} on"
    return ""


def moment(text: str) -> datetime | None:
    """A time as journals write it; None where it is no time, or says no zone."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None


LONGEST_PAUSE = 10
"""Minutes: longer than this nobody thinks about one move, so that more of a pause is not play."""


def minutes_played(journal: Journal) -> int:
    """How long a play took, pauses cut short, in whole minutes."""
    times = [when for entry in journal.moves if (when := moment(entry.at)) is not None]
    seconds = 0.0
    for earlier, later in pairwise(times):
        seconds += min(60.0 * LONGEST_PAUSE, max(0.0, (later - earlier).total_seconds()))
    return round(seconds / 60)
