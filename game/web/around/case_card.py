"""A case as the pages show it, with how far the player is in it."""

from typing import NamedTuple

from game.library.onward import Onward


class RoleCard(NamedTuple):
    """A role of a case, and how far the player is in it."""

    name: str
    """`envoy` or `leader`."""
    title: str
    minutes: int | None = None
    far: str = ""
    """In words, as in `finished once, 1 ending; 1 under way`."""
    last: str = ""
    """Both scores of the play finished last, in words."""
    finished: bool = False


class Waiting(NamedTuple):
    """A play that can be gone on with."""

    address: str
    role: str
    where: str
    title: str = ""
    """Of its case."""
    name: str = ""


class Handed(NamedTuple):
    """A finished play that can be handed over to the role that takes over."""

    play: str
    """What forms call it."""
    name: str
    came_to: str
    """In words, with its scores where they were reached."""


class CaseCard(NamedTuple):
    """A case as the list shows it."""

    id: str
    title: str
    place: str = ""
    dates: str = ""
    year: int = 0
    hook: str = ""
    sides: tuple[str, ...] = ()
    roles: tuple[RoleCard, ...] = ()
    concepts: tuple[str, ...] = ()
    """What it teaches, in words."""
    tour: bool = False
    broken: str | None = None
    """Why it cannot be played."""
    waiting: tuple[Waiting, ...] = ()
    """Plays of it that are under way."""
    takes_over: str = ""
    """The role that may begin from what the other hands over; empty where nothing can be."""
    handed: tuple[Handed, ...] = ()
    """The player's finished plays of the other role."""
    emblem: tuple[str, ...] = ()
    onward: Onward | None = None
    """Where to go from it; None where the curriculum does not name it."""

    @property
    def finished(self) -> bool:
        """Whether any role was played to its end."""
        return any(role.finished for role in self.roles)
