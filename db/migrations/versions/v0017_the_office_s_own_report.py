"""What the office writes and shows in its annual report itself."""

import sqlalchemy as sa
from alembic import op

from db.types import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; until somebody writes, reports say what is proposed."""
    op.create_table(
        "report_text",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("year", "place", name=op.f("pk_report_text")),
    )
    op.create_table(
        "report_picture",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("year", "slot", name=op.f("pk_report_picture")),
    )
    op.create_table(
        "picture_copy",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year", "slot"],
            ["report_picture.year", "report_picture.slot"],
            name=op.f("fk_picture_copy_year"),
        ),
        sa.PrimaryKeyConstraint("year", "slot", name=op.f("pk_picture_copy")),
    )
