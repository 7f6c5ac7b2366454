"""What the annual report tells of a case in words, written for it."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing is written in it yet."""
    op.create_table(
        "report_summary",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_report_summary_complaint_id")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_report_summary")),
    )
