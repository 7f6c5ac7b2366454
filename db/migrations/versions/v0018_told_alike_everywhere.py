"""Rows are told alike on each kind of database: who signs in next signs them anew."""

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing but the version: what an update leaves is vouched for anew."""
