"""Selects for one complaint with its words, identity and events."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, Update, func, or_, select, update
from sqlalchemy.orm import Session

from db.queries.by_ids import rows_of
from db.queries.listing import ROW_COLUMNS
from db.queries.selecting import EVERYTHING, Visibility
from db.tables import (
    Complaint,
    ComplaintContent,
    Event,
    EventNote,
    LegalHold,
    MediumEntry,
    OfficeEntry,
    ReportSummary,
    TopicEntry,
)

# Of a large register the newest cases say enough.
_NEAR, _ALIKE = 2000, 50
_STORIES = (
    select(
        *ROW_COLUMNS,
        Complaint.check_code,
        Complaint.complained_at,
        Complaint.source_reference,
        Complaint.attachments,
        TopicEntry.name.label("topic"),
        OfficeEntry.name.label("about_office"),
        OfficeEntry.grouping.label("about_group"),
        ComplaintContent.text,
        ComplaintContent.what,
        ComplaintContent.where,
        ComplaintContent.when,
        ComplaintContent.who,
        ComplaintContent.how,
        ComplaintContent.details,
        Complaint.erased_at,
        LegalHold.since.label("held_since"),
        ReportSummary.text.label("report_summary"),
        Event.id.label("event_id"),
        Event.kind,
        Event.happened_at,
        Event.recorded_at,
        Event.actor,
        Event.data,
        EventNote.speaker,
        EventNote.text.label("note"),
    )
    .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
    .join(OfficeEntry, OfficeEntry.id == Complaint.about_office_id)
    .outerjoin(ComplaintContent, ComplaintContent.complaint_id == Complaint.id)
    .outerjoin(TopicEntry, TopicEntry.id == Complaint.topic_id)
    .outerjoin(LegalHold, LegalHold.complaint_id == Complaint.id)
    .outerjoin(ReportSummary, ReportSummary.complaint_id == Complaint.id)
    .join(Event, Event.complaint_id == Complaint.id)
    .outerjoin(EventNote, EventNote.event_id == Event.id)
    .order_by(Complaint.id, Event.id)
)


def stories(
    session: Session, complaint_ids: Collection[int], *, visibility: Visibility = EVERYTHING
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Return some complaints with all that their pages show, once for every event of theirs.

    By id, the events in the order they were recorded; what a reader may not see is left out.
    """
    seen = _STORIES.where(*visibility.conditions())
    rows = rows_of(session, lambda ids: seen.where(Complaint.id.in_(ids)), complaint_ids)
    return {key: list(told) for key, told in groupby(rows, key=lambda row: row.id)}


def dispositions(session: Session, complaint_ids: Collection[int]) -> dict[int, datetime]:
    """Return when each of some complaints was disposed last."""
    told = (
        select(Event.complaint_id, func.max(Event.happened_at).label("happened_at"))
        .where(Event.kind == "disposed")
        .group_by(Event.complaint_id)
    )
    rows = rows_of(session, lambda ids: told.where(Event.complaint_id.in_(ids)), complaint_ids)
    return {row.complaint_id: row.happened_at for row in rows}


def dispositions_alike(complaint_id: int) -> Select[Any]:
    """Select what was disposed of the newest cases before one about the same topic: its data."""
    own = select(Complaint.topic_id).where(Complaint.id == complaint_id).scalar_subquery()
    near = Complaint.id.between(complaint_id - _NEAR, complaint_id - 1)
    return (
        select(Event.data)
        .join(Complaint, Complaint.id == Event.complaint_id)
        .where(near, Complaint.topic_id == own, Event.kind == "disposed")
        .order_by(Event.id.desc())
        .limit(_ALIKE)
    )


def open_words(complaint_id: int) -> Select[*tuple[str, ...]]:
    """Select the open words of a complaint, in the order of the five W, and what its medium brings."""
    word = ComplaintContent
    return select(
        *(word.text, word.what, word.where, word.when, word.who, word.how, word.details)
    ).where(word.complaint_id == complaint_id)


def open_details(complaint_ids: Collection[int]) -> Select[int, str]:
    """Select what the media of some complaints brought, where it is open and there is any."""
    word = ComplaintContent
    return select(word.complaint_id, word.details).where(
        word.complaint_id.in_(complaint_ids), word.details != ""
    )


def open_notes(complaint_id: int) -> Select[int, str, str, bytes]:
    """Select the notes of a complaint's events that lie in the open."""
    note = EventNote
    return (
        select(note.event_id, note.speaker, note.text, note.salt)
        .join(Event, Event.id == note.event_id)
        .where(Event.complaint_id == complaint_id)
    )


def dated_events() -> Select[*tuple[Any, ...]]:
    """Select the events of cases that are open or were ever paused, with what they depend on."""
    return (
        select(
            Event.complaint_id,
            Event.id.label("event_id"),
            Event.kind,
            Event.happened_at,
            Event.data,
            Complaint.year,
            Complaint.seq,
            Complaint.title,
            Complaint.due_at,
            Complaint.paused_minutes,
            Complaint.closed_at,
        )
        .join(Complaint, Complaint.id == Event.complaint_id)
        .where(or_(Complaint.closed_at.is_(None), Complaint.paused_minutes != 0))
        .order_by(Event.complaint_id, Event.id)
    )


def move_due(complaint_id: int, **values: object) -> Update:
    """Change what follows from the calendar; the version stays, as nobody changed the case."""
    return update(Complaint).where(Complaint.id == complaint_id).values(**values)
