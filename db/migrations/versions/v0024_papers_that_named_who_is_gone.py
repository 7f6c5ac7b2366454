"""What was kept of a report can be destroyed together with a case that it names."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lift what forbids changing a copy: its edition still holds the digests of what it was."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(sa.text(f"DROP TRIGGER edition_copy_no_{verb}"))
        return
    for name in ("no_change", "no_truncate"):
        op.execute(sa.text(f"DROP TRIGGER edition_copy_{name} ON edition_copy"))
