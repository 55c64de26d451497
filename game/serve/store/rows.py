"""What stands in the rows, as values."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.library.roles import RoleName


class ClassRow(NamedTuple):
    """A class as it was made."""

    id: int
    code: str
    mark: str
    """Drawn at random, and told to nobody."""
    settings: Mapping[str, Any]
    game: str
    """The game and the rules that its plays are played with."""
    content: Mapping[str, str]
    """By case: the hash of its content."""
    at: int


class Act(NamedTuple):
    """Something that was done in a class beside playing."""

    id: int
    kind: str
    data: Mapping[str, Any]
    at: int


class PlayerRow(NamedTuple):
    """A seat as it was taken."""

    id: int
    number: int
    """In the class, from 1, in the order of joining."""
    name: str
    words: str
    automatic: bool
    at: int


class Browser(NamedTuple):
    """Somebody who holds a token."""

    class_id: int
    player_id: int
    at: int
    """When the token was given."""


class Key(NamedTuple):
    """A teacher's link, or a browser in which one was opened."""

    at: int
    """When it was made."""
    class_id: int | None
    """The one class that it opens; None where it opens all of the server."""

    def opens(self, class_id: int | None) -> bool:
        """Whether it opens a class; or the server itself, where None is named."""
        return self.class_id is None or self.class_id == class_id


class PlayRow(NamedTuple):
    """A play as it was begun."""

    id: int
    class_id: int
    player_id: int
    number: int
    """Which try of this player, from 1."""
    case: str
    role: RoleName
    relay: Mapping[str, Any] | None
    parent: Mapping[str, Any] | None
    before: tuple[Mapping[str, Any], ...]
    """The moves it shares with its parent, as journals have them."""
    at: int


class Event(NamedTuple):
    """A change of a play."""

    id: int
    play_id: int
    revision: int
    """From 1; it only grows."""
    move: Mapping[str, Any] | None
    """As journals have it; None where the last move was taken back."""
    led: str
    at: int


class Position(NamedTuple):
    """How much there is of a class: whoever holds this much holds all of it."""

    acts: int = 0
    """The id of the last act, 0 where there is none; likewise the others."""
    plays: int = 0
    events: int = 0
