"""All rows of a server in one file, whichever database they lie in, and back again."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from game.serve.store.engines import ONE_MOMENT, WRITES, away
from game.serve.store.errors import StoreRefused
from game.serve.store.migrating import newest
from game.serve.store.store import Store
from game.serve.store.tables import metadata

KIND = "summitry classes"

LARGEST = 2_000_000_000
"""Bytes of a backup that is read."""

TOGETHER = 500
"""Rows written at once."""


def backed_up(store: Store) -> bytes:
    """Every row, as one moment has them: a JSON line each, packed."""
    with store.reading() as read, read.execution_options(**ONE_MOMENT) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        lines = [json.dumps({"backup": KIND, "tables": newest()})]
        for table in metadata.sorted_tables:
            lines += (json.dumps([table.name, row]) for row in _rows(connection, table))
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    keys = list(table.primary_key.columns)
    for row in connection.execute(select(table).order_by(*keys)):
        yield dict(row._mapping)


def restore(store: Store, content: bytes, name: str) -> int:
    """Put a backup into an empty database; how many classes there are in it.

    Raises:
        StoreRefused: it is none, is of another version, or there are classes here already.
    """
    try:
        lines = gzip.decompress(content).decode().splitlines()
        head, *rows = (json.loads(line) for line in lines)
        good = head["backup"] == KIND
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        good = False
    if not good:
        raise StoreRefused(f"{name} is no backup of a server of classes")
    if head["tables"] != newest():
        raise StoreRefused(
            f"{name} was made by another version of Summitry: restore it with that one, and bring "
            "the game up to date afterwards"
        )
    by_name: dict[str, list[dict[str, Any]]] = {}
    for table_name, row in rows:
        by_name.setdefault(table_name, []).append(row)
    try:
        with (
            store.engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            _put_back(connection, by_name)
    except DBAPIError as error:
        raise away(error) from None
    return len(by_name.get("classes", []))


def _put_back(connection: Connection, by_name: dict[str, list[dict[str, Any]]]) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreRefused(
                "there are classes in this database already: a backup is put into an empty one, "
                "as with another folder after --data"
            )
    for table in metadata.sorted_tables:
        rows = by_name.get(table.name, [])
        for start in range(0, len(rows), TOGETHER):
            connection.execute(insert(table), rows[start : start + TOGETHER])
        counted = table.columns.get("id")
        if rows and counted is not None and connection.dialect.name == "postgresql":
            # The next row is numbered after the last that was put back.
            last = max(int(row["id"]) for row in rows)
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), :last)"),
                {"last": last},
            )
