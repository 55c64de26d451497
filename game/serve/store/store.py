"""The store: what a server reads of its classes, and the one way to add to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from sqlite3 import Error as SQLiteError
from typing import Any, Self, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from game.serve.store import tables as t
from game.serve.store.clock import Clock, database_clock
from game.serve.store.engines import WRITES, away, postgres_engine, sqlite_engine
from game.serve.store.errors import Overtaken, StoreRefused
from game.serve.store.migrating import migrate
from game.serve.store.rows import (
    Act,
    Browser,
    ClassRow,
    Event,
    Key,
    PlayerRow,
    PlayRow,
    Position,
)
from game.serve.store.writer import Change, Writer

T = TypeVar("T")

LAST = 2**62
"""An id beyond all there will be."""


class Store:
    """The rows of a server. Close it, or use it in a `with`."""

    def __init__(
        self, engine: Engine, clock: Clock = database_clock, lock: FileLock | None = None
    ) -> None:
        self.engine = engine
        self._clock = clock
        self._lock = lock
        migrate(engine)
        self._writer = Writer(engine, clock)

    @classmethod
    def in_folder(cls, folder: Path, clock: Clock = database_clock, *, alone: bool = True) -> Self:
        """The embedded store of a folder, which this process has for itself if it is to be alone.

        Raises:
            StoreRefused: it cannot be kept there, or another server has it.
        """
        engine = sqlite_engine(folder)
        if not alone:
            return cls(engine, clock)
        lock = FileLock(folder / ".server.lock", timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise StoreRefused(
                f"another summitry serve has the classes in {folder}: end it first, or name "
                "another folder with --data DIR"
            ) from None
        return cls(engine, clock, lock)

    @classmethod
    def on_postgres(cls, address: str, clock: Clock = database_clock) -> Self:
        """A store that several servers may share.

        Raises:
            StoreRefused: the address is none.
            StoreAway: nothing answers there.
        """
        return cls(postgres_engine(address), clock)

    def write(self, change: Change[T]) -> T:
        """Make a change and wait until it is on the disk.

        Raises:
            Overtaken: another change was made first.
            StoreAway: it was not written, or nobody can say whether it was.
        """
        return self._writer.write(change)

    def close(self) -> None:
        """Write what waits, and let others have the database; twice does no harm."""
        self._writer.close()
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def shrink(self) -> None:
        """Give back the room of what was deleted, so that nothing of it is left on the disk.

        Raises:
            StoreAway: the database does not answer.
        """
        try:
            if self.engine.dialect.name == "sqlite":
                self._shrink_file()
                return
            alone = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            with alone as connection:
                names = ", ".join(table.name for table in t.metadata.sorted_tables)
                connection.exec_driver_sql(f"VACUUM {names}")
        except (DBAPIError, PoolTimeout, SQLiteError) as error:
            raise away(error) from None

    def _shrink_file(self) -> None:
        # Beside SQLAlchemy, which begins a transaction before everything that it is told.
        connection = self.engine.raw_connection()
        try:
            for order in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(order)
        finally:
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with.

        Raises:
            StoreAway: the database does not answer.
        """
        try:
            with self.engine.connect() as connection:
                yield connection
        except (DBAPIError, PoolTimeout) as error:
            raise away(error) from None

    def now(self) -> int:
        """The time in milliseconds since 1970."""
        with self.reading() as connection:
            return self._clock(connection)

    @cached_property
    def name(self) -> str:
        """What this server's cookies are called after: the same on all its nodes."""
        asked = select(t.server.c.name)
        with self.reading() as connection:
            found = connection.execute(asked).scalar()
        if found is None:
            try:
                writing = self.engine.connect().execution_options(**WRITES)
                with writing as connection, connection.begin():
                    found = connection.execute(asked).scalar() or token_hex(3)
                    if connection.execute(asked).scalar() is None:
                        connection.execute(
                            insert(t.server).values(name=found, at=self._clock(connection))
                        )
            except DBAPIError as error:
                raise away(error) from None
        return str(found)

    def key(self, key_hash: str, kind: str) -> Key | None:
        """A teacher's link or browser, by its hash; None where there is none such."""
        asked = select(t.keys.c.at, t.keys.c.class_id)
        with self.reading() as connection:
            found = connection.execute(
                asked.where(t.keys.c.hash == key_hash, t.keys.c.kind == kind)
            ).first()
        return Key(*found) if found is not None else None

    def classes(self) -> list[ClassRow]:
        """All classes, the newest first."""
        with self.reading() as connection:
            found = connection.execute(select(t.classes).order_by(t.classes.c.id.desc()))
            return [_class_row(row) for row in found]

    def class_by_id(self, class_id: int) -> ClassRow | None:
        """A class."""
        with self.reading() as connection:
            found = connection.execute(select(t.classes).where(t.classes.c.id == class_id)).first()
            return _class_row(found) if found is not None else None

    def class_by_code(self, code: str) -> ClassRow | None:
        """The class that a code leads to."""
        with self.reading() as connection:
            found = connection.execute(select(t.classes).where(t.classes.c.code == code)).first()
            return _class_row(found) if found is not None else None

    def position(self, class_id: int) -> Position | None:
        """How much there is of a class; None where there is no such class."""
        with self.reading() as connection:
            found = connection.execute(_POSITION, {"class_id": class_id}).first()
        return Position(*(each or 0 for each in found[1:])) if found is not None else None

    def acts(self, class_id: int, after: int = 0, upto: int = LAST) -> list[Act]:
        """What was done in a class beside playing, after one act and up to another, by id."""
        with self.reading() as connection:
            found = connection.execute(_ACTS, _between(class_id, after, upto))
            return [Act(row.id, row.kind, row.data, row.at) for row in found]

    def joined_by(self, mark: str) -> int:
        """Who joined by the act with this mark: the id of the player.

        Raises:
            Overtaken: nobody did.
        """
        with self.reading() as connection:
            asked = select(t.acts.c.data).where(t.acts.c.mark == mark, t.acts.c.kind == "joined")
            found = connection.execute(asked).scalar()
        if found is None:
            raise Overtaken
        return int(found["player"])

    def players(self, class_id: int, after: int = 0) -> list[PlayerRow]:
        """Everybody who joined a class after the player with this id, in that order."""
        with self.reading() as connection:
            found = connection.execute(_PLAYERS, _between(class_id, after, LAST))
            return [
                PlayerRow(row.id, row.number, row.name, row.words, bool(row.automatic), row.at)
                for row in found
            ]

    def player_of(self, token_hash: str) -> Browser | None:
        """Whose browser it is."""
        with self.reading() as connection:
            found = connection.execute(
                select(t.players.c.class_id, t.players.c.id, t.tokens.c.at)
                .join(t.tokens, t.tokens.c.player_id == t.players.c.id)
                .where(t.tokens.c.hash == token_hash)
            ).first()
        return Browser(*found) if found is not None else None

    def plays(self, class_id: int, after: int = 0, upto: int = LAST) -> list[PlayRow]:
        """The plays of a class, likewise."""
        with self.reading() as connection:
            found = connection.execute(_PLAYS, _between(class_id, after, upto))
            return [_play_row(row) for row in found]

    def events(self, play_id: int) -> list[Event]:
        """Every change of a play, in order."""
        with self.reading() as connection:
            found = connection.execute(
                select(t.events).where(t.events.c.play_id == play_id).order_by(t.events.c.revision)
            )
            return [_event(row) for row in found]

    def revision(self, play_id: int) -> int:
        """How many changes of a play there are."""
        with self.reading() as connection:
            return (
                connection.execute(
                    select(func.max(t.events.c.revision)).where(t.events.c.play_id == play_id)
                ).scalar()
                or 0
            )

    def class_events(self, class_id: int, after: int = 0, upto: int = LAST) -> list[Event]:
        """The changes of all plays of a class, likewise."""
        with self.reading() as connection:
            found = connection.execute(_EVENTS, _between(class_id, after, upto))
            return [_event(row) for row in found]

    def seen(self, class_id: int) -> dict[int, int]:
        """By player of a class: when he last asked for anything."""
        with self.reading() as connection:
            found = connection.execute(
                select(t.seen.c.player_id, t.seen.c.at)
                .join(t.players, t.players.c.id == t.seen.c.player_id)
                .where(t.players.c.class_id == class_id)
            )
            return {row.player_id: row.at for row in found}


