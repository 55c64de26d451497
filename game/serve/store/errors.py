"""What can go wrong between a server and its database; each message is for whoever reads it."""

from game.library.errors import Refusal


class StoreRefused(Refusal):
    """The database cannot be opened, or is not one of this game's: said when a server starts."""


class StoreAway(Refusal):
    """The database does not answer, or takes nothing: what was asked may be asked again."""


class Full(Refusal):
    """There is as much of something as there may be: to ask again does not help."""


class Overtaken(Exception):
    """Another change was made first: at this revision, or under this code."""
