"""Replaying a journal by ids: to its end, or to the first move that content no longer allows."""

from typing import TYPE_CHECKING, NamedTuple

from game.records.cases import case_role
from game.records.errors import JournalError
from game.records.journal import HandedOver, Journal
from game.records.led import led_to
from game.rules.case_role import CaseRole
from game.rules.moves import Choose, FillPlan, Move, NotOffered, Propose
from game.rules.play import Play
from game.rules.relay import Relay

if TYPE_CHECKING:
    from game.library.case_files import CaseFile


class Replayed(NamedTuple):
    """What came of replaying a journal."""

    play: Play
    """As far as it could be replayed."""
    stopped: str | None
    """Why it went no further, in one sentence; None where it came to its end."""


def replay(journal: Journal, name: str, case_file: "CaseFile") -> Replayed:
    """The play that a journal describes, on the content as it is now.

    `name` is what sentences call the journal.

    Raises:
        JournalError: it does not even begin: its role or what was handed over is gone.
    """
    ready = case_role(case_file, journal.role)
    play = Play.begin(ready, _relay(journal.relay, name, ready))
    for number, entry in enumerate(journal.moves, 1):
        here = led_to(play.state)
        what = f"{name} stops at move {number}, {move_id(entry.move)} at {here}"
        try:
            after = play.after(entry.move)
        except NotOffered:
            return Replayed(play, f"{what}: since the case was edited it is not offered there.")
        if (now := led_to(after.state)) != entry.led:
            return Replayed(
                play, f"{what}: since the case was edited it leads to {now}, not to {entry.led}."
            )
        play = after
    return Replayed(play, None)


def move_id(move: Move) -> str:
    """What a sentence calls a move: its id in quotation marks, or what was offered or written."""
    match move:
        case Choose(id=move_id):
            return f'"{move_id}"'
        case Propose(package=package):
            return f'the offer "{" ".join(option or "-" for _, option in package)}"'
        case FillPlan(answers=answers):
            return f'the plan "{" ".join(answer for _, answer in answers) or "forecast"}"'
        case _:
            return "the reflection"


def _relay(given: HandedOver | None, name: str, ready: CaseRole) -> Relay | None:
    """What was handed over, checked against the content as it is now."""
    if given is None:
        return None
    gone = [fact for fact in given.knows if fact not in ready.case.facts]
    gone += [option for _, option in given.text if option not in ready.option_issue]
    gone += [issue for issue, _ in given.text if issue not in ready.case.issues]
    gone += [side for side, _ in given.rapport if side not in ready.role.faces]
    if gone:
        raise JournalError(
            f'{name} cannot begin: the envoy handed over "{gone[0]}", and since the case was '
            "edited there is no such thing; the file is left as it is."
        )
    return Relay(given.knows, given.text, given.rapport)
