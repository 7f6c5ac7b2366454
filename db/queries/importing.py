"""Finds complaints that a file may tell of again."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from db.queries.recap import UNDONE
from db.tables import Complaint, ComplaintContent, Event, MediumEntry

_PART = 500


def by_references(session: Session, references: Collection[str]) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield medium, number and reference of the complaints that have one of these references."""
    named = select(
        MediumEntry.code, Complaint.source_reference, Complaint.year, Complaint.seq
    ).join(MediumEntry, MediumEntry.id == Complaint.medium_id)
    wanted = set(filter(None, references))
    if len(wanted) <= _PART:
        yield from session.execute(_counted(named.where(Complaint.source_reference.in_(wanted))))
        return
    # Read through once: no index leads to them, and each part would read through all again.
    for row in session.execute(_counted(named.where(Complaint.source_reference != ""))):
        if row.source_reference in wanted:
            yield row


def received_at(
    session: Session, moments: Collection[datetime], *, days: Collection[datetime] = ()
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield the complaints received at one of these moments, with their open text if any.

    And those of which no more is known than that it was on one of the `days`, which are told by
    their beginnings.
    """
    told = (
        select(
            *(MediumEntry.code, Complaint.received_at, Complaint.title, Complaint.year),
            Complaint.received_by_day,
            *(Complaint.seq, Complaint.confidential, ComplaintContent.text),
        )
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .outerjoin(ComplaintContent, ComplaintContent.complaint_id == Complaint.id)
    )
    wanted = sorted(moments)
    for first in range(0, len(wanted), _PART):
        part = wanted[first : first + _PART]
        # The index leads by the number's year, which is the one before or after at a year's turn.
        years = {moment.year + beside for moment in part for beside in (-1, 0, 1)}
        there = Complaint.year.in_(sorted(years)), Complaint.received_at.in_(part)
        yield from session.execute(_counted(told.where(*there)))
    for begins in sorted(days):
        years = {begins.year + beside for beside in (-1, 0, 1)}
        that_day = Complaint.received_at.between(begins, begins + timedelta(days=1))
        known = Complaint.year.in_(sorted(years)), Complaint.received_by_day, that_day
        yield from session.execute(_counted(told.where(*known)))


def _counted(selected: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Leave out what counts for nothing: it may be brought in again."""
    return selected.where(Complaint.settlement != UNDONE)


def imports(session: Session) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield id, kind, actor, moment and data of each import and each undoing, the newest first."""
    told = select(Event.id, Event.kind, Event.actor, Event.recorded_at, Event.data)
    kinds = Event.kind.in_(("imported", "import_undone"))
    # Few events have no complaint; an index finds those.
    found = told.where(Event.complaint_id.is_(None), kinds).order_by(Event.id.desc())
    yield from session.execute(found)


def cases_of(session: Session, first: int, last: int) -> Iterator[int]:
    """Yield the complaints that were registered between two places of the history."""
    found = select(Event.complaint_id).where(
        Event.id.between(first, last), Event.kind == "registered"
    )
    yield from (key for key in session.scalars(found) if key is not None)


def gone_on(
    session: Session, cases: Collection[int], *, since: int, passing: Collection[str], limit: int
) -> list[tuple[int, int]]:
    """Return the numbers of at most so many complaints with events after a place of the history."""
    found: list[tuple[int, int]] = []
    wanted = sorted(cases)
    for first in range(0, len(wanted), _PART):
        part = wanted[first : first + _PART]
        after = (Event.complaint_id.in_(part), Event.id > since, Event.kind.not_in(passing))
        touched = select(Event.complaint_id).where(*after)
        numbers = select(Complaint.year, Complaint.seq).where(Complaint.id.in_(touched))
        found += [(year, seq) for year, seq in session.execute(numbers.order_by(Complaint.id))]
        if len(found) >= limit:
            break
    return found[:limit]
