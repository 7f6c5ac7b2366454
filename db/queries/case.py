"""Selects for one complaint with its words, identity and events."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Update, or_, select, update

from db.queries.listing import ROW_COLUMNS
from db.tables import (
    Complaint,
    ComplaintContent,
    Event,
    EventNote,
    LegalHold,
    MediumEntry,
    OfficeEntry,
    TopicEntry,
)


def case_row(complaint_id: int) -> Select[*tuple[Any, ...]]:
    """Select all columns of one complaint that its page shows."""
    return (
        select(
            *ROW_COLUMNS,
            Complaint.check_code,
            Complaint.complained_at,
            Complaint.source_reference,
            Complaint.attachments,
            Complaint.version,
            TopicEntry.name.label("topic"),
            OfficeEntry.name.label("about_office"),
            OfficeEntry.grouping.label("about_group"),
            ComplaintContent.text,
            ComplaintContent.what,
            ComplaintContent.where,
            ComplaintContent.when,
            ComplaintContent.who,
            ComplaintContent.how,
            Complaint.erased_at,
            LegalHold.reason.label("held_because"),
        )
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .join(OfficeEntry, OfficeEntry.id == Complaint.about_office_id)
        .outerjoin(ComplaintContent, ComplaintContent.complaint_id == Complaint.id)
        .outerjoin(TopicEntry, TopicEntry.id == Complaint.topic_id)
        .outerjoin(LegalHold, LegalHold.complaint_id == Complaint.id)
        .where(Complaint.id == complaint_id)
    )


def plain_events(complaint_id: int) -> Select[str, datetime, dict[str, object]]:
    """Select a complaint's events without their notes, in the order they were recorded."""
    return (
        select(Event.kind, Event.happened_at, Event.data)
        .where(Event.complaint_id == complaint_id)
        .order_by(Event.id)
    )


def case_events(complaint_id: int) -> Select[*tuple[Any, ...]]:
    """Select a complaint's events with their notes, in the order they were recorded."""
    return (
        select(
            Event.id,
            Event.kind,
            Event.happened_at,
            Event.recorded_at,
            Event.actor,
            Event.data,
            EventNote.speaker,
            EventNote.text,
        )
        .outerjoin(EventNote, EventNote.event_id == Event.id)
        .where(Event.complaint_id == complaint_id)
        .order_by(Event.id)
    )


def open_words(complaint_id: int) -> Select[str, str, str, str, str, str]:
    """Select the open words of a complaint, in the order of the five W."""
    word = ComplaintContent
    return select(word.text, word.what, word.where, word.when, word.who, word.how).where(
        word.complaint_id == complaint_id
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
