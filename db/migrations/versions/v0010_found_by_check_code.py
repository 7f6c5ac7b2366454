"""A case is found by its receipt's check code at once, however many there are."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_complaint_check_code", "complaint", ["check_code"], unique=False)
