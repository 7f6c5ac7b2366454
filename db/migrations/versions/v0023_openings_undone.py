"""Openings of the boxes that were undone as a whole."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.types import BigId, UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "box_undoing",
        sa.Column("opening_id", BigId, autoincrement=False, nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["box_opening.id"], name=op.f("fk_box_undoing_opening_id")
        ),
        sa.PrimaryKeyConstraint("opening_id", name=op.f("pk_box_undoing")),
    )
    dialect = op.get_bind().dialect.name
    # On a server the function that forbids is there already, for the events.
    for statement in append_only(dialect, "box_undoing")[dialect == "postgresql" :]:
        op.execute(sa.text(statement))
