"""Which forms were entered, so that none is entered twice."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "entered_form",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_entered_form")),
    )
