"""Registering a complaint: its number, its receipt's check code, its first events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from app.access.entitlement import CaseFacts, Compartment
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    content_body,
    identity_body,
)
from app.access.vault import NewText
from app.case import Content, Identity, SourceStep
from app.desk.confirming_nil import lateness
from app.desk.entry_checks import (
    clean_line,
    clean_text,
    line_mistake,
    moment_mistake,
    refuse,
    text_mistake,
)
from app.desk.event_log import NewEvent, append_many, holders_in
from app.desk.open_case import projection
from app.desk.reading_office import cached_office
from app.desk.written_words import identity_mistakes, parts_of, tidied_content, tidied_identity
from app.guard import allowed
from app.office import CachedOffice, Medium, Office, own_office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.check_code import new_check_code
from app.rules.counted_from import counted_from, day_only
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification
from app.rules.moments import Stated, day_of, is_before
from app.rules.numbering import screen_number
from app.rules.targets import WBS, case_classes
from app.rules.timeline import fold
from app.rules.work_calendar import WorkCalendar
from db import tables, writing
from db.queries.numbering import take_numbers
from db.queries.search import index_text

if TYPE_CHECKING:
    from db.session import Session


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What the registration form, a slip or an imported row says. Codes name list entries.

    `received_at` is when it reached our office, `complained_at` when the complainant sent it; what
    paper tells by its day alone is a day.
    `source_steps` is what happened in between, in the order its source gives it. `received_from`
    is who passed it on to us, empty when it came directly. `accused` are the parties it is about,
    "team:CODE" or "account:ID", who must not see it.
    """

    medium: str
    received_at: Stated | None
    title: str
    content: Content = Content()
    identity: Identity = Identity()
    anonymous: bool = False
    confidential: bool = False
    classification: Classification = Classification.COMPLAINT
    topic: str = ""
    about_office: str = ""
    complained_at: Stated | None = None
    source_reference: str = ""
    source_steps: tuple[SourceStep, ...] = field(default_factory=tuple)
    received_from: str = ""
    attachments: int = 0
    registered_at: Stated | None = None
    accused: tuple[str, ...] = ()


@allowed(Role.DESK)
def register_complaint(register: Register, *, complaint: NewComplaint) -> Outcome:
    """Save one complaint durably under the next number of its year.

    Raises UserMistake with one sentence per wrong field; nothing is written then.
    """
    with register.writing() as session:
        kept = cached_office(register, session)
        tidied = tidy(complaint)
        mistakes = mistakes_in(tidied, office=kept.office, now=register.clock.now())
        refuse(mistakes | accused_mistake(kept, tidied.accused))
        (number,), (complaint_id,) = store(register, session, kept, [tidied])
        late = lateness(session, kept.office, [_received(tidied)], now=register.clock.now())
    return Outcome(
        sentence=f"Aduan {number} tersimpan.{late}",
        changed=frozenset({"complaints", "months"}),
        complaint_id=complaint_id,
        number=number,
        late=late.strip(),
    )


def tidy(complaint: NewComplaint) -> NewComplaint:
    """Return the same without control characters and outer space.

    Who leaves no identity at all is anonymous; who asks to be anonymous leaves none. What came by
    the whistle-blowing site is confidential whether or not somebody says so.
    """
    identity = tidied_identity(complaint.identity)
    anonymous = complaint.anonymous or identity == Identity()
    tidied: dict[str, Any] = {
        "anonymous": anonymous,
        "confidential": complaint.confidential or complaint.medium == WBS,
        "identity": Identity() if anonymous else identity,
        "title": clean_line(complaint.title),
        "source_reference": clean_line(complaint.source_reference),
        "received_from": clean_line(complaint.received_from),
        "source_steps": tuple(
            replace(step, actor=clean_line(step.actor), sentence=clean_text(step.sentence))
            for step in complaint.source_steps
        ),
        "content": tidied_content(complaint.content),
    }
    # An import has a hundred thousand of them, most of them tidy already.
    changed = {key: value for key, value in tidied.items() if getattr(complaint, key) != value}
    return replace(complaint, **changed) if changed else complaint


