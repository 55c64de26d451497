"""The two parts that a case can be played in."""

from typing import Literal

from game.library.errors import Refusal

RoleName = Literal["envoy", "leader"]

ROLES: tuple[RoleName, ...] = ("envoy", "leader")


class NoSuchRole(Refusal):
    """A case is not played in this part."""
