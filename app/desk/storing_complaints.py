"""Writing checked complaints: numbers, first events, columns, and their words, sealed and searchable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, Compartment
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    content_body,
    identity_body,
)
from app.access.vault import NewText
from app.desk.event_log import NewEvent, append_many, holders_in
from app.desk.new_complaint import NewComplaint, received_of
from app.desk.open_case import projection
from app.desk.written_words import content_row
from app.office import CachedOffice, Office, own_office
from app.register import Register
from app.rules.check_code import new_check_code
from app.rules.counted_from import counted_from, day_only
from app.rules.event_kinds import EventKind
from app.rules.moments import Stated, day_of
from app.rules.numbering import screen_number
from app.rules.targets import case_classes
from app.rules.timeline import fold
from app.rules.work_calendar import WorkCalendar
from db import tables, writing
from db.queries.numbering import take_numbers
from db.queries.search import index_text

if TYPE_CHECKING:
    from db.session import Session


def store(
    register: Register, session: Session, kept: CachedOffice, complaints: list[NewComplaint]
) -> tuple[list[str], list[int]]:
    """Write checked complaints in one go; returns their numbers and ids in the same order."""
    now, office = register.clock.now(), kept.office
    years = [day_of(received_of(c), office.zone).year for c in complaints]
    numbers = take_numbers(session, years)
    rows, events = [], []
    known: dict[object, dict[str, object]] = {}
    for complaint, number in zip(complaints, numbers, strict=True):
        first = first_events(complaint, office=office, now=now)
        columns = _times(first, office) | _beginning(first, office, known)
        rows.append(_row(kept, complaint, number) | columns)
        events.append(first)
    ids = writing.add_complaints(session, rows)
    _store_words(session, complaints, numbers, ids)
    texts = [text for c, key in zip(complaints, ids, strict=True) for text in _sealed(c, key)]
    told = [(i, event) for i, first in zip(ids, events, strict=True) for event in first]
    confidential = {key for c, key in zip(complaints, ids, strict=True) if c.confidential}
    texts += append_many(register, session, events=told, sealed=confidential)
    facts = {
        key: CaseFacts(c.confidential, accused=frozenset(c.accused))
        for c, key in zip(complaints, ids, strict=True)
    }
    register.vault.put(session, texts, holders=holders_in(kept, facts), fresh=True)
    return [screen_number(year, seq) for year, seq in numbers], ids


def _beginning(
    first: Sequence[NewEvent], office: Office, known: dict[object, dict[str, object]]
) -> dict[str, object]:
    """Return the columns that mirror the first state, as `known` of others that began alike.

    It hangs on when and as what it was registered, and on the day of the receipt, alone.
    """
    received, registered = first[-2:]
    day = received.happened_at.astimezone(office.zone).date()
    alike = registered.happened_at, day, str(registered.data)
    if alike not in known:
        told = [event.happening for event in first]
        known[alike] = projection(fold(told, targets=office.targets, calendar=office.calendar))
    return known[alike]


def _times(first: Sequence[NewEvent], office: Office) -> dict[str, object]:
    """Return the columns of the moments, as the first events count them."""
    told = {event.kind: event for event in first}
    received, complained = told[EventKind.RECEIVED], told.get(EventKind.COMPLAINED)
    return {
        **receipt_columns(received.happened_at, office, by_day=received.happening.day_only),
        "complained_at": complained.happened_at if complained else None,
    }


def _row(kept: CachedOffice, complaint: NewComplaint, number: tuple[int, int]) -> dict[str, object]:
    office, known = kept.office, kept.keys
    medium_id, column_id = known["medium", complaint.medium]
    about = complaint.about_office or own_office(office)
    topic = known["topic", complaint.topic][0] if complaint.topic else None
    return {
        "year": number[0],
        "seq": number[1],
        "check_code": new_check_code(),
        "medium_id": medium_id,
        "recap_column_id": column_id,
        "source_reference": "" if complaint.confidential else complaint.source_reference,
        "title": complaint.title,
        "classification": complaint.classification.value,
        "topic_id": topic,
        "about_office_id": known["office", about][0],
        "anonymous": complaint.anonymous,
        "confidential": complaint.confidential,
        "attachments": complaint.attachments,
        "version": 1,
        "erased_at": None,
    }


def receipt_columns(received_at: datetime, office: Office, *, by_day: bool) -> dict[str, object]:
    """Return the columns that tell when a complaint was received, and in which month it counts."""
    local = received_at.astimezone(office.zone)
    return {
        "received_at": received_at,
        "received_by_day": by_day,
        "received_year": local.year,
        "month": local.month,
    }


def _sealed(complaint: NewComplaint, key: int) -> list[NewText]:
    """Return what of a complaint is sealed: who brought it, and all of a confidential one."""
    texts = []
    if not complaint.anonymous:
        body = identity_body(complaint.identity)
        texts.append(NewText(key, Compartment.IDENTITY, IDENTITY_PLACE, body))
    if complaint.confidential:
        body = content_body(complaint.content, complaint.source_reference)
        texts.append(NewText(key, Compartment.CONTENT, CONTENT_PLACE, body))
    return texts


def _store_words(
    session: Session,
    complaints: list[NewComplaint],
    numbers: list[tuple[int, int]],
    ids: list[int],
) -> None:
    """Write what is open: the text, whom the complaint is about, and the words to search by."""
    contents: list[dict[str, object]] = []
    accused: list[dict[str, object]] = []
    searched: list[dict[str, object]] = []
    for complaint, number, key in zip(complaints, numbers, ids, strict=True):
        words = complaint.content
        if not complaint.confidential:
            contents.append({"complaint_id": key, **content_row(words)})
        accused += [
            {"complaint_id": key, "party": party, "lifted": False}
            for party in sorted(set(complaint.accused))
        ]
        body = searchable(
            number,
            title=complaint.title,
            reference=complaint.source_reference,
            text=words.text,
            confidential=complaint.confidential,
        )
        searched.append({"rowid": key, "body": body})
    writing.add_rows(session, tables.ComplaintContent, contents)
    writing.add_rows(session, tables.Accused, accused)
    writing.add_search(session, searched)


def searchable(
    number: tuple[int, int], *, title: str, reference: str, text: str, confidential: bool
) -> str:
    """Return what the search index may hold of a complaint: of a confidential one its title."""
    shown = screen_number(*number)
    if confidential:
        return index_text(shown, title=title)
    return index_text(shown, title=title, reference=reference, open_text=text)


def first_events(complaint: NewComplaint, *, office: Office, now: datetime) -> list[NewEvent]:
    """Return the events that a registration writes, source history first."""
    calendar = office.calendar
    count = partial(counted_from, calendar=calendar, now=now)
    received, complained = received_of(complaint), complaint.complained_at
    events, last = [], None
    if complained is not None:
        last = sent_from(complained, received, calendar=calendar, now=now)
        events.append(NewEvent(EventKind.COMPLAINED, last, day_only(complained)))
    for step in complaint.source_steps:
        last = count(step.happened_at, after=last)
        told = day_only(step.happened_at)
        events.append(
            NewEvent(EventKind.SOURCE_STEP, last, told, speaker=step.actor, note=step.sentence)
        )
    received_at = count(received, after=last)
    told = day_only(received)
    events.append(NewEvent(EventKind.RECEIVED, received_at, told, speaker=complaint.received_from))
    registered = complaint.registered_at or now
    registered_at = count(registered, after=received_at)
    classes = case_classes(
        classification=complaint.classification,
        confidential=complaint.confidential,
        medium=complaint.medium,
    )
    about = complaint.about_office or own_office(office)
    told = {"classes": list(classes), "about": about, **day_only(registered)}
    # Who may open the case is decided by what is told here, not by its row.
    if complaint.confidential:
        told["confidential"] = True
    if complaint.accused:
        told["accused"] = sorted(set(complaint.accused))
    events.append(NewEvent(EventKind.REGISTERED, max(registered_at, received_at), told))
    return events


def sent_from(
    complained: Stated, received: Stated, *, calendar: WorkCalendar, now: datetime
) -> datetime:
    """Return from when a complaint counts as sent: of a day alone never after it was received."""
    sent = counted_from(complained, calendar=calendar, now=now)
    zone = calendar.zone
    if isinstance(complained, datetime) or day_of(received, zone) != complained:
        return sent
    return counted_from(received, calendar=calendar, now=now)
