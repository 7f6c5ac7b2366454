"""Files kept with a case, sealed and in parts."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; a server is told that what is sealed gets no smaller by packing."""
    op.create_table(
        "evidence_part",
        sa.Column("complaint_id", BigId, autoincrement=False, nullable=False),
        sa.Column("file", sa.String(length=32), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("complaint_id", "file", "part", name=op.f("pk_evidence_part")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE evidence_part ALTER COLUMN body SET STORAGE EXTERNAL")
