"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "server",
        sa.Column("name", sa.String(12), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_server"),
    )
    op.create_table(
        "keys",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_keys"),
    )
    op.create_table(
        "classes",
        sa.Column("id", _Id, nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("game", sa.String(60), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_classes"),
        sa.UniqueConstraint("code", name="uq_classes_code"),
        sa.UniqueConstraint("mark", name="uq_classes_mark"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "acts",
        sa.Column("id", _Id, nullable=False),
        sa.Column("class_id", _Id, nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_acts_class_id"),
        sa.UniqueConstraint("mark", name="uq_acts_mark"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acts_class_id_id", "acts", ["class_id", "id"])
    _players()
    _plays()


def _players() -> None:
    op.create_table(
        "players",
        sa.Column("id", _Id, nullable=False),
        sa.Column("class_id", _Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("words", sa.String(40), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_players"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_players_class_id"),
        sa.UniqueConstraint("class_id", "number", name="uq_players_class_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("player_id", _Id, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_tokens"),
        sa.ForeignKeyConstraint(["player_id"], ["players.id"], name="fk_tokens_player_id"),
    )
    op.create_index("ix_tokens_player_id", "tokens", ["player_id"])
    op.create_table(
        "seen",
        sa.Column("player_id", _Id, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("player_id", name="pk_seen"),
        sa.ForeignKeyConstraint(["player_id"], ["players.id"], name="fk_seen_player_id"),
    )


def _plays() -> None:
    op.create_table(
        "plays",
        sa.Column("id", _Id, nullable=False),
        sa.Column("class_id", _Id, nullable=False),
        sa.Column("player_id", _Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(60), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("relay", sa.JSON(), nullable=True),
        sa.Column("parent", sa.JSON(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plays"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_plays_class_id"),
        sa.ForeignKeyConstraint(["player_id"], ["players.id"], name="fk_plays_player_id"),
        sa.UniqueConstraint("player_id", "number", name="uq_plays_player_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_plays_class_id_id", "plays", ["class_id", "id"])
    op.create_table(
        "events",
        sa.Column("id", _Id, nullable=False),
        sa.Column("class_id", _Id, nullable=False),
        sa.Column("play_id", _Id, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("move", sa.JSON(), nullable=True),
        sa.Column("led", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name="fk_events_class_id"),
        sa.ForeignKeyConstraint(["play_id"], ["plays.id"], name="fk_events_play_id"),
        sa.UniqueConstraint("play_id", "revision", name="uq_events_play_id_revision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_class_id_id", "events", ["class_id", "id"])
