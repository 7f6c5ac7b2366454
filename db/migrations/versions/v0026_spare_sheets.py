"""Blank disposition sheets for power cuts, each with its number kept beforehand."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId, UtcDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "spare_sheet",
        sa.Column("id", BigId, nullable=False),
        sa.Column("number", sa.String(5), nullable=False),
        sa.Column("reserved_at", UtcDateTime, nullable=False),
        sa.Column("actor", sa.String(300), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spare_sheet")),
        sa.UniqueConstraint("number", name=op.f("uq_spare_sheet_number")),
    )
