"""The sealed parts of the files kept with complaints."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from db.queries.streaming import stream
from db.tables import Complaint, Event, EvidencePart

# A few parts are as much as is to be in memory at once.
_AT_ONCE = 8


def parts_of(session: Session, complaint_id: int, file: str) -> Iterator[bytes]:
    """Yield the sealed parts of a file in their order."""
    part = EvidencePart
    chosen = select(part.body).where(part.complaint_id == complaint_id, part.file == file)
    for row in stream(session, chosen.order_by(part.part), at_once=_AT_ONCE):
        yield row.body


def all_parts(session: Session) -> Iterator[Row[Any]]:
    """Yield complaint, file, part and body of every part, by file and in their order."""
    part = EvidencePart
    columns = (part.complaint_id, part.file, part.part, part.body)
    ordered = select(*columns).order_by(part.complaint_id, part.file, part.part)
    return stream(session, ordered, at_once=_AT_ONCE)


def attached_files(session: Session, *, kind: str) -> Iterator[Row[Any]]:
    """Yield complaint and data of every event that tells of a file, of cases not erased."""
    told = (
        select(Event.complaint_id, Event.data)
        .join(Complaint, Complaint.id == Event.complaint_id)
        .where(Event.kind == kind, Complaint.erased_at.is_(None))
    )
    return stream(session, told.order_by(Event.complaint_id, Event.id))


def count_parts(session: Session) -> int:
    """Return how many parts are kept in all."""
    return session.scalar(select(func.count()).select_from(EvidencePart)) or 0
