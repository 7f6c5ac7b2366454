"""The year a case is counted in, which may differ from its number's, and how it was extended."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COMPLAINT = sa.table("complaint", *(sa.column(name) for name in ("id", "step", "extended_days")))
EVENT = sa.table(
    "event", sa.column("complaint_id"), sa.column("kind"), sa.column("data", sa.JSON())
)
FOLLOW_UP = 5


def upgrade() -> None:
    """Add the columns: until now a case counted in its number's year."""
    for name in ("received_year", "extended_days"):
        added = sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        op.add_column("complaint", added)
    op.execute("UPDATE complaint SET received_year = year")
    op.drop_index("ix_complaint_recap", table_name="complaint")
    op.create_index(
        "ix_complaint_recap",
        "complaint",
        ["received_year", "month", "recap_column_id", "settlement"],
        unique=False,
    )
    _extended()


def _extended() -> None:
    connection, days = op.get_bind(), defaultdict[int, int](int)
    told = (
        sa.select(EVENT.c.complaint_id, EVENT.c.data)
        .join(COMPLAINT, COMPLAINT.c.id == EVENT.c.complaint_id)
        .where(EVENT.c.kind == "extended", COMPLAINT.c.step == FOLLOW_UP)
    )
    for complaint_id, data in connection.execute(told):
        days[complaint_id] += int(data["days"])
    for complaint_id, count in days.items():
        row = sa.update(COMPLAINT).where(COMPLAINT.c.id == complaint_id)
        connection.execute(row.values(extended_days=count))
