"""Answer channels and recap columns become lists; the office has its name in one place."""

import sqlalchemy as sa
from alembic import op

from db.types import BigId

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FORMER_OFFICE, FORMER_CODE = "BPS Provinsi Banten", "3600"
# What every register said of its office until it was told otherwise.
FORMER_SETTINGS = {
    "address": "Jl. Syekh Nawawi Al Bantani Kav. H1-2, KP3B, Kota Serang, Banten 42171",
    "contact": "Telepon (0254) 267027   Laman banten.bps.go.id   Surel pst3600@bps.go.id",
    "email": "pst3600@bps.go.id",
    "form_link": "http://s.bps.go.id/Lembarpengaduan_PSTbanten",
    "city": "Serang",
}
# What follows from the name now; as it was, it only hid another name.
FORMER_NAMES = {
    "letterhead_1": "BADAN PUSAT STATISTIK",
    "letterhead_2": "PROVINSI BANTEN",
    "head_title": "Kepala BPS Provinsi Banten",
}

SETTING = sa.table("setting", sa.column("key"), sa.column("value"))
OFFICE = sa.table(
    "office", *(sa.column(name) for name in ("id", "code", "name", "grouping", "active"))
)
MEDIUM = sa.table(
    "medium", *(sa.column(name) for name in ("answer_channel", "answer_channel_id", "position"))
)
CHANNEL = sa.table(
    "answer_channel", *(sa.column(name) for name in ("id", "code", "name", "position", "active"))
)


def upgrade() -> None:
    """Add the lists, fill them from the media, and bring the office's name together."""
    op.add_column(
        "recap_column",
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    _channels()
    op.drop_column("sop_target", "title")
    _own_name()
    if op.get_bind().dialect.name == "postgresql":
        # Rows that brought their ids with them left the counters behind.
        for table in ("recap_column", "answer_channel"):
            op.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "  # noqa: S608 - ours
                f"(SELECT coalesce(max(id), 1) FROM {table}))"
            )


def _channels() -> None:
    op.create_table(
        "answer_channel",
        sa.Column("id", BigId, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_channel")),
        sa.UniqueConstraint("code", name=op.f("uq_answer_channel_code")),
    )
    op.add_column("medium", sa.Column("answer_channel_id", BigId, nullable=True))
    connection = op.get_bind()
    names = connection.scalars(sa.select(MEDIUM.c.answer_channel).order_by(MEDIUM.c.position)).all()
    for number, name in enumerate(dict.fromkeys(names), 1):
        row = {"code": f"channels-{number}", "name": name, "position": number, "active": True}
        connection.execute(sa.insert(CHANNEL).values(id=number, **row))
        connection.execute(
            sa.update(MEDIUM)
            .where(MEDIUM.c.answer_channel == name)
            .values(answer_channel_id=number)
        )
    with op.batch_alter_table("medium") as batch:
        batch.alter_column("answer_channel_id", existing_type=BigId, nullable=False)
        batch.drop_column("answer_channel")
        batch.create_foreign_key(
            op.f("fk_medium_answer_channel_id"), "answer_channel", ["answer_channel_id"], ["id"]
        )


def _own_name() -> None:
    connection = op.get_bind()
    kept = dict(connection.execute(sa.select(SETTING.c.key, SETTING.c.value)).all())
    name = kept.get("office_name", FORMER_OFFICE)
    own = sa.select(OFFICE.c.id).where(OFFICE.c.grouping == "own").scalar_subquery()
    twin = connection.execute(
        sa.select(OFFICE.c.id, OFFICE.c.code).where(OFFICE.c.name == name, OFFICE.c.id != own)
    ).first()
    connection.execute(sa.update(OFFICE).where(OFFICE.c.id == own).values(name=name))
    if twin is not None:
        # Ourselves among the others: nothing is to be forwarded there.
        connection.execute(sa.update(OFFICE).where(OFFICE.c.id == twin.id).values(active=False))
    gone = dict(FORMER_NAMES)
    if name != FORMER_OFFICE:
        gone |= FORMER_SETTINGS
        if kept.get("office_code") == FORMER_CODE:
            code = twin.code if twin is not None and str(twin.code).isdigit() else ""
            connection.execute(
                sa.update(SETTING).where(SETTING.c.key == "office_code").values(value=code)
            )
    for key, former in gone.items():
        connection.execute(
            sa.delete(SETTING).where(SETTING.c.key == key, SETTING.c.value == former)
        )
    moved = ("office_name", "register_name")
    connection.execute(sa.delete(SETTING).where(SETTING.c.key.in_(moved)))
