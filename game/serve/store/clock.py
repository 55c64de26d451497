"""The database's clock, so that the nodes of one class agree on the time."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection

Clock = Callable[[Connection], int]
"""Tells the time in milliseconds since 1970."""

_ASKED = {
    "sqlite": "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
    "postgresql": "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)",
}

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def database_clock(connection: Connection) -> int:
    """The time as the database has it."""
    return int(connection.exec_driver_sql(_ASKED[connection.dialect.name]).scalar_one())


def as_journals_say(at: int) -> str:
    """A time as a journal writes it.

    >>> as_journals_say(529_429_500_250)
    '1986-10-11T15:45:00+00:00'
    """
    return datetime.fromtimestamp(at // SECOND, UTC).isoformat(timespec="seconds")
