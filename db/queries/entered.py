"""Which forms were entered, so that none is entered twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from db.tables import Complaint, EnteredForm
from db.touching import touched

_KEPT_DAYS = 90


def entered_with(session: Session, key: str) -> int | None:
    """Return the complaint a form was entered with, 0 for several or none; None if it wasn't."""
    return session.scalar(select(EnteredForm.complaint_id).where(EnteredForm.key == key))


def note_entered(session: Session, key: str, *, at: datetime) -> None:
    """Note that this transaction enters a form; what lies longer back is forgotten.

    Call it last: by then it is known which complaint it is about.
    """
    cases = touched(session)
    of = next(iter(cases)) if len(cases) == 1 else 0
    session.execute(delete(EnteredForm).where(EnteredForm.at < at - timedelta(days=_KEPT_DAYS)))
    session.execute(insert(EnteredForm).values(key=key, complaint_id=of, at=at))


def number_of(session: Session, complaint_id: int) -> tuple[int, int] | None:
    """Return a complaint's year and number, None when there is no such complaint."""
    wanted = select(Complaint.year, Complaint.seq).where(Complaint.id == complaint_id)
    row = session.execute(wanted).one_or_none()
    return None if row is None else (row.year, row.seq)
