"""Months that were closed, and the meetings that judged them."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.types import BigId, UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; of months before nobody closed any."""
    op.create_table(
        "month_act",
        sa.Column("id", BigId, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("position", BigId, nullable=False),
        sa.Column("paper_digest", sa.String(length=64), nullable=False),
        sa.Column("facts_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_act")),
    )
    op.create_table(
        "month_copy",
        sa.Column("act_id", BigId, nullable=False),
        sa.Column("paper", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("cases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["month_act.id"], name=op.f("fk_month_copy_act_id")),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_month_copy")),
    )
    op.create_table(
        "evaluation_meeting",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=8), autoincrement=False, nullable=False),
        sa.Column("begins_at", UtcDateTime(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("letter_number", sa.String(length=300), nullable=False),
        sa.Column("invited", sa.Text(), nullable=False),
        sa.Column("chair", sa.String(length=300), nullable=False),
        sa.Column("note_taker", sa.String(length=300), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("year", "period", name=op.f("pk_evaluation_meeting")),
    )
    dialect = op.get_bind().dialect.name
    # On a server the function that forbids is there already, for the events.
    for statement in append_only(dialect, "month_act")[dialect == "postgresql" :]:
        op.execute(sa.text(statement))
