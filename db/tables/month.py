"""Months that were closed, with the report kept of each, and the meetings that judged them."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, UtcDateTime, long_text, moment, pk, short_text


class MonthAct(Base):
    """A month was closed, or opened again for a reason; never updated or deleted (triggers forbid it).

    The last act on a month holds. `position` is the end of the history that it knew of. The digests
    are SHA-256 (hex) over what its copy keeps, "" of an opening.
    """

    __tablename__ = "month_act"
    id: Mapped[pk]
    year: Mapped[int]
    month: Mapped[int]
    closes: Mapped[bool]
    at: Mapped[moment]
    actor: Mapped[short_text]
    reason: Mapped[long_text]
    position: Mapped[int] = mapped_column(BigId)
    paper_digest: Mapped[str] = mapped_column(String(64))
    facts_digest: Mapped[str] = mapped_column(String(64))


class MonthCopy(Base):
    """The report of a closed month to the byte, all that it says, packed, and whose cases it names.

    `cases` are the ids of complaints, parted by commas. Paper and facts are emptied when one of them
    is erased; nothing else ever changes them.
    """

    __tablename__ = "month_copy"
    act_id: Mapped[int] = mapped_column(ForeignKey("month_act.id"), primary_key=True)
    paper: Mapped[bytes] = mapped_column(LargeBinary)
    facts: Mapped[bytes] = mapped_column(LargeBinary)
    cases: Mapped[long_text]


class EvaluationMeeting(Base):
    """The meeting in which the office judged a span of a year, as the report's notes name spans.

    `invited` and `decided` have a line for each.
    """

    __tablename__ = "evaluation_meeting"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    begins_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    place: Mapped[short_text]
    letter_number: Mapped[short_text]
    invited: Mapped[long_text]
    chair: Mapped[short_text]
    note_taker: Mapped[short_text]
    decided: Mapped[long_text]
    actor: Mapped[short_text]
    changed_at: Mapped[moment]