def _last(table: Table) -> ScalarSelect[Any]:
    of = table.c.class_id == bindparam("class_id")
    return select(func.max(table.c.id)).where(of).scalar_subquery()


def _those_between(table: Table) -> Select[Any]:
    return (
        select(table)
        .where(
            table.c.class_id == bindparam("class_id"),
            table.c.id > bindparam("after"),
            table.c.id <= bindparam("upto"),
        )
        .order_by(table.c.id)
    )


def _between(class_id: int, after: int, upto: int) -> dict[str, int]:
    return {"class_id": class_id, "after": after, "upto": upto}


# Asked in every request: to put the question together takes longer than to answer it.
_POSITION = select(t.classes.c.id, _last(t.acts), _last(t.plays), _last(t.events)).where(
    t.classes.c.id == bindparam("class_id")
)
_ACTS, _PLAYERS, _PLAYS, _EVENTS = map(_those_between, (t.acts, t.players, t.plays, t.events))


def _class_row(row: Row[Any]) -> ClassRow:
    return ClassRow(row.id, row.code, row.mark, row.settings, row.game, row.content, row.at)


def _play_row(row: Row[Any]) -> PlayRow:
    return PlayRow(
        row.id, row.class_id, row.player_id, row.number, row.case, row.role, row.relay,
        row.parent, tuple(row.before), row.at,
    )  # fmt: skip


def _event(row: Row[Any]) -> Event:
    return Event(row.id, row.play_id, row.revision, row.move, row.led, row.at)
