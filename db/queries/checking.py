"""What a check of the whole register reads: streams in a fixed order, and the storage's own tests."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, Select, func, select, text
from sqlalchemy.orm import Session

from db.queries.search import searched_rows
from db.tables import (
    ChainHead,
    Complaint,
    Event,
    EventNote,
    NumberCounter,
    metadata,
)

_BATCH = 2000
PROJECTED = (
    Complaint.status,
    Complaint.turn,
    Complaint.holder,
    Complaint.step,
    Complaint.step_started_at,
    Complaint.due_at,
    Complaint.paused_at,
    Complaint.paused_minutes,
    Complaint.forwarded,
    Complaint.closed_at,
    Complaint.settlement,
)


def _stream(session: Session, statement: Select[*tuple[Any, ...]]) -> Iterator[Row[Any]]:
    yield from session.execute(statement, execution_options={"yield_per": _BATCH})


def chain(session: Session) -> Iterator[Row[Any]]:
    """Yield all events with their notes in the order of the chain."""
    event, note = Event, EventNote
    columns = (
        *(event.id, event.complaint_id, event.kind, event.happened_at, event.recorded_at),
        *(event.actor, event.via, event.data, event.hash, note.speaker, note.text, note.salt),
    )
    joined = select(*columns).outerjoin(note, note.event_id == event.id)
    return _stream(session, joined.order_by(event.id))


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


def projections(session: Session) -> Iterator[Row[Any]]:
    """Yield id, number and state columns of all complaints by id."""
    return _stream(
        session,
        select(Complaint.id, Complaint.year, Complaint.seq, *PROJECTED).order_by(Complaint.id),
    )


def events_by_complaint(session: Session) -> Iterator[Row[Any]]:
    """Yield all events by complaint, then by the order in which they were recorded."""
    columns = (Event.complaint_id, Event.kind, Event.happened_at, Event.data)
    of_complaints = select(*columns).where(Event.complaint_id.is_not(None))
    return _stream(session, of_complaints.order_by(Event.complaint_id, Event.id))


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


def missing_from_search(session: Session) -> Iterable[tuple[int, int]]:
    """Return the numbers of complaints that the search index lacks."""
    found = searched_rows()
    lacking = (
        select(Complaint.year, Complaint.seq)
        .outerjoin(found, found.c.rowid == Complaint.id)
        .where(found.c.rowid.is_(None))
        .order_by(Complaint.id)
    )
    return [(year, seq) for year, seq in session.execute(lacking)]


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
    said = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check(20)"))]
    return [] if said == ["ok"] else said


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
