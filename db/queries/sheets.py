"""The printings of disposition sheets."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from db.tables import SheetPrinting, SpareSheet


class Printing(NamedTuple):
    """One printing; `void` when a later one of the same complaint went to a printer."""

    complaint_id: int
    issued_at: datetime
    layout: str
    void: bool


def printing(session: Session, number: str) -> Printing | None:
    """Return a printing by its number; None when there is none."""
    entry = SheetPrinting
    row = session.execute(
        select(entry.id, entry.complaint_id, entry.issued_at, entry.layout).where(
            entry.number == number
        )
    ).one_or_none()
    if row is None:
        return None
    later = select(entry.id).where(
        entry.complaint_id == row.complaint_id, entry.id > row.id, entry.printed_at.is_not(None)
    )
    void = session.scalar(later.limit(1)) is not None
    return Printing(row.complaint_id, row.issued_at, row.layout, void)


def taken(session: Session, numbers: Collection[str]) -> frozenset[str]:
    """Return those of some numbers that a printing has already, or a blank sheet."""
    found = [
        session.scalars(select(entry.number).where(entry.number.in_(numbers)))
        for entry in (SheetPrinting, SpareSheet)
    ]
    return frozenset(number for some in found for number in some)


def spare(session: Session, number: str) -> str | None:
    """Return the layout of a blank sheet that no complaint has yet; None when there is none."""
    return session.scalar(select(SpareSheet.layout).where(SpareSheet.number == number))


def spares(session: Session) -> list[tuple[str, datetime]]:
    """Return number and moment of the blank sheets that no complaint has yet, the oldest first."""
    entry = SpareSheet
    rows = session.execute(select(entry.number, entry.reserved_at).order_by(entry.id))
    return [(number, reserved_at) for number, reserved_at in rows]


def drop_spare(session: Session, number: str) -> None:
    """Take a blank sheet from those that no complaint has."""
    session.execute(delete(SpareSheet).where(SpareSheet.number == number))


def note_printed(session: Session, complaint_ids: Collection[int], *, at: datetime) -> None:
    """Note that what was issued last for some complaints went to a printer."""
    entry = SheetPrinting
    last = (
        select(func.max(entry.id))
        .where(entry.complaint_id.in_(complaint_ids))
        .group_by(entry.complaint_id)
    )
    session.execute(
        update(entry)
        .where(entry.id.in_(last), entry.printed_at.is_(None))
        .values(printed_at=at)
        .execution_options(synchronize_session=False)
    )
