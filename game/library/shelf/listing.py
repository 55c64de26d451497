"""What a list of cases shows of one, and how it is kept as JSON."""

from dataclasses import dataclass
from typing import Any, TypeVar

from game.library.onward import Onward, onward_from_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing:
    """A case without its content."""

    title: str
    dates: str = ""
    year: int = 0
    place: str = ""
    hook: str = ""
    sides: tuple[str, ...] = ()
    """Their short names."""
    roles: tuple[tuple[str, str], ...] = ()
    """`envoy`, `leader` or both, each with its title."""
    takes_over: str = ""
    """The role that may begin from what the other hands over; empty where nothing can be."""
    minutes: tuple[tuple[str, int], ...] = ()
    """By role: about how long it takes."""
    teaches: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    """What it teaches, in words."""
    tour: bool = False
    onward: Onward | None = None
    """Where to go from it; None where the curriculum does not name it."""
    broken: str | None = None
    """The first mistake of a case that cannot be played."""

    def to_json(self) -> dict[str, Any]:
        """Return what JSON can hold of it, which is all."""
        return {
            "title": self.title,
            "dates": self.dates,
            "year": self.year,
            "place": self.place,
            "hook": self.hook,
            "sides": list(self.sides),
            "roles": [list(role) for role in self.roles],
            "takes_over": self.takes_over,
            "minutes": [list(each) for each in self.minutes],
            "teaches": list(self.teaches),
            "concepts": list(self.concepts),
            "tour": self.tour,
            "onward": self.onward,
            "broken": self.broken,
        }

    @classmethod
    def from_json(cls, found: Any) -> "Listing":
        """Return the listing that `to_json` wrote.

        Raises:
            ValueError: it is not one; the caller builds it anew.
        """
        try:
            return cls(
                title=_of(str, found["title"]),
                dates=_of(str, found["dates"]),
                year=_of(int, found["year"]),
                place=_of(str, found["place"]),
                hook=_of(str, found["hook"]),
                sides=tuple(_of(str, each) for each in found["sides"]),
                roles=tuple((_of(str, name), _of(str, title)) for name, title in found["roles"]),
                takes_over=_of(str, found["takes_over"]),
                minutes=tuple((_of(str, name), _of(int, each)) for name, each in found["minutes"]),
                teaches=tuple(_of(str, each) for each in found["teaches"]),
                concepts=tuple(_of(str, each) for each in found["concepts"]),
                tour=_of(bool, found["tour"]),
                onward=None if found["onward"] is None else onward_from_json(found["onward"]),
                broken=None if found["broken"] is None else _of(str, found["broken"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a listing") from error


def _of(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}")
    return value
