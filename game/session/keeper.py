"""Who keeps a play: files, rows of a database and a browser's storage all do it through this."""

from typing import Protocol

from game.session.errors import SaveFailed
from game.session.journal.journal import Journal


class NotKept(SaveFailed):
    """A change could not be kept at all: it is in memory, and nowhere else."""


class Keeper(Protocol):
    """Keeps the journal of one play."""

    def add(self, revision: int, journal: Journal) -> str | None:
        """Keep what change number `revision` made of the journal, and all before it.

        A move is a change, and so is taking one back: the number only grows. A keeper that holds
        moves as rows adds those that it lacks; one that holds the whole writes the whole.

        Returns:
            Something the player must know about how it was kept, in a sentence; None as a rule.

        Raises:
            NotKept: it could not be kept; what was kept before is still there.
        """

    def read(self) -> Journal:
        """All that is kept.

        Raises:
            JournalError: there is nothing, or not what a journal says.
        """

    def close(self) -> None:
        """Let others keep the play from here on; twice does no harm."""
