"""What a server does again and again beside its pages."""

import sys
from collections.abc import Callable
from threading import Event as Signal
from threading import Thread

from game.library.errors import Refusal


class Beat:
    """A thread that does something again and again until it is stopped."""

    def __init__(self, name: str, seconds: float, do: Callable[[], object]) -> None:
        self._seconds = seconds
        self._do = do
        self._stop = Signal()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after what is being done."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            try:
                self._do()
            except Refusal:
                # The database is away: the pages say so.
                continue
            except Exception as error:
                # One fault must not end what a whole class goes on with.
                print(f"summitry: {self._thread.name}: {error!r}", file=sys.stderr)
