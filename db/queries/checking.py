"""What a check of the whole register reads: streams in a fixed order, and the storage's own tests."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, func, select, text
from sqlalchemy.orm import Session

from db.queries.search import searched_rows
from db.queries.streaming import stream
from db.tables import (
    ChainHead,
    Complaint,
    Event,
    NumberCounter,
    metadata,
)

PROJECTED = (
    Complaint.status,
    Complaint.turn,
    Complaint.holder,
    Complaint.step,
    Complaint.step_started_at,
    Complaint.due_at,
    Complaint.paused_at,
    Complaint.paused_minutes,
    Complaint.extended_days,
    Complaint.forwarded,
    Complaint.awaited_since,
    Complaint.closed_at,
    Complaint.settlement,
)


_LINE = (
    *(Complaint.id, Complaint.year, Complaint.seq),
    *(Complaint.confidential, Complaint.erased_at, Complaint.about_office_id),
)


def highest_event(session: Session) -> int:
    """Return the highest place in the chain, 0 when there is none."""
    return session.scalar(select(func.max(Event.id))) or 0


def number_of(session: Session, complaint_id: int) -> tuple[int, int]:
    """Return year and number of a complaint."""
    row = session.execute(
        select(Complaint.year, Complaint.seq).where(Complaint.id == complaint_id)
    ).one_or_none()
    return (0, 0) if row is None else (row.year, row.seq)


def chain_head(session: Session) -> tuple[int, str] | None:
    """Return the kept end of the chain, None when it is gone."""
    row = session.execute(select(ChainHead.position, ChainHead.hash)).one_or_none()
    return None if row is None else (row.position, row.hash)


def hash_at(session: Session, position: int) -> str | None:
    """Return the hash of one event; None when there is no such event."""
    return session.scalar(select(Event.hash).where(Event.id == position))


def erased(session: Session) -> frozenset[int]:
    """Return the complaints whose words were erased."""
    return frozenset(session.scalars(select(Complaint.id).where(Complaint.erased_at.is_not(None))))


def projections(session: Session, *, least: int) -> Iterator[Row[Any]]:
    """Yield id, number, secrecy, erasure and state columns of the complaints from an id on."""
    return stream(
        session,
        select(*_LINE, *PROJECTED).where(Complaint.id >= least).order_by(Complaint.id),
    )


def events_by_complaint(session: Session, *, least: int) -> Iterator[Row[Any]]:
    """Yield the events of the complaints from an id on, then by the order of their recording."""
    columns = (
        *(Event.complaint_id, Event.id, Event.kind, Event.happened_at, Event.data),
        Event.actor,
    )
    of_complaints = select(*columns).where(Event.complaint_id >= least)
    return stream(session, of_complaints.order_by(Event.complaint_id, Event.id))


def numbers(session: Session) -> list[tuple[int, int, int, int]]:
    """Return (year, count, lowest, highest) of the numbers given, by year."""
    grouped = select(
        Complaint.year, func.count(), func.min(Complaint.seq), func.max(Complaint.seq)
    ).group_by(Complaint.year)
    return sorted((y, n, low, high) for y, n, low, high in session.execute(grouped))


def counters(session: Session) -> dict[int, int]:
    """Return the last number of each year as the counter has it."""
    rows = session.execute(select(NumberCounter.year, NumberCounter.last))
    return dict(rows.all())


def broken_links(session: Session) -> list[tuple[str, str]]:
    """Return (table, table it points to) for every foreign key with rows that point nowhere."""
    if session.get_bind().dialect.name == "sqlite":
        rows = session.execute(text("PRAGMA foreign_key_check"))
        return sorted({(str(row[0]), str(row[2])) for row in rows})
    broken = []
    for table in metadata.sorted_tables:
        for link in table.foreign_keys:
            parent = link.column.table.alias()
            lost = (
                select(link.parent)
                .outerjoin(parent, parent.c[link.column.name] == link.parent)
                .where(link.parent.is_not(None), parent.c[link.column.name].is_(None))
                .limit(1)
            )
            if session.execute(lost).first():
                broken.append((table.name, link.column.table.name))
    return broken


def damaged_pages(session: Session) -> list[str]:
    """Return what SQLite's own check of the file says; PostgreSQL checks itself on reading."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    # Read first: what a connection remembers of the index is else taken for what is there, and
    # what another desk added since for damage.
    session.execute(select(searched_rows().c.rowid).limit(1)).all()
    said = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check(20)"))]
    return [] if said == ["ok"] else said


def told_certificates(session: Session) -> list[tuple[int, str]]:
    """Return (event, digest) for every event that tells the last certificate there was."""
    told = select(Event.id, Event.data).where(
        Event.complaint_id.is_(None), Event.kind.in_(("founded", "certified", "signed_in"))
    )
    return [
        (key, str(data["certificate"]))
        for key, data in session.execute(told.order_by(Event.id))
        if "certificate" in data
    ]


def guards(session: Session) -> int:
    """Count the triggers that forbid changing or deleting events; two on either database."""
    if session.get_bind().dialect.name == "sqlite":
        found = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
    else:
        found = (
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'event'::regclass "
            "AND NOT tgisinternal AND tgenabled <> 'D'"
        )
    return int(session.scalar(text(found)) or 0)
