"""Lists are narrowed by medium, class and office, and to what was forwarded, however long they are."""

from alembic import op
from sqlalchemy import text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the indices."""
    narrowed = (
        *("year", "medium_id", "classification", "about_office_id", "status", "confidential"),
    )
    op.create_index("ix_complaint_narrowed", "complaint", list(narrowed), unique=False)
    op.create_index(
        "ix_complaint_forwarded",
        "complaint",
        ["year", "seq"],
        unique=False,
        sqlite_where=text("forwarded = 1"),
        postgresql_where=text("forwarded"),
    )
