"""How a class stands: what its acts come to, one after another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.library.limits import WRONG_WORDS
from game.serve.classes.gates import Gate, gate_word
from game.serve.classes.settings import ClassSettings
from game.serve.store.rows import Act, PlayerRow


@dataclass
class Seat:
    """A player of a class."""

    id: int
    number: int
    name: str
    words: str
    automatic: bool
    joined: int
    out: bool = False
    """Whether the teacher has put him out."""
    wrong_words: int = 0
    """Tries of his two words since he was last let in by them, or freed."""

    freed: int = 0
    """When he was freed: what was given to a browser before leads nowhere."""

    @property
    def locked(self) -> bool:
        """Whether no two words lead back to him until the teacher frees him."""
        return self.wrong_words >= WRONG_WORDS.most


@dataclass
class Said:
    """A sentence of the teacher's to everybody."""

    id: int
    text: str
    at: int


@dataclass
class ClassStanding:
    """How a class stands. It grows with its acts."""

    settings: ClassSettings
    gate: Gate = "brief"
    paused: bool = False
    called: bool = False
    """Whether time was called: what is under way ends where it stands."""
    door_open: bool = True
    released: bool = False
    """Whether scores are shown that waited for it."""
    said: Said | None = None
    opened: set[str] = field(default_factory=set)
    """What the teacher opened on the wall by herself."""
    seats: dict[int, Seat] = field(default_factory=dict)
    history_for: set[int] = field(default_factory=set)
    """Players who are given history's paper in place of a partner's."""
    last_for_players: int = 0
    """The id of the last act that changes what a player sees."""

    def seat(self, row: PlayerRow) -> None:
        """Take note of somebody who joined."""
        self.seats[row.id] = Seat(row.id, row.number, row.name, row.words, row.automatic, row.at)

    @property
    def present(self) -> list[Seat]:
        """Those who take part, in the order of joining."""
        return [seat for seat in list(self.seats.values()) if not seat.out]

    @property
    def scores_shown(self) -> bool:
        """Whether players see their scores once they have them."""
        return self.released or self.settings.release == "at-once"

    def add(self, act: Act) -> None:
        """Go on by one act; one of a kind that is unknown changes nothing."""
        take = _TAKEN.get(act.kind)
        if take is not None:
            take(self, act)
        if act.kind in SEEN_BY_PLAYERS:
            self.last_for_players = act.id

    def _of_seat(self, act: Act) -> Seat | None:
        return self.seats.get(int(act.data["player"]))


SEEN_BY_PLAYERS = frozenset({"gate", "pause", "call", "said", "release", "set"})
"""Kinds of acts that change what every player sees."""


def _gate(standing: ClassStanding, act: Act) -> None:
    standing.gate = gate_word(act.data["gate"]) or standing.gate


def _pause(standing: ClassStanding, act: Act) -> None:
    standing.paused = bool(act.data["on"])


def _call(standing: ClassStanding, act: Act) -> None:
    standing.called = bool(act.data["on"])


def _door(standing: ClassStanding, act: Act) -> None:
    standing.door_open = bool(act.data["on"])


def _release(standing: ClassStanding, act: Act) -> None:
    standing.released = bool(act.data["on"])


def _said(standing: ClassStanding, act: Act) -> None:
    text = str(act.data["text"])
    standing.said = Said(act.id, text, act.at) if text else None


def _open(standing: ClassStanding, act: Act) -> None:
    change: Callable[[str], None] = (
        standing.opened.add if act.data["on"] else standing.opened.discard
    )
    change(str(act.data["item"]))


def _out(standing: ClassStanding, act: Act) -> None:
    seat = standing._of_seat(act)
    if seat is not None:
        seat.out = bool(act.data["on"])


def _renamed(standing: ClassStanding, act: Act) -> None:
    seat = standing._of_seat(act)
    if seat is not None:
        seat.name = str(act.data["name"])


def _wrong_words(standing: ClassStanding, act: Act) -> None:
    seat = standing._of_seat(act)
    if seat is not None:
        seat.wrong_words += 1


def _right_words(standing: ClassStanding, act: Act) -> None:
    seat = standing._of_seat(act)
    if seat is not None:
        seat.wrong_words = 0


def _freed(standing: ClassStanding, act: Act) -> None:
    seat = standing._of_seat(act)
    if seat is not None:
        seat.wrong_words = 0
        seat.words = str(act.data["words"])
        seat.freed = act.at


def _history(standing: ClassStanding, act: Act) -> None:
    standing.history_for.add(int(act.data["player"]))


def _set(standing: ClassStanding, act: Act) -> None:
    standing.settings = ClassSettings.from_json({**standing.settings.to_json(), **act.data})


def _left(standing: ClassStanding, act: Act) -> None:
    for player in act.data["players"]:
        standing.seats.pop(int(player), None)


_TAKEN: Mapping[str, Callable[[ClassStanding, Act], Any]] = {
    "gate": _gate,
    "pause": _pause,
    "call": _call,
    "door": _door,
    "release": _release,
    "said": _said,
    "open": _open,
    "out": _out,
    "renamed": _renamed,
    "wrong-words": _wrong_words,
    "right-words": _right_words,
    "freed": _freed,
    "history": _history,
    "set": _set,
    "left": _left,
}
"""By kind of act, what it changes. `joined` and `deleted` change rows of other tables."""
