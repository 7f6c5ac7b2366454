"""Which sheets were printed, and the key by which a register knows its own."""

import secrets

import sqlalchemy as sa
from alembic import op

from db.types import BigId, UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

SETTING = sa.table("setting", sa.column("key"), sa.column("value"))


def upgrade() -> None:
    """Add the table and the key."""
    op.create_table(
        "sheet_printing",
        sa.Column("id", BigId, nullable=False),
        sa.Column("number", sa.String(5), nullable=False),
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("issued_at", UtcDateTime, nullable=False),
        sa.Column("actor", sa.String(300), nullable=False),
        sa.Column("printed_at", UtcDateTime, nullable=True),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_sheet_printing_complaint_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_printing")),
        sa.UniqueConstraint("number", name=op.f("uq_sheet_printing_number")),
    )
    op.create_index("ix_sheet_printing_complaint_id", "sheet_printing", ["complaint_id"])
    # One without a name of its own is new, or from before accounts: it is given both together.
    named = sa.select(SETTING.c.key).where(SETTING.c.key.in_(("register_id", "sheet_key")))
    if list(op.get_bind().scalars(named)) == ["register_id"]:
        op.execute(sa.insert(SETTING).values(key="sheet_key", value=secrets.token_hex(32)))
