"""Openings of the suggestion boxes, and which cases came of whose slips."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import moment, pk, short_text


class BoxOpening(Base):
    """One opening of one box; never updated or deleted (triggers forbid it).

    `found` counts the slips that lay in it; those that became no case are counted by what they
    were. Where only the day is known it was `opened_by_day`. `officer` and `witness` are the names as the minutes print them.
    """

    __tablename__ = "box_opening"
    id: Mapped[pk]
    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id"), index=True)
    opened_at: Mapped[moment]
    opened_by_day: Mapped[bool]
    recorded_at: Mapped[moment]
    actor: Mapped[short_text]
    officer: Mapped[short_text]
    witness: Mapped[short_text]
    lock_state: Mapped[short_text]
    found: Mapped[int]
    thanks: Mapped[int]
    blank: Mapped[int]
    illegible: Mapped[int]


class BoxSlip(Base):
    """A case that came of a slip, by the slip's number in its opening; never changed."""

    __tablename__ = "box_slip"
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id"), primary_key=True, autoincrement=False
    )
    opening_id: Mapped[int] = mapped_column(ForeignKey("box_opening.id"), index=True)
    slip: Mapped[int]


class BoxUndoing(Base):
    """An opening that was undone: it counts for nothing, nor does the look at its box."""

    __tablename__ = "box_undoing"
    opening_id: Mapped[int] = mapped_column(
        ForeignKey("box_opening.id"), primary_key=True, autoincrement=False
    )
    undone_at: Mapped[moment]
    actor: Mapped[short_text]
