"""The complaint with its current state, and apart from it what was said when that is open."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import UtcDateTime, long_text, moment, pk, short_text


class Complaint(Base):
    """One row of the register.

    `year` and `seq` are its gapless number; `received_year` and `month` are those of its receipt in
    the office's zone, by which it is counted; where only its day is known it is `received_by_day`. From `status` on, the columns are a projection of the events; `settlement` is
    empty while open, then tells how the case was settled, for the evaluation. A case with an
    `erased_at` is only a line of the statistics: all its words and keys are gone.
    """

    __tablename__ = "complaint"
    id: Mapped[pk]
    year: Mapped[int]
    seq: Mapped[int]
    received_year: Mapped[int]
    month: Mapped[int]
    check_code: Mapped[short_text]
    received_at: Mapped[moment]
    received_by_day: Mapped[bool]
    complained_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id"))
    recap_column_id: Mapped[int] = mapped_column(ForeignKey("recap_column.id"))
    source_reference: Mapped[short_text]
    title: Mapped[short_text]
    classification: Mapped[short_text]
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"))
    about_office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    anonymous: Mapped[bool]
    confidential: Mapped[bool]
    attachments: Mapped[int]
    version: Mapped[int]
    status: Mapped[short_text]
    turn: Mapped[short_text]
    holder: Mapped[short_text]
    step: Mapped[int]
    step_started_at: Mapped[moment]
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_minutes: Mapped[int]
    extended_days: Mapped[int]
    forwarded: Mapped[bool]
    awaited_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settlement: Mapped[short_text]
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("year", "seq"),
        Index("ix_complaint_list", "year", "status", "seq"),
        Index("ix_complaint_received", "year", "received_at"),
        Index(
            "ix_complaint_recap",
            *("received_year", "month", "recap_column_id", "settlement", "classification"),
        ),
        # What was settled after its year is found without going through the year.
        Index("ix_complaint_settled", "received_year", "closed_at"),
        Index("ix_complaint_due", "due_at", "id"),
        Index("ix_complaint_check_code", "check_code"),
        # Whatever a list is narrowed by is read out of the index alone.
        Index(
            "ix_complaint_narrowed",
            *("year", "medium_id", "classification", "about_office_id", "status", "confidential"),
        ),
        # On a server it is as narrow by its migration: said here, every start would load that dialect.
        Index("ix_complaint_forwarded", "year", "seq", sqlite_where=text("forwarded = 1")),
    )


class ComplaintContent(Base):
    """The open text of a complaint and its five W; no row for a confidential one, which is sealed.

    `details` is what only some media bring: a JSON object as text, empty where there is nothing.
    """

    __tablename__ = "complaint_content"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    text: Mapped[long_text]
    what: Mapped[long_text]
    where: Mapped[long_text]
    when: Mapped[long_text]
    who: Mapped[long_text]
    how: Mapped[long_text]
    details: Mapped[long_text] = mapped_column(default="")


class ReportChoice(Base):
    """A complaint that the annual report tells at length where others only stand in its table."""

    __tablename__ = "report_choice"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)


class ReportSummary(Base):
    """What the annual report tells of a complaint in words: for print, so never sealed."""

    __tablename__ = "report_summary"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    text: Mapped[long_text]
