"""A teacher's link may open one class and no other."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Say of each key which class it opens; of those that are there, all."""
    with op.batch_alter_table("keys") as keys:
        keys.add_column(sa.Column("class_id", _Id, nullable=True))
        keys.create_foreign_key("fk_keys_class_id", "classes", ["class_id"], ["id"])
