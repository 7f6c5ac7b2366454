"""What another office's register tells of its cases, and which of them were brought in before."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.queries.recap import UNDONE
from db.queries.streaming import stream
from db.tables import (
    Complaint,
    ComplaintContent,
    Event,
    EvidencePart,
    LegalHold,
    MediumEntry,
    OfficeEntry,
    ReportSummary,
    TopicEntry,
)

_COLUMNS = (
    *(Complaint.id, Complaint.year, Complaint.seq, Complaint.check_code, Complaint.received_at),
    *(Complaint.received_by_day, Complaint.source_reference, Complaint.title),
    *(Complaint.classification, Complaint.anonymous, Complaint.confidential),
    *(Complaint.attachments, Complaint.settlement, Complaint.erased_at),
)
_WORDS = (
    *(ComplaintContent.text, ComplaintContent.what, ComplaintContent.where),
    *(ComplaintContent.when, ComplaintContent.who, ComplaintContent.how),
    ComplaintContent.details,
)


def cases(session: Session) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield each complaint with the codes of its lists, its open words and whether it is held."""
    told = (
        select(
            *_COLUMNS,
            *_WORDS,
            MediumEntry.code.label("medium"),
            TopicEntry.code.label("topic"),
            OfficeEntry.code.label("about"),
            ReportSummary.text.label("summary"),
            LegalHold.since.label("held_since"),
        )
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .join(OfficeEntry, OfficeEntry.id == Complaint.about_office_id)
        .outerjoin(TopicEntry, TopicEntry.id == Complaint.topic_id)
        .outerjoin(ComplaintContent, ComplaintContent.complaint_id == Complaint.id)
        .outerjoin(ReportSummary, ReportSummary.complaint_id == Complaint.id)
        .outerjoin(LegalHold, LegalHold.complaint_id == Complaint.id)
    )
    return stream(session, told.order_by(Complaint.id))


def registrations(
    session: Session, first: int, last: int
) -> Iterator[Row[*tuple[dict[str, Any], int, int]]]:
    """Yield data and number of each registering between two places, of cases that still count."""
    told = (
        select(Event.data, Complaint.year, Complaint.seq)
        .join(Complaint, Complaint.id == Event.complaint_id)
        .where(Event.id.between(first, last), Event.kind == "registered")
        .where(Complaint.settlement != UNDONE)
    )
    yield from session.execute(told)


def sealed_parts(session: Session, complaint_id: int, file: str) -> Iterator[Row[Any]]:
    """Yield number and body of the sealed parts of a file, in their order."""
    part = EvidencePart
    told = select(part.part, part.body).where(part.complaint_id == complaint_id, part.file == file)
    return stream(session, told.order_by(part.part), at_once=4)
