"""The two parts that a case can be played in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from game.library.errors import Refusal

if TYPE_CHECKING:
    from game.library.models.role import Role

RoleName = Literal["envoy", "leader"]

ROLES: tuple[RoleName, ...] = ("envoy", "leader")


class NoSuchRole(Refusal):
    """A case is not played in this part."""


def comes_second(roles: Mapping[RoleName, Role]) -> RoleName:
    """The role that takes over: the envoy where his file has the list, else the leader."""
    envoy = roles.get("envoy")
    return "envoy" if envoy is not None and envoy.relay else "leader"


def comes_first(roles: Mapping[RoleName, Role]) -> RoleName:
    """The role that hands over."""
    return "leader" if comes_second(roles) == "envoy" else "envoy"


def takes_over(roles: Mapping[RoleName, Role]) -> RoleName | None:
    """The role that may begin from what the other hands over.

    None where the case has one role, or each serves another side.
    """
    sides = {role.side for role in roles.values()}
    return comes_second(roles) if len(roles) == len(ROLES) and len(sides) == 1 else None
