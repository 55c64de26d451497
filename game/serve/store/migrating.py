"""Bringing a database up to date when a server starts on it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from game.serve.store.engines import WRITES, away
from game.serve.store.errors import StoreRefused

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Make the tables, or bring them to what this version of the game needs.

    Two servers that start at once wait for one another.

    Raises:
        StoreRefused: a later version of the game has been there.
        StoreAway: the database does not answer.
    """
    try:
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            step_up(connection)
    except CommandError:
        raise StoreRefused(
            "this database was used by a later version of Summitry: bring the game up to date "
            "with pip install --upgrade 'summitry[serve]'"
        ) from None
    except DBAPIError as error:
        raise away(error) from None


def step_up(connection: Connection, upto: str = "head") -> None:
    """Take the steps that a database has not taken, up to one of them; the last as a rule."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, upto)


def newest() -> str:
    """The number of the last step there is."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
