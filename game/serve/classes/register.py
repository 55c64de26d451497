"""The register of a class: its rows in memory, brought up to date by what was added since."""

from collections.abc import Iterable
from threading import Lock

from game.library.limits import IDLE_HOURS
from game.serve.classes.pairs import Pairs, paired
from game.serve.classes.paths import PlayPath
from game.serve.classes.settings import ClassSettings, Part
from game.serve.classes.standing import ClassStanding, Seat
from game.serve.store.clock import HOUR
from game.serve.store.rows import ClassRow, Position
from game.serve.store.store import Store

RELOADED_AFTER = frozenset({"deleted", "left"})
"""Kinds of acts after which rows are gone: everything is read anew."""


class Register:
    """A class. Whoever reads it has `refresh` called first, in every request.

    Requests read it at the same time as others have it refreshed: what is walked through is a
    copy.
    """

    def __init__(self, row: ClassRow) -> None:
        self.row = row
        self.lock = Lock()
        self.position = Position()
        self.standing = ClassStanding(ClassSettings.from_json(row.settings))
        self.paths: dict[int, PlayPath] = {}
        self.last_move = row.at
        """When anything was last done."""
        self._last_player = 0

    def refresh(self, store: Store) -> bool:
        """Read what was added; False where the class is gone.

        Raises:
            StoreAway: the database does not answer.
        """
        position = store.position(self.row.id)
        if position is None:
            return False
        if position != self.position:
            with self.lock:
                self._read(store, position)
        return True

    def _read(self, store: Store, upto: Position) -> None:
        """Read what was added up to a position: as one moment had it, whatever came since."""
        had, row = self.position, self.row.id
        if upto.acts < had.acts:
            # Somebody else has read further meanwhile.
            return
        acts = store.acts(row, had.acts, upto.acts) if upto.acts > had.acts else []
        plays = store.plays(row, had.plays, upto.plays) if upto.plays > had.plays else []
        events = (
            store.class_events(row, had.events, upto.events) if upto.events > had.events else []
        )
        if had.acts and any(act.kind in RELOADED_AFTER for act in acts):
            self._read_anew(store, upto)
            return
        if any(act.kind == "joined" for act in acts):
            for player in store.players(row, self._last_player):
                self.standing.seat(player)
                self._last_player = player.id
        for act in acts:
            self.standing.add(act)
        for play in plays:
            self.paths[play.id] = PlayPath(play)
        for event in events:
            path = self.paths.get(event.play_id)
            if path is not None:
                path.add(event)
        times = [act.at for act in acts[-1:]] + [play.at for play in plays[-1:]]
        self.last_move = max(self.last_move, *times, *(event.at for event in events[-1:]), 0)
        self.position = Position(*map(max, had, upto))

    def _read_anew(self, store: Store, upto: Position) -> None:
        """Read everything. Whoever reads the register meanwhile finds it as it was."""
        fresh = Register(self.row)
        fresh._read(store, upto)
        self.standing, self.paths = fresh.standing, fresh.paths
        self.last_move, self._last_player = fresh.last_move, fresh._last_player
        self.position = Position(*map(max, self.position, upto))

    def idle(self, now: int) -> bool:
        """Whether nothing has happened in it for so long that its door is closed by itself."""
        return now - self.last_move > IDLE_HOURS.most * HOUR

    def door_open(self, now: int) -> bool:
        """Whether it takes anybody new."""
        return self.standing.door_open and not self.idle(now)

    @property
    def pairs(self) -> Pairs:
        """Who hands over to whom."""
        return paired(list(self.standing.seats.values()))

    def plays_of(self, player: int) -> list[PlayPath]:
        """The plays of a player, in the order in which they were begun."""
        return [path for path in list(self.paths.values()) if path.row.player_id == player]

    def parts_of(self, seat: Seat) -> tuple[Part, ...]:
        """What a player plays."""
        settings = self.standing.settings
        if not settings.relay:
            return settings.parts
        first, second = settings.parts
        return (first if seat.id in self.pairs.firsts else second,)

    def first_plays(self, seats: Iterable[Seat], part: Part) -> dict[int, PlayPath | None]:
        """By player who plays a part: the first play of it, which counts; None before it."""
        found: dict[int, PlayPath | None] = {
            seat.id: None for seat in seats if part in self.parts_of(seat)
        }
        for path in list(self.paths.values()):
            if path.part == part and found.get(path.row.player_id, path) is None:
                found[path.row.player_id] = path
        return found
