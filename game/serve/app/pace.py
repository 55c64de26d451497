"""How often somebody may ask, and how long a wrong answer is kept waiting."""

from collections.abc import Hashable
from threading import Lock

from game.library.limits import Limit
from game.serve.school.school import Now
from game.serve.store.clock import MINUTE, SECOND

MOST_WATCHED = 20_000


class Pace:
    """Counts what is asked in each second."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._second = 0
        self._counts: dict[Hashable, int] = {}
        self._lock = Lock()

    def allows(self, limit: Limit, who: Hashable) -> bool:
        """Whether there is room for one more in this second."""
        second = self._now() // SECOND
        with self._lock:
            if second != self._second:
                self._second = second
                self._counts.clear()
            key = (limit.name, who)
            count = self._counts[key] = self._counts.get(key, 0) + 1
        return count <= limit.most


FIRST_WAIT, LONGEST_WAIT = 0.25, 10.0
"""Seconds that the answer to a wrong code is kept back: doubled each time, up to the longest."""

MOST_KEPT_WAITING = 40
"""Answers kept back for one address; more than that are answered at once, with a refusal."""


class Patience:
    """Wrong codes by address. A right one is answered at once, whatever came before it."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._wrong: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def wrong(self, address: str) -> float:
        """Take note of a wrong code; how many seconds its answer waits."""
        with self._lock:
            if len(self._wrong) > MOST_WATCHED:
                self._wrong.clear()
            count, at = self._wrong.get(address, (0, 0))
            if self._now() - at > 10 * MINUTE:
                count = 0
            self._wrong[address] = (count + 1, self._now())
        wait: float = FIRST_WAIT * 2.0 ** min(count, 10)
        return min(LONGEST_WAIT, wait)
