"""Where a forwarding leads, who looked for a nil month, and what of a year is told at length."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COMPLAINT = sa.table("complaint", sa.column("id"), sa.column("about_office_id"))
OFFICE = sa.table("office", sa.column("id"), sa.column("code"))
EVENT = sa.table(
    "event",
    *(sa.column(name) for name in ("id", "complaint_id", "kind")),
    sa.column("data", sa.JSON()),
)


def upgrade() -> None:
    """Add column, table and a wider index; what was forwarded concerns where it went."""
    looked = sa.Column("looked", sa.Text(), nullable=False, server_default=sa.text("''"))
    op.add_column("nil_month", looked)
    op.create_table(
        "report_choice",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_report_choice_complaint_id")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_report_choice")),
    )
    op.drop_index("ix_complaint_recap", table_name="complaint")
    columns = ("received_year", "month", "recap_column_id", "settlement", "classification")
    op.create_index("ix_complaint_recap", "complaint", list(columns), unique=False)
    _follow_forwardings()


def _follow_forwardings() -> None:
    connection = op.get_bind()
    told = sa.select(EVENT.c.id, EVENT.c.complaint_id, EVENT.c.kind, EVENT.c.data)
    kinds = EVENT.c.kind.in_(("forwarded", "withdrawn"))
    events = connection.execute(told.where(kinds).order_by(EVENT.c.id)).all()
    gone = {place for each in events if each.kind == "withdrawn" for place in each.data["events"]}
    offices = {code: key for key, code in connection.execute(sa.select(OFFICE.c.id, OFFICE.c.code))}
    went = {
        each.complaint_id: each.data["office"]
        for each in events
        if each.kind == "forwarded" and each.id not in gone
    }
    for complaint_id, office in went.items():
        row = sa.update(COMPLAINT).where(COMPLAINT.c.id == complaint_id)
        connection.execute(row.values(about_office_id=offices[office]))
