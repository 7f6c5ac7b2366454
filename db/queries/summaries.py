"""What the annual report tells of cases in words."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from db.tables import ReportSummary


def read_summary(session: Session, complaint_id: int) -> str:
    """Return a complaint's summary, "" when there is none."""
    wanted = select(ReportSummary.text).where(ReportSummary.complaint_id == complaint_id)
    return session.scalar(wanted) or ""


def set_summary(session: Session, complaint_id: int, text: str) -> None:
    """Write a complaint's summary in place of the one before; "" leaves none."""
    session.execute(delete(ReportSummary).where(ReportSummary.complaint_id == complaint_id))
    if text:
        session.execute(insert(ReportSummary).values(complaint_id=complaint_id, text=text))
