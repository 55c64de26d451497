"""Whether anybody is still there: tabs say so now and then, where script runs."""

import threading
from collections.abc import Callable
from time import monotonic

LEFT_AFTER = 10 * 60
"""Seconds after the last sign of a tab that the game ends."""

SILENT_AFTER = 3 * 60 * 60
"""The same where no tab ever gave a sign but asking for pages: without script none does."""


class Presence:
    """When somebody was heard last, and whether tabs give signs by themselves."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self.signs = False
        """Whether a tab ever gave a sign by itself."""
        self.over = threading.Event()
        """Set to end the game at once."""

    def heard(self) -> None:
        """Somebody asked for something."""
        self._last = self._clock()

    def sign(self) -> None:
        """A tab said that it is open."""
        self.signs = True
        self.heard()

    @property
    def left(self) -> float:
        """Seconds until nobody is held to be there any more; none or fewer when that is so."""
        patience = LEFT_AFTER if self.signs else SILENT_AFTER
        return self._last + patience - self._clock()

    def wait(self) -> None:
        """Wait until nobody is there any more, or until told that it is over."""
        while (left := self.left) > 0 and not self.over.wait(left):
            pass
