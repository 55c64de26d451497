"""A move as it is offered, and the moves that the rules themselves offer."""

from typing import NamedTuple


class ListedMove(NamedTuple):
    """A move offered, or the first that is closed."""

    id: str
    text: str
    open: bool = True
    why_not: str | None = None
    cost: str | None = None
    """What it takes, in words: `2 days`, `an hour`; None where nothing."""
    risk: str | None = None
    """What may go wrong with an action, where that is known beforehand."""


BEGIN = ListedMove("begin", "Begin the groundwork.")
COMMIT_GROUNDWORK = ListedMove("commit", "Close the dossier and write the plan.")
COMMIT_PLAN = ListedMove("commit", "Commit the plan and go in.")
RECESS = ListedMove("recess", "Call a recess with your staff.")
RETURN = ListedMove("return", "Go back in.")
READ_BRIEF = ListedMove("read-brief", "Read your brief again.", cost="one round")
WALK = ListedMove("walk", "Leave the table.")
CONTINUE = ListedMove("continue", "Go on.")
SKIP = ListedMove("skip", "Go on without writing anything.")