def mistakes_in(
    complaint: NewComplaint,
    *,
    office: Office,
    now: datetime,
    media: Sequence[Medium] | None = None,
) -> dict[str, str]:
    """Return a sentence for each field that can't be accepted, by field key.

    The media are those offered unless others are given.
    """
    found: dict[str, str] = {}
    offered = office.media if media is None else media
    if complaint.medium not in {medium.code for medium in offered}:
        found["medium"] = "Media belum dipilih. Pilih lewat mana aduan ini masuk."
    if complaint.received_at is None:
        found["received_at"] = "Waktu diterima belum diisi. Tulis misalnya 27-02-2023."
    else:
        found["received_at"] = moment_mistake(complaint.received_at, now=now, office=office)
        if complaint.complained_at is not None:
            found["complained_at"] = moment_mistake(complaint.complained_at, now=now, office=office)
            late = is_before(complaint.received_at, complaint.complained_at, office.zone)
            if late and not found["complained_at"]:
                found["complained_at"] = (
                    "Waktu pengaduan sesudah waktu diterima. Periksa salah satunya."
                )
    found["title"] = line_mistake(
        complaint.title, name="Perihal", required="Tulis pokok aduan dalam satu baris."
    )
    if complaint.topic and complaint.topic not in {topic.code for topic in office.topics}:
        found["topic"] = "Materi itu tidak ada dalam daftar."
    if complaint.about_office and complaint.about_office not in {o.code for o in office.offices}:
        found["about_office"] = "Satker itu tidak ada dalam daftar."
    if not 0 <= complaint.attachments <= 999:
        found["attachments"] = "Jumlah lampiran antara 0 dan 999."
    found |= _text_mistakes(complaint)
    for index, step in enumerate(complaint.source_steps):
        wrong = moment_mistake(step.happened_at, now=now, office=office)
        wrong = wrong or line_mistake(step.actor, name="Pelaku", required="Siapa yang bertindak?")
        found[f"source_steps.{index}"] = wrong or text_mistake(step.sentence, name="Keterangan")
    return {key: sentence for key, sentence in found.items() if sentence}


def accused_mistake(kept: CachedOffice, accused: tuple[str, ...]) -> dict[str, str]:
    """Return a sentence under "accused" when a party is neither a team nor an account."""
    known = {party.code for party in kept.office.parties}
    return {} if known.issuperset(accused) else {"accused": "Tim atau pegawai itu tidak dikenal."}


def _text_mistakes(complaint: NewComplaint) -> dict[str, str]:
    words = complaint.content
    found = identity_mistakes(complaint.identity) | {
        "source_reference": line_mistake(complaint.source_reference, name="Nomor asal"),
        "received_from": line_mistake(complaint.received_from, name="Diteruskan oleh"),
        "text": text_mistake(words.text, name="Uraian"),
    }
    parts = ("what", words.what), ("where", words.where), ("when", words.when)
    for key, value in (*parts, ("who", words.who), ("how", words.how)):
        found[key] = text_mistake(value, name="Isian ini")
    return found


def first_events(complaint: NewComplaint, *, office: Office, now: datetime) -> list[NewEvent]:
    """Return the events that a registration writes, source history first."""
    calendar = office.calendar
    count = partial(counted_from, calendar=calendar, now=now)
    received, complained = _received(complaint), complaint.complained_at
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


def store(
    register: Register, session: Session, kept: CachedOffice, complaints: list[NewComplaint]
) -> tuple[list[str], list[int]]:
    """Write checked complaints in one go; returns their numbers and ids in the same order."""
    now, office = register.clock.now(), kept.office
    years = [day_of(_received(c), office.zone).year for c in complaints]
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


def _received(complaint: NewComplaint) -> Stated:
    if complaint.received_at is None:
        raise ValueError("an unchecked complaint can't be stored")
    return complaint.received_at


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
            contents.append({"complaint_id": key, **parts_of(words)})
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
