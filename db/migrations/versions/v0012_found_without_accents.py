"""A case is found with or without accents and apostrophes: the search index is made anew."""

from alembic import op

from db.queries.search import rebuild

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rebuild the index."""
    rebuild(op.get_bind())
