"""What goes out: addresses of other offices, whose word is awaited, and the letters' own index."""

import sqlalchemy as sa
from alembic import op

from db.types import UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty, and the index; of what was forwarded before nobody's word is awaited."""
    op.add_column("complaint", sa.Column("awaited_since", UtcDateTime, nullable=True))
    op.add_column("office", sa.Column("address", sa.Text(), nullable=False, server_default=""))
    op.add_column("office", sa.Column("contact", sa.String(300), nullable=False, server_default=""))
    lettered = sa.text("kind = 'lettered'")
    op.create_index(
        "ix_event_lettered",
        "event",
        ["id"],
        unique=False,
        sqlite_where=lettered,
        postgresql_where=lettered,
    )
