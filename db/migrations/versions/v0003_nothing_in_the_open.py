"""Drops the tables in which identities and drafts once lay in the open."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GONE = ("complaint_identity", "draft")


def upgrade() -> None:
    """Drop them; RuntimeError while any of them still holds something that was not sealed."""
    for table in GONE:
        if op.get_bind().scalar(sa.select(sa.func.count()).select_from(sa.table(table))):
            raise RuntimeError(f"{table} was not sealed")
        op.drop_table(table)
