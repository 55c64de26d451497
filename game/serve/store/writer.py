"""One thread writes: all changes that wait go into one transaction, each in a savepoint.

A change is answered after its row is on the disk. Where nobody can say whether a transaction was
committed, the rows are read before anybody is answered.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from game.serve.store.clock import Clock
from game.serve.store.engines import WRITES, away
from game.serve.store.errors import Overtaken, StoreAway

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MOST_TOGETHER = 200
"""Changes in one transaction."""

PATIENCE = 12
"""Seconds that an answer waits for its change to be written."""


class Change(Protocol[T_co]):
    """Rows to be added, or taken away."""

    def make(self, connection: Connection, at: int) -> T_co:
        """Do it, `at` being the time by the database's clock.

        Raises:
            Overtaken: another change was made first.
        """

    def made(self, connection: Connection) -> T_co | None:
        """What came of it, read from the rows; None where it was never done."""


class _Waiting(Generic[T]):
    """A change, and whoever waits for it."""

    def __init__(self, change: Change[T]) -> None:
        self.change = change
        self.future: Future[T] = Future()
        self.result: T | None = None
        self.failed: Exception | None = None

    def answer(self) -> None:
        """Tell whoever waits what came of it."""
        if self.failed is not None:
            self.future.set_exception(self.failed)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type]


class Writer:
    """The thread, from its making until it is closed."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._queue: SimpleQueue[_Waiting[Any] | None] = SimpleQueue()
        self._closed = False
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, change: Change[T]) -> T:
        """Have a change made, and wait until it is on the disk.

        Raises:
            Overtaken: another change was made first.
            StoreAway: it was not written, or nobody can say whether it was.
        """
        if self._closed:
            raise StoreAway("the server is being stopped")
        waiting = _Waiting(change)
        self._queue.put(waiting)
        try:
            return waiting.future.result(PATIENCE)
        except TookTooLong:
            waiting.future.cancel()
            raise StoreAway("the database takes too long") from None

    def close(self) -> None:
        """Write what waits, and end."""
        self._closed = True
        self._queue.put(None)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while True:
            together, last = self._gathered()
            if together:
                self._write_together(together)
            if last:
                return

    def _gathered(self) -> tuple[list[_Waiting[Any]], bool]:
        """All that waits, and whether it is the last."""
        found = self._queue.get()
        together: list[_Waiting[Any]] = []
        while found is not None:
            # Whoever gave up waiting was told that it was not done.
            if found.future.set_running_or_notify_cancel():
                together.append(found)
            if len(together) >= MOST_TOGETHER:
                return together, False
            try:
                found = self._queue.get_nowait()
            except Empty:
                return together, False
        return together, True

    def _write_together(self, together: list[_Waiting[Any]]) -> None:
        try:
            with self._connected() as connection:
                transaction = connection.begin()
                at = self._clock(connection)
                for waiting in together:
                    _make(waiting, connection, at)
                try:
                    transaction.commit()
                except DBAPIError as error:
                    self._read_back(together, away(error))
        except (DBAPIError, PoolTimeout) as error:
            for waiting in together:
                waiting.failed = away(error)
        except Exception as error:
            for waiting in together:
                waiting.failed = error
        for waiting in together:
            waiting.answer()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        connection = self._engine.connect().execution_options(**WRITES)
        try:
            yield connection
        finally:
            with suppress(DBAPIError):
                connection.close()

    def _read_back(self, together: list[_Waiting[Any]], why: StoreAway) -> None:
        """After a commit that may have failed or not: what the rows say."""
        try:
            with self._engine.connect() as connection:
                for waiting in together:
                    if waiting.failed is not None:
                        continue
                    waiting.result = waiting.change.made(connection)
                    if waiting.result is None:
                        waiting.failed = why
        except (DBAPIError, PoolTimeout):
            for waiting in together:
                waiting.failed = waiting.failed or why


def _make(waiting: _Waiting[Any], connection: Connection, at: int) -> None:
    """Make one change; where it fails by itself the others are as they were."""
    savepoint = connection.begin_nested()
    try:
        waiting.result = waiting.change.make(connection, at)
        savepoint.commit()
    except IntegrityError:
        savepoint.rollback()
        waiting.failed = Overtaken()
    except DBAPIError as error:
        waiting.failed = away(error)
        # A full disk leaves a transaction that can go on; a lost connection does not.
        savepoint.rollback()
    except Exception as error:
        savepoint.rollback()
        waiting.failed = error
