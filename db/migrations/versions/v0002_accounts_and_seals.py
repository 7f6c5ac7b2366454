"""Accounts, sealed texts with their keys, and events about the register as a whole."""

import sqlalchemy as sa
from alembic import op

from db.migrations.versions.v0001_first_register import append_only
from db.queries.search import protect_search_table
from db.types import BigId, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; what lies in the open until now is sealed between this and the next."""
    _accounts()
    _seals()
    _protection()
    _retention()
    op.add_column("complaint", sa.Column("erased_at", UtcDateTime(), nullable=True))
    _events_of_the_register()
    protect_search_table(op.get_bind())


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", BigId, nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("roles", sa.String(length=300), nullable=False),
        sa.Column("team", sa.String(length=300), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_table(
        "key_book",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_book")),
    )
    op.create_table(
        "sealed_draft",
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("form", sa.String(length=80), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sealed_draft_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "form", name=op.f("pk_sealed_draft")),
    )


def _of_complaint(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["complaint_id"], ["complaint.id"], name=op.f(f"fk_{table}_complaint_id")
    )


def _seals() -> None:
    op.create_table(
        "sealed_text",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("compartment", sa.String(length=300), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _of_complaint("sealed_text"),
        sa.PrimaryKeyConstraint("complaint_id", "place", name=op.f("pk_sealed_text")),
    )
    op.create_table(
        "case_key",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("compartment", sa.String(length=20), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        _of_complaint("case_key"),
        sa.PrimaryKeyConstraint(
            "complaint_id", "compartment", "serial", "account_id", name=op.f("pk_case_key")
        ),
    )
    op.create_index(
        "ix_case_key_account",
        "case_key",
        ["account_id", "compartment", "complaint_id"],
        unique=False,
    )
    op.create_table(
        "reseal",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("rotate", sa.Boolean(), nullable=False),
        _of_complaint("reseal"),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_reseal")),
    )


def _protection() -> None:
    op.create_table(
        "case_team",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        _of_complaint("case_team"),
        sa.PrimaryKeyConstraint("complaint_id", "team", name=op.f("pk_case_team")),
    )
    op.create_index(op.f("ix_case_team_team"), "case_team", ["team"], unique=False)
    op.create_table(
        "accused",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("party", sa.String(length=60), nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        _of_complaint("accused"),
        sa.PrimaryKeyConstraint("complaint_id", "party", name=op.f("pk_accused")),
    )
    op.create_index(op.f("ix_accused_party"), "accused", ["party"], unique=False)
    op.create_table(
        "identity_request",
        sa.Column("id", BigId, nullable=False),
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=300), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        _of_complaint("identity_request"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_identity_request_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_request")),
    )
    op.create_index(
        op.f("ix_identity_request_complaint_id"),
        "identity_request",
        ["complaint_id"],
        unique=False,
    )


def _retention() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("case_class", sa.String(length=40), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_class", name=op.f("pk_retention_rule")),
    )
    op.create_table(
        "legal_hold",
        sa.Column("complaint_id", BigId, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        _of_complaint("legal_hold"),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_legal_hold")),
    )


def _events_of_the_register() -> None:
    with op.batch_alter_table("event") as batch:
        batch.alter_column("complaint_id", existing_type=BigId, nullable=True)
    if op.get_bind().dialect.name == "sqlite":
        # The table was built anew there, without its guards.
        for statement in append_only("sqlite", "event"):
            op.execute(sa.text(statement))
