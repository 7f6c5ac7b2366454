"""Selects by which a jump of the computer's clock is noticed."""

from datetime import datetime

from sqlalchemy import Select, select

from db.tables import ClockNote, Event


def last_recorded() -> Select[datetime]:
    """Select when the last event was recorded; none when there is no event."""
    return select(Event.recorded_at).order_by(Event.id.desc()).limit(1)


def last_note() -> Select[str, datetime, datetime]:
    """Select kind, moment and newest moment before, of the jump noted last."""
    note = ClockNote
    wanted = select(note.kind, note.noticed_at, note.newest_at)
    return wanted.order_by(note.id.desc()).limit(1)


def noted(kind: str, newest: datetime) -> Select[int]:
    """Select the note of a jump away from a moment."""
    return select(ClockNote.id).where(ClockNote.kind == kind, ClockNote.newest_at == newest)
