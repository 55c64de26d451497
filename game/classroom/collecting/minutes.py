"""How long a play took, by the times in its journal."""

from itertools import pairwise

from game.session.journal.journal import Journal
from game.session.replaying.verifying import moment

LONGEST_PAUSE = 10
"""Minutes: longer than this nobody thinks about one move, so that more of a pause is not play."""


def minutes_played(journal: Journal) -> int:
    """How long a play took, pauses cut short, in whole minutes."""
    times = [when for entry in journal.moves if (when := moment(entry.at)) is not None]
    seconds = 0.0
    for earlier, later in pairwise(times):
        seconds += min(60.0 * LONGEST_PAUSE, max(0.0, (later - earlier).total_seconds()))
    return round(seconds / 60)
