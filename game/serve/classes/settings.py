"""What a teacher decides when she makes a class."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, Self

from game.library.errors import Refusal
from game.library.roles import RoleName

Release = Literal["at-once", "later"]

MOST_MINUTES = 60
"""Of reading time."""

LONGEST_TITLE = 60


class Part(NamedTuple):
    """A role of a case that is played in a class."""

    case: str
    role: RoleName

    @property
    def id(self) -> str:
        """As one word, as in `reykjavik-1986:leader`."""
        return f"{self.case}:{self.role}"


def read_part(word: str) -> Part:
    """The part that a word names, as in `reykjavik-1986:leader`.

    Raises:
        Refusal: it names none.
    """
    case, _, role = word.partition(":")
    if not case or role not in ("envoy", "leader"):
        raise Refusal(f'"{word}" is no part: name a case and a role, as in reykjavik-1986:leader')
    return Part(case, "envoy" if role == "envoy" else "leader")


class ClassSettings(NamedTuple):
    """How a class plays."""

    title: str
    parts: tuple[Part, ...]
    """What is played; each player takes those there are in any order, once each at first."""
    relay: bool = False
    """Whether one part hands over to the other: then there are two, the first role's first, and a
    player takes one of them.
    """
    reading: int = 0
    """Minutes that everybody reads the brief before the groundwork opens to him."""
    numbers: bool = False
    """Whether rapport is also given in figures."""
    release: Release = "at-once"
    """When scores are shown."""

    def to_json(self) -> dict[str, Any]:
        """As a row has it."""
        return {
            "title": self.title,
            "parts": [part.id for part in self.parts],
            "relay": self.relay,
            "reading": self.reading,
            "numbers": self.numbers,
            "release": self.release,
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        return cls(
            title=str(found["title"]),
            parts=tuple(read_part(part) for part in found["parts"]),
            relay=bool(found["relay"]),
            reading=int(found["reading"]),
            numbers=bool(found["numbers"]),
            release="later" if found["release"] == "later" else "at-once",
        )
