"""The plays that lie open in tabs: each by its name, with every change made to it here."""

from pathlib import Path

from game.library.errors import Refusal
from game.records.desk import Desk
from game.records.saves.file_play import FilePlay
from game.web.around.open_play import OpenPlay as InTabs

MOST_OPEN = 8
"""Plays held open at once; the one not looked at for longest is put away, and opens again."""


OpenPlay = InTabs[FilePlay]
"""A play in a tab."""


class OpenPlays:
    """Every play that lies open, by the name that its addresses have."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[str, OpenPlay] = {}
        self._turns: dict[str, int] = {}
        """By name, of those put away: the next turn."""

    def begin(self, play: FilePlay) -> str:
        """Lay a play open; its name."""
        name = play.path.stem
        self.put_away(name)
        while len(self._open) >= MOST_OPEN:
            self.put_away(next(iter(self._open)))
        self._open[name] = OpenPlay(play, self._turns.get(name, 0), notice=play.notice)
        return name

    def find(self, name: str) -> tuple[str, OpenPlay]:
        """The play of a name, opened where it lies in the folder of saves; and its name now.

        Raises:
            Refusal: there is none, or it cannot be opened.
        """
        if name not in self._open:
            path = self.path(name)
            name = self.begin(self._desk.saves.resume(path, self._desk.shelf.find))
        found = self._open.pop(name)
        self._open[name] = found
        return name, found

    def path(self, name: str) -> Path:
        """Where the journal of a name lies: one of those in the folder of saves, and no other.

        Raises:
            Refusal: there is none.
        """
        if name in self._open:
            return self._open[name].session.path
        for slot in self._desk.saved():
            if slot.name == name:
                return slot.path
        raise Refusal(f"There is no saved play called {name}.")

    def put_away(self, name: str) -> None:
        """Let others have a play; it is kept."""
        found = self._open.pop(name, None)
        if found is not None:
            self._turns[name] = found.turn + 1
            found.session.close()

    def close(self) -> list[FilePlay]:
        """Let all of them go; those that could not be kept."""
        plays = [each.session for each in self._open.values()]
        for play in plays:
            play.close()
        self._open.clear()
        return [play for play in plays if not play.kept]
