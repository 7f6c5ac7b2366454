"""Brings due dates up to date when the office's calendar changes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.desk.event_book import projection
from app.desk.office_book import office_in
from app.register import Register
from app.rules.timeline import EventKind, Happening, fold
from db import writing
from db.queries.case import dated_events

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def recount(register: Register, session: Session) -> None:
    """Fold anew every case whose state depends on the calendar: the open and the paused ones."""
    office = office_in(register, session)
    rows = session.execute(dated_events()).all()
    for complaint_id, events in groupby(rows, key=lambda row: row.complaint_id):
        listed = list(events)
        state = fold(
            [Happening(EventKind(row.kind), row.happened_at, row.data) for row in listed],
            targets=office.targets,
            calendar=office.calendar,
        )
        kept = listed[0]
        if (state.due_at, state.paused_minutes) != (kept.due_at, kept.paused_minutes):
            writing.change_complaint(session, complaint_id, **projection(state))
    # What was read inside a transaction must not outlive one that fails.
    register.office_kept = None
