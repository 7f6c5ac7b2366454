"""Annual reports that went out, kept as they were."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.types import BigId, UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; of reports before only the history tells."""
    op.create_table(
        "report_edition",
        sa.Column("id", BigId, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("signer_nip", sa.String(length=300), nullable=False),
        sa.Column("position", BigId, nullable=False),
        sa.Column("paper_digest", sa.String(length=64), nullable=False),
        sa.Column("facts_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_edition")),
    )
    op.create_table(
        "edition_copy",
        sa.Column("edition_id", BigId, nullable=False),
        sa.Column("paper", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["report_edition.id"], name=op.f("fk_edition_copy_edition_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_edition_copy")),
    )
    dialect = op.get_bind().dialect.name
    # On a server the function that forbids is there already, for the events.
    kept = append_only(dialect, "report_edition", "edition_copy")
    for statement in kept[dialect == "postgresql" :]:
        op.execute(sa.text(statement))
