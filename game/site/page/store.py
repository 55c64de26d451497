"""What the browser keeps, as the host sees it: plays as journals, each with its revision."""

import json
from typing import Any, NamedTuple, Protocol


class Record(NamedTuple):
    """A play as it is kept."""

    name: str
    revision: int
    """Grows by one with each change; of two tabs that write one play, one wins by it."""
    journal: str
    """The journal, as its file would say it."""
    turns: tuple[int, ...] = ()
    """By move of the journal: the revision at which it was made."""
    copied: int = -1
    """The revision that the player has a copy of outside the browser."""
    begun: str = ""
    """Tells it from any other play, whatever either is called."""

    def to_json(self) -> str:
        """As it crosses over to the browser."""
        return json.dumps(self._asdict())

    @classmethod
    def from_json(cls, said: str) -> "Record":
        """As it comes back.

        Raises:
            ValueError: it is none; somebody else may write in the same storage.
        """
        found: Any = json.loads(said)
        try:
            return cls(
                str(found["name"]),
                int(found["revision"]),
                str(found["journal"]),
                tuple(int(turn) for turn in found["turns"]),
                int(found["copied"]),
                str(found.get("begun", "")),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a play as it is kept") from error


class Unkept(Exception):
    """The browser keeps nothing now: its storage is full, or refused."""


class Store(Protocol):
    """Keeps plays and settings: IndexedDB in a browser, a dictionary in tests."""

    async def all(self) -> list[Record]:
        """Every play; none where the storage is refused."""

    async def read(self, name: str) -> Record | None:
        """One play; None where there is none."""

    async def write(self, record: Record, expected: int) -> bool:
        """Keep a play, if what is kept of it is of the revision `expected`, or nothing is.

        Returns:
            Whether it was kept; else another tab has written a newer one.

        Raises:
            Unkept: the browser does not keep it.
        """

    async def remove(self, name: str) -> None:
        """Forget a play.

        Raises:
            Unkept: the browser does not let it.
        """

    async def settings(self) -> dict[str, str]:
        """How the player wants the pages to look; empty where nothing is kept."""

    async def set_settings(self, settings: dict[str, str]) -> None:
        """Keep that.

        Raises:
            Unkept: the browser does not keep it.
        """
