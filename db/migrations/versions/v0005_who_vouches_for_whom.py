"""Certificates of accounts, signed ends of transactions, the least key book that is accepted."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.types import BigId

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; nobody is certified yet, and nothing that is there signed."""
    op.create_table(
        "certificate",
        sa.Column("serial", BigId, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("roles", sa.String(length=300), nullable=False),
        sa.Column("team", sa.String(length=300), nullable=False),
        sa.Column("seal_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sign_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("handed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_certificate")),
    )
    op.create_table(
        "attestation",
        sa.Column("serial", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("states", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_attestation")),
    )
    op.create_index("ix_attestation_position", "attestation", ["position"], unique=False)
    dialect = op.get_bind().dialect.name
    # On a server the function that forbids is there already, for the events.
    for statement in append_only(dialect, "certificate", "attestation")[dialect == "postgresql" :]:
        op.execute(sa.text(statement))
    setting = sa.table("setting", sa.column("key"), sa.column("value"))
    op.execute(sa.insert(setting).values(key="key_book_serial", value="0"))
