"""What was settled after the year it came in is found at once."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    columns = ["received_year", "closed_at"]
    op.create_index("ix_complaint_settled", "complaint", columns, unique=False)
