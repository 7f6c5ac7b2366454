"""Openings of the suggestion boxes, and the cases that came of their slips."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.types import BigId, UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; openings before are only looks at a medium."""
    op.create_table(
        "box_opening",
        sa.Column("id", BigId, nullable=False),
        sa.Column("medium_id", BigId, nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("officer", sa.String(length=300), nullable=False),
        sa.Column("witness", sa.String(length=300), nullable=False),
        sa.Column("lock_state", sa.String(length=300), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("thanks", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("illegible", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["medium_id"], ["medium.id"], name=op.f("fk_box_opening_medium_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_box_opening")),
    )
    op.create_index(op.f("ix_box_opening_medium_id"), "box_opening", ["medium_id"], unique=False)
    op.create_table(
        "box_slip",
        sa.Column("complaint_id", BigId, autoincrement=False, nullable=False),
        sa.Column("opening_id", BigId, nullable=False),
        sa.Column("slip", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_box_slip_complaint_id")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["box_opening.id"], name=op.f("fk_box_slip_opening_id")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_box_slip")),
    )
    op.create_index(op.f("ix_box_slip_opening_id"), "box_slip", ["opening_id"], unique=False)
    dialect = op.get_bind().dialect.name
    # On a server the function that forbids is there already, for the events.
    for statement in append_only(dialect, "box_opening", "box_slip")[dialect == "postgresql" :]:
        op.execute(sa.text(statement))
