"""Brings due dates up to date when the office's calendar or standards change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.desk.event_log import NewEvent, append_many
from app.desk.open_case import projection
from app.desk.reading_office import office_in
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.numbering import screen_number
from app.rules.targets import Targets
from app.rules.timeline import State, fold
from app.rules.work_calendar import WorkCalendar
from db import writing
from db.queries.case import dated_events, move_due
from db.touching import touch

if TYPE_CHECKING:
    from db.session import Row, Session


@dataclass(frozen=True, slots=True)
class MovedDue:
    """An open case whose due date moves; None when it has none. No title for who may not read it."""

    complaint_id: int
    number: str
    title: str
    old: datetime | None
    new: datetime | None


def recount(register: Register, session: Session) -> tuple[MovedDue, ...]:
    """Fold anew every case that depends on the calendar and write down which dates moved.

    Closed cases keep what they were judged by; a case's version stays, as nobody edited it.
    """
    # First of all: from here on no other desk moves a case by the calendar as it was before.
    writing.chain_end(session)
    office = office_in(register, session)
    moved: list[MovedDue] = []
    for kept, state in _recounted(session, targets=office.targets, calendar=office.calendar):
        if (state.due_at, state.paused_minutes) != (kept.due_at, kept.paused_minutes):
            session.execute(move_due(kept.complaint_id, **projection(state)))
            touch(session, [kept.complaint_id])
        moved += _moved(kept, state)
    now = register.clock.now()
    if moved:
        append_many(register, session, events=[(m.complaint_id, _event(m, now)) for m in moved])
    # What was read inside a transaction must not outlive one that fails.
    register.cached_office = None
    return tuple(moved)


def moved_by(session: Session, *, targets: Targets, calendar: WorkCalendar) -> tuple[MovedDue, ...]:
    """Return which open cases would move under another calendar or other standards."""
    counted = _recounted(session, targets=targets, calendar=calendar)
    return tuple(moved for kept, state in counted for moved in _moved(kept, state))


def _recounted(
    session: Session, *, targets: Targets, calendar: WorkCalendar
) -> Iterator[tuple[Row[*tuple[Any, ...]], State]]:
    rows = session.execute(dated_events()).all()
    for _, events in groupby(rows, key=lambda row: row.complaint_id):
        listed = list(events)
        told = [
            Happening(EventKind(row.kind), row.happened_at, row.data, row.event_id)
            for row in listed
        ]
        yield listed[0], fold(told, targets=targets, calendar=calendar)


def _moved(kept: Row[*tuple[Any, ...]], state: State) -> list[MovedDue]:
    if kept.closed_at is not None or state.due_at == kept.due_at:
        return []
    number = screen_number(kept.year, kept.seq)
    return [MovedDue(kept.complaint_id, number, kept.title, kept.due_at, state.due_at)]


def _event(moved: MovedDue, now: datetime) -> NewEvent:
    data = {"old": _text(moved.old), "new": _text(moved.new)}
    return NewEvent(EventKind.RECOUNTED, now, data)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()
