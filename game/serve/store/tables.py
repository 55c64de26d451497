"""The tables: classes, who is in them, their plays, and a row for everything that was done."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table. What `migrations` makes is the same, which a test sees to."""

# SQLite counts rows by itself only in a column that is an INTEGER, and gives the number of one that
# was deleted to another unless it is told not to: what is remembered of an id must stay true.
_Id = BigInteger().with_variant(Integer, "sqlite")


def _class() -> Column[int]:
    return Column("class_id", _Id, ForeignKey("classes.id"), nullable=False)


def _at() -> Column[int]:
    """When, in milliseconds since 1970 by the database's clock."""
    return Column("at", BigInteger, nullable=False)


server = Table(
    "server",
    metadata,
    Column("name", String(12), primary_key=True),
    _at(),
)
"""One row: what the cookies of this server are called after."""

keys = Table(
    "keys",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(12), nullable=False),
    _at(),
    Column("class_id", _Id, ForeignKey("classes.id"), nullable=True),
)
"""Hashes of teachers' links (`link`) and of the browsers in which one was opened (`browser`): to
one class, or to all of the server.
"""

classes = Table(
    "classes",
    metadata,
    # An id that was one thing's is never another's, whatever was deleted.
    Column("id", _Id, primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("mark", String(32), nullable=False, unique=True),
    Column("settings", JSON, nullable=False),
    Column("game", String(60), nullable=False),
    Column("content", JSON, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)
"""A class as it was made, with the game and, by case, the content that it is played on."""

acts = Table(
    "acts",
    metadata,
    Column("id", _Id, primary_key=True),
    _class(),
    Column("mark", String(32), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("data", JSON, nullable=False),
    _at(),
    Index(None, "class_id", "id"),
    sqlite_autoincrement=True,
)
"""What was done in a class beside playing: gates opened, players let in, the wall opened."""

players = Table(
    "players",
    metadata,
    Column("id", _Id, primary_key=True),
    _class(),
    Column("number", Integer, nullable=False),
    Column("name", String(60), nullable=False),
    Column("words", String(40), nullable=False),
    Column("automatic", Boolean, nullable=False),
    _at(),
    UniqueConstraint("class_id", "number"),
    sqlite_autoincrement=True,
)
"""A seat of a class: under which pseudonym it was taken, and the two words that lead back to it."""

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("player_id", _Id, ForeignKey("players.id"), nullable=False, index=True),
    _at(),
)
"""Hashes of what the browsers of a player hold."""

plays = Table(
    "plays",
    metadata,
    Column("id", _Id, primary_key=True),
    _class(),
    Column("player_id", _Id, ForeignKey("players.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("case", String(60), nullable=False),
    Column("role", String(12), nullable=False),
    Column("relay", JSON, nullable=True),
    Column("parent", JSON, nullable=True),
    Column("before", JSON, nullable=False),
    _at(),
    UniqueConstraint("player_id", "number"),
    Index(None, "class_id", "id"),
    sqlite_autoincrement=True,
)
"""A play as it was begun: what was handed over to it, and the moves it shares with its parent."""

events = Table(
    "events",
    metadata,
    Column("id", _Id, primary_key=True),
    _class(),
    Column("play_id", _Id, ForeignKey("plays.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("move", JSON(none_as_null=True), nullable=True),
    Column("led", Text, nullable=False),
    _at(),
    UniqueConstraint("play_id", "revision"),
    Index(None, "class_id", "id"),
    sqlite_autoincrement=True,
)
"""A change of a play: the move that was made, or none where the last one was taken back."""

seen = Table(
    "seen",
    metadata,
    Column("player_id", _Id, ForeignKey("players.id"), primary_key=True),
    _at(),
)
"""When a player last asked for anything: the one table whose rows are written over."""
