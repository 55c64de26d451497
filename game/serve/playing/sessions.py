"""Open plays: the last that were asked for stay in memory, each used by one request at a time."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from game.serve.playing.cases import Cases
from game.serve.playing.journals import journal_of
from game.serve.playing.kept_play import KeptPlay, Rows
from game.serve.store.rows import ClassRow, PlayRow
from game.serve.store.store import Store
from game.session.opening import go_on
from game.session.session import Session

MOST_OPEN = 1_500
"""Plays that stay in memory; another is read from its rows again when it is asked for."""


class _Place:
    """A place for one open play."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.play: KeptPlay | None = None


class Sessions:
    """The plays that are open on this server."""

    def __init__(self, store: Store, cases: Cases, most: int = MOST_OPEN) -> None:
        self._store = store
        self._cases = cases
        self._most = most
        self._lock = Lock()
        self._places: OrderedDict[int, _Place] = OrderedDict()

    @contextmanager
    def opened(
        self, class_row: ClassRow, row: PlayRow, revision: int, *, numbers: bool
    ) -> Iterator[KeptPlay]:
        """A play, for one request at a time, at the revision that its rows have, or a later one.

        Raises:
            StoreAway: the database does not answer.
        """
        place = self._place(row.id)
        with place.lock:
            if place.play is None or place.play.turn < revision:
                place.play = self._read(class_row, row)
            place.play.session.numbers = numbers
            yield place.play

    def forget(self, play_id: int) -> None:
        """Read a play from its rows the next time."""
        with self._lock:
            self._places.pop(play_id, None)

    def _place(self, play_id: int) -> _Place:
        with self._lock:
            place = self._places.pop(play_id, None) or _Place()
            self._places[play_id] = place
            while len(self._places) > self._most:
                self._places.popitem(last=False)
            return place

    def _read(self, class_row: ClassRow, row: PlayRow) -> KeptPlay:
        events = self._store.events(row.id)
        journal = journal_of(class_row, row, events, None)
        opened = go_on(journal, "This play", self._cases.find(row.case))
        session = Session(opened, Rows(), kept=True)
        return KeptPlay(session, self._store, row.class_id, row.id, events)
