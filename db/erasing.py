"""Destroys what the register holds of a complaint beyond its line in the statistics."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from db import writing
from db.queries.retention import GONE
from db.queries.search import index_text
from db.tables import (
    Accused,
    CaseKey,
    Complaint,
    EvidencePart,
    IdentityRequest,
    ReportSummary,
    Reseal,
    SealedText,
    SheetPrinting,
)

_HOLDING = (
    *(CaseKey, SealedText, EvidencePart, Accused, IdentityRequest, Reseal, ReportSummary),
    SheetPrinting,
)


def erase_complaint(session: Session, complaint_id: int, *, number: str, at: datetime) -> None:
    """Destroy a complaint's keys, words and files; its line in the statistics and its events stay."""
    for table in _HOLDING:
        session.execute(delete(table).where(table.complaint_id == complaint_id))
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
