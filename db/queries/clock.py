"""Selects by which a jump of the computer's clock is noticed."""

from datetime import datetime

from sqlalchemy import Select, func, select

from db.tables import ClockNote, Event

_LATEST = 200


def newest_recorded() -> Select[datetime]:
    """Select the newest moment of recording among the last events; none when there are none."""
    latest = select(Event.recorded_at).order_by(Event.id.desc()).limit(_LATEST).subquery()
    return select(func.max(latest.c.recorded_at))


def noted(kind: str, newest: datetime) -> Select[int]:
    """Select the note of a jump away from a moment."""
    return select(ClockNote.id).where(ClockNote.kind == kind, ClockNote.newest_at == newest)
