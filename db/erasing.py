"""Destroys what the register holds of a complaint beyond its line in the statistics."""

from datetime import datetime

from sqlalchemy import delete, literal, select, update
from sqlalchemy.orm import Session

from db import writing
from db.queries.retention import GONE
from db.queries.search import index_text
from db.tables import (
    Accused,
    CaseKey,
    Complaint,
    EditionCopy,
    EvidencePart,
    IdentityRequest,
    MonthCopy,
    ReportEdition,
    ReportSummary,
    Reseal,
    SealedText,
    SheetPrinting,
)

_HOLDING = (
    *(CaseKey, SealedText, EvidencePart, Accused, IdentityRequest, Reseal, ReportSummary),
    SheetPrinting,
)


def empty_papers(session: Session, complaint_id: int) -> None:
    """Destroy the copies of the reports that name a complaint: of its year, and of closed months."""
    gone = {"paper": b"", "facts": b""}
    year = select(Complaint.received_year).where(Complaint.id == complaint_id).scalar_subquery()
    editions = select(ReportEdition.id).where(ReportEdition.year == year)
    session.execute(update(EditionCopy).where(EditionCopy.edition_id.in_(editions)).values(gone))
    listed = literal(",") + MonthCopy.cases + literal(",")
    session.execute(update(MonthCopy).where(listed.contains(f",{complaint_id},")).values(gone))


def erase_complaint(session: Session, complaint_id: int, *, number: str, at: datetime) -> None:
    """Destroy a complaint's keys, words and files, and the kept papers that name it.

    Its line in the statistics and its events stay.
    """
    for table in _HOLDING:
        session.execute(delete(table).where(table.complaint_id == complaint_id))
    empty_papers(session, complaint_id)
    writing.drop_open_words(session, complaint_id)
    writing.change_search(session, complaint_id, index_text(number))
    session.execute(
        update(Complaint)
        .where(Complaint.id == complaint_id)
        .values(
            title=GONE,
            source_reference="",
            check_code="",
            topic_id=None,
            attachments=0,
            erased_at=at,
            version=Complaint.version + 1,
        )
    )
