"""Things: what of a role a player can meet, each by its kind and its place."""

from typing import NamedTuple


class Thing(NamedTuple):
    """Something that a player can meet, or cannot."""

    kind: str
    """choice, action, fact, option, passage, dimmed or ending."""
    where: str
    """Its path in the role's file, or its id."""
    place: str
    """The place where it is met."""
