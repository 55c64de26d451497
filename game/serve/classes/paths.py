"""What a play came to, read from its rows alone: where it stands, what was decided and offered.

The rules are not asked: a place where a move led is in its row, and so is every decision.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from game.rules.phase import OVER, Phase
from game.serve.classes.settings import Part
from game.serve.store.rows import Event, PlayRow

RECESS = "recess"
"""The phase that a journal gives a recess."""


class Made(NamedTuple):
    """A move that holds."""

    move: Mapping[str, Any]
    led: str
    at: int


class PlayPath:
    """One play so far. It grows with its events."""

    def __init__(self, row: PlayRow) -> None:
        self.row = row
        self.part = Part(row.case, row.role)
        self.revision = 0
        self.since = row.at
        """When the last change was made."""
        self.made: list[Made] = [
            Made(_move_of(entry), str(entry["led"]), row.at) for entry in row.before
        ]

    def add(self, event: Event) -> None:
        """Go on by one change."""
        self.revision = event.revision
        self.since = event.at
        if event.move is None:
            self.made.pop()
        else:
            self.made.append(Made(event.move, event.led, event.at))

    @property
    def led(self) -> str:
        """Where it stands, as journals write it."""
        return self.made[-1].led if self.made else str(Phase.BRIEFING)

    @property
    def phase(self) -> Phase:
        """The phase it stands in."""
        return _phase(self.led)

    @property
    def place(self) -> str:
        """The scene or the ending it stands at; empty before the first scene."""
        return self.led.partition(":")[2]

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""
        return self.phase in OVER

    @property
    def ending(self) -> str | None:
        """The ending that was reached."""
        return self.place if self.over else None

    @property
    def reflection(self) -> str:
        """What the player wrote at the end."""
        for made in reversed(self.made):
            if "reflect" in made.move:
                return str(made.move["reflect"])
        return ""

    @property
    def forecast(self) -> int | None:
        """The chance that was written down, once the plan is committed."""
        if self.phase in (Phase.BRIEFING, Phase.GROUNDWORK, Phase.PLAN):
            return None
        written = [made.move["plan"].get("forecast") for made in self.made if "plan" in made.move]
        return next((int(chance) for chance in reversed(written) if chance is not None), None)

    @property
    def planned(self) -> bool:
        """Whether the plan is committed, or was passed by."""
        return self.phase not in (Phase.BRIEFING, Phase.GROUNDWORK, Phase.PLAN)

    @property
    def days_spent(self) -> tuple[str, ...]:
        """The actions of the groundwork, in order."""
        return tuple(
            str(made.move["move"])
            for before, made in self._moves()
            if before == Phase.GROUNDWORK and made.led == Phase.GROUNDWORK and "move" in made.move
        )

    @property
    def choices(self) -> dict[str, str]:
        """By scene: what was chosen there."""
        return {
            before.partition(":")[2]: str(made.move["move"])
            for before, made in self._moves()
            if before.startswith(f"{Phase.SCENE}:")
            and not made.led.startswith(RECESS)
            and "move" in made.move
        }

    @property
    def offers(self) -> tuple[Mapping[str, str | None], ...]:
        """The packages tabled, in order."""
        return tuple(made.move["propose"] for made in self.made if "propose" in made.move)

    @property
    def left_table(self) -> bool:
        """Whether the table lies behind it."""
        at_table = [number for number, made in enumerate(self.made) if _is_table(made.led)]
        return bool(at_table) and not _is_table(self.led) and not self.led.startswith(RECESS)

    def _moves(self) -> Iterator[tuple[str, Made]]:
        """Every move, and where it was made."""
        before = str(Phase.BRIEFING)
        for made in self.made:
            yield before, made
            before = made.led


def _phase(led: str) -> Phase:
    word = led.partition(":")[0]
    return Phase.SCENE if word == RECESS else Phase(word)


def _is_table(led: str) -> bool:
    return led.startswith(f"{Phase.TABLE}:")


def _move_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in ("led", "at")}
