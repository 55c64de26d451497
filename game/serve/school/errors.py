"""Why something is not done, in a sentence for whoever asked for it."""

from game.library.errors import Refusal


class NotDone(Refusal):
    """It cannot be done as things stand."""
