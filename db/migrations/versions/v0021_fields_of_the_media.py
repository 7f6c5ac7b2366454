"""What only some media bring with their complaints, and which fields those are."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# By the codes of the media that every register began with.
KINDS = {
    "wbs": "wbs",
    "lapor": "lapor",
    "halo-mitra": "partner",
    "lembar-online": "form",
    "email": "mail",
    "medsos": "social",
    "langsung": "visit",
    "telepon": "call",
    "surat": "letter",
}


def upgrade() -> None:
    """Add both columns, and give the first media their fields."""
    op.add_column(
        "medium", sa.Column("kind", sa.String(300), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "complaint_content",
        sa.Column("details", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    medium = sa.table("medium", sa.column("code"), sa.column("kind"))
    for code, kind in KINDS.items():
        op.execute(sa.update(medium).where(medium.c.code == code).values(kind=kind))
