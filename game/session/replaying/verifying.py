"""Whether a finished journal verifies: its moves lead where it says, and nothing was changed."""

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from game.rules.play import Play
from game.rules.view.draw import view
from game.session.errors import JournalError
from game.session.journal.digest import untrue_parts
from game.session.journal.journal import Journal, Standing
from game.session.journal.quoting import shortened
from game.session.journal.standing import standing
from game.session.replaying.replay import Replayed, replay, what_changed

if TYPE_CHECKING:
    from game.library.case_file import CaseFile

UNTRUE = {
    "moves": "edited: its moves, its start or their times are not those that it was finished with",
    "content": "edited: the game or the content that it names is not what it was finished on",
    "result": "edited: the result that it states is not the one that it was finished with",
}
"""By part of the digest: what it says where it does not match."""

NO_DIGEST = "it has no digest: it is from an older game, or somebody took it out"


class Verified(NamedTuple):
    """What came of re-running a journal."""

    play: Play | None
    """The play to its end, as the rules have it; None where it has none."""
    verifies: bool
    remark: str
    """Why not, or what to know of it; empty where there is nothing to say."""
    reached: Play | None = None
    """The play as far as it went, where nothing is wrong but that it has no ending."""


def verify(journal: Journal, name: str, case_file: "CaseFile") -> Verified:
    """Re-run a journal and compare what it says with what its moves come to, and its digest."""
    try:
        replayed = replay(journal, name, case_file)
    except JournalError as error:
        return Verified(None, False, str(error))
    changed = what_changed(journal, case_file)
    if replayed.stopped is not None:
        number = len(replayed.play.turns) + 1
        why = (
            replayed.stopped.removeprefix(f"{name} ").rstrip(".")
            if changed
            else f"edited: its move {number} does not lead where it says, on the content it was "
            "played on"
        )
        return Verified(None, False, why)
    return verify_replayed(journal, replayed, changed)


def verify_replayed(journal: Journal, replayed: Replayed, changed: str | None) -> Verified:
    """Compare what a journal says with what its replay came to, and with its digest.

    `changed` says what has changed since it was played, so that it may come to something else.
    """
    play = replayed.play
    stands, stated = standing(play, view(play)), journal.stands.result
    if stands.result is None:
        if stated is not None and changed:
            why = f"{changed[0].lower()}{changed[1:]} since: its moves lead to no ending any more"
            return Verified(None, False, why)
        if stated is not None:
            why = f"edited: it says it ended in {stated.title}, and its moves do not"
            return Verified(None, False, why)
        if wrong := _wrong_time(journal):
            return Verified(None, False, wrong)
        return Verified(None, False, f"not finished: it stands at {stands.where}", play)
    wrong = _wrong_time(journal) or _untrue(journal, stands, changed) or _wrong_parent(journal)
    if wrong:
        return Verified(replayed.play, False, wrong)
    return Verified(replayed.play, True, "; ".join(_remarks(journal, changed)))


def edited(journal: Journal, replayed: Replayed, case_file: "CaseFile") -> bool:
    """Whether a journal was changed by hand, or begun from one that was."""
    if journal.parent is not None and not journal.parent.verifies:
        return True
    changed = what_changed(journal, case_file)
    if replayed.stopped is not None:
        return changed is None
    if not journal.finished:
        return bool(_wrong_time(journal))
    return not verify_replayed(journal, replayed, changed).verifies


def _wrong_parent(journal: Journal) -> str:
    parent = journal.parent
    if parent is None or parent.verifies:
        return ""
    return f"begun in {shortened(parent.file)}, which did not verify itself"


def _untrue(journal: Journal, stands: Standing, changed: str | None) -> str:
    """What was changed in a journal after it was finished."""
    untrue = untrue_parts(journal)
    said = [UNTRUE[part] for part in untrue if part != "result"]
    if not changed and stands != journal.stands:
        # Two figures say more than that there was another one.
        said.append(_differs(journal, stands))
    elif "result" in untrue:
        said.append(UNTRUE["result"])
    return "; ".join(said)


def _differs(journal: Journal, true: Standing) -> str:
    """What a journal says of its outcome that its moves do not come to."""
    stated, result = journal.stands.result, true.result
    assert result is not None, "only a finished play is compared"
    if stated is None:
        return "edited: it says that it is not finished, and its moves are"
    for key, value in stated._asdict().items():
        if value != result._asdict()[key]:
            return f"edited: it says {key} {value}, and its moves come to {result._asdict()[key]}"
    return "edited: it says it stands elsewhere than its moves lead"


def _wrong_time(journal: Journal) -> str:
    for number, entry in enumerate(journal.moves, 1):
        if moment(entry.at) is None:
            return f"edited: move {number} has a time that is none"
    return ""


def _remarks(journal: Journal, changed: str | None) -> list[str]:
    """What to know of a journal that verifies."""
    said: list[str] = []
    if journal.digest is None:
        said.append(NO_DIGEST)
    if changed:
        said.append(f"{changed[0].lower()}{changed[1:]} since; reckoned as it is now")
    times = [when for entry in journal.moves if (when := moment(entry.at)) is not None]
    if any(later < earlier for earlier, later in pairwise(times)):
        said.append("its clock was set back on the way")
    if journal.parent is not None:
        parent = shortened(journal.parent.file)
        said.append(f"begun in {parent}, its own from move {journal.parent.move} on")
    return said


def moment(text: str) -> datetime | None:
    """A time as journals write it; None where it is no time, or says no zone."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None
