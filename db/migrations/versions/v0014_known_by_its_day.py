"""What paper tells by its day alone has no time of day: a receipt, and the opening of a box."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: until now a time was always told."""
    for table, name in (("complaint", "received_by_day"), ("box_opening", "opened_by_day")):
        added: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, added)
