"""What can go wrong with journals; each message is one sentence for the player."""


class JournalError(Exception):
    """A journal cannot be read, resumed, branched or relayed. Its file is left as it is."""


class SaveFailed(Exception):
    """A move was made but could not be saved. The play goes on in memory."""
