"""What can go wrong with journals; each message is one sentence for the player."""

from game.library.errors import Refusal


class JournalError(Refusal):
    """A journal cannot be read, resumed, branched or relayed. Its file is left as it is."""


class SaveFailed(Refusal):
    """A move was made but could not be saved. The play goes on in memory."""
