"""Opening the database: a SQLite file that survives a power cut, or a PostgreSQL elsewhere."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from game.library.gates.writing import create_file, why_unwritten
from game.serve.store.errors import StoreAway, StoreRefused

FILE = "classes.sqlite3"
"""The name of the embedded database in the folder of the server's data."""

WRITES = {"writes": True}
"""The execution options of a connection whose transaction is going to write."""

ONE_MOMENT = {"begins": "BEGIN"}
"""Those of one that reads several things as one moment has them."""

PATIENCE = 5
"""Seconds until a database that does not answer counts as away."""

ONE_AT_A_TIME = 19861011
"""The number of PostgreSQL's lock under which rows are added."""


def sqlite_engine(folder: Path) -> Engine:
    """The embedded database in a folder, made where there is none.

    Raises:
        StoreRefused: it cannot be kept there in such a way that nothing is lost.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            create_file(path, b"", private=True)
    except OSError as error:
        raise StoreRefused(
            f"classes cannot be kept in {folder}: {why_unwritten(error)}; name another folder "
            "with --data DIR"
        ) from None
    engine = create_engine(URL.create("sqlite", database=str(path)), pool_size=12, max_overflow=40)
    event.listen(engine, "connect", _as_it_must_be)
    event.listen(engine, "begin", _begin_sqlite)
    try:
        with engine.connect() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    except DBAPIError as error:
        raise StoreRefused(f"{path} is no database that can be opened: {error.orig}") from None
    if mode != "wal":
        raise StoreRefused(
            f"classes cannot be kept safely in {folder}: the drive refuses the journal that "
            "SQLite needs, as network drives do; name a folder on this machine's own disk with "
            "--data DIR"
        )
    return engine


def _as_it_must_be(connection: Any, _: object) -> None:
    # Transactions begin where we say, and not where the driver thinks they should.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {PATIENCE * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # What reads a single statement needs no transaction; what reads several asks for one.
    begins = connection.get_execution_options().get("begins", "")
    if connection.get_execution_options().get("writes", False):
        begins = "BEGIN IMMEDIATE"
    if begins:
        connection.exec_driver_sql(begins)


def postgres_engine(address: str) -> Engine:
    """A database of a PostgreSQL server, by its URL.

    Raises:
        StoreRefused: the URL is none.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        raise StoreRefused(
            "--database takes the address of a PostgreSQL database, as in "
            "postgresql+psycopg://user@host/name"
        )
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=12,
        max_overflow=40,
        pool_timeout=PATIENCE,
        connect_args={
            "connect_timeout": PATIENCE,
            "options": f"-c statement_timeout={PATIENCE * 2000} -c lock_timeout={PATIENCE * 1000}",
        },
    )
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _begin_postgres(connection: Connection) -> None:
    # Rows are numbered in the order in which they can be seen: whoever has seen number 7 has
    # missed nothing below it.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")


def away(error: Exception) -> StoreAway:
    """What to say of a database that failed."""
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()
    return StoreAway(f"the database cannot be used just now: {reason[0] if reason else 'no word'}")
