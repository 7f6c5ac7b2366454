"""Registering a complaint: its number, its receipt's check code, its first events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.desk.entry_checks import (
    clean_line,
    clean_text,
    line_mistake,
    moment_mistake,
    refuse,
    text_mistake,
)
from app.desk.event_book import NewEvent, append_many, projection
from app.desk.office_book import KeptOffice, kept_in
from app.facts import Classification, Content, Identity, Office, Outcome, SourceStep
from app.register import Register
from app.rules.numbering import new_check_code, screen_number
from app.rules.targets import case_classes
from app.rules.timeline import EventKind, fold
from db import tables, writing
from db.queries.numbering import take_numbers
from db.queries.search import index_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What the registration form, a slip or an imported row says. Codes name list entries.

    `received_at` is when it reached our office, `complained_at` when the complainant sent it.
    `source_steps` is what happened in between, in the order its source gives it. `received_from`
    is who passed it on to us, empty when it came directly.
    """

    medium: str
    received_at: datetime | None
    title: str
    content: Content = Content()
    identity: Identity = Identity()
    anonymous: bool = False
    confidential: bool = False
    classification: Classification = Classification.COMPLAINT
    topic: str = ""
    about_office: str = ""
    complained_at: datetime | None = None
    source_reference: str = ""
    source_steps: tuple[SourceStep, ...] = field(default_factory=tuple)
    received_from: str = ""
    attachments: int = 0
    registered_at: datetime | None = None


def register_complaint(register: Register, *, complaint: NewComplaint) -> Outcome:
    """Save one complaint durably under the next number of its year.

    Raises UserMistake with one sentence per wrong field; nothing is written then.
    """
    with register.writing() as session:
        kept = kept_in(register, session)
        tidied = tidy(complaint)
        refuse(mistakes_in(tidied, office=kept.office, now=register.clock.now()))
        (number,), (complaint_id,) = store(register, session, kept, [tidied])
    return Outcome(
        sentence=f"Aduan {number} tersimpan.",
        changed=frozenset({"complaints", "months"}),
        complaint_id=complaint_id,
        number=number,
    )


def tidy(complaint: NewComplaint) -> NewComplaint:
    """Return the same without control characters and outer space.

    Who leaves no identity at all is anonymous; who asks to be anonymous leaves none.
    """
    words = complaint.content
    person = complaint.identity
    identity = Identity(
        clean_line(person.name),
        clean_line(person.contact),
        clean_text(person.address),
        clean_line(person.national_id),
    )
    anonymous = complaint.anonymous or identity == Identity()
    return replace(
        complaint,
        anonymous=anonymous,
        identity=Identity() if anonymous else identity,
        title=clean_line(complaint.title),
        source_reference=clean_line(complaint.source_reference),
        received_from=clean_line(complaint.received_from),
        source_steps=tuple(
            SourceStep(step.happened_at, clean_line(step.actor), clean_text(step.sentence))
            for step in complaint.source_steps
        ),
        content=Content(
            *(
                clean_text(part)
                for part in (words.text, words.what, words.where, words.when, words.who, words.how)
            )
        ),
    )


def mistakes_in(complaint: NewComplaint, *, office: Office, now: datetime) -> dict[str, str]:
    """Return a sentence for each field that can't be accepted, by field key."""
    found: dict[str, str] = {}
    if complaint.medium not in {medium.code for medium in office.media}:
        found["medium"] = "Media belum dipilih. Pilih lewat mana aduan ini masuk."
    if complaint.received_at is None:
        found["received_at"] = "Waktu diterima belum diisi. Tulis misalnya 27-02-2023 14.03."
    else:
        found["received_at"] = moment_mistake(complaint.received_at, now=now, office=office)
        if complaint.complained_at is not None:
            found["complained_at"] = moment_mistake(complaint.complained_at, now=now, office=office)
            if not found["complained_at"] and complaint.complained_at > complaint.received_at:
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


def _text_mistakes(complaint: NewComplaint) -> dict[str, str]:
    words, person = complaint.content, complaint.identity
    found = {
        "source_reference": line_mistake(complaint.source_reference, name="Nomor asal"),
        "received_from": line_mistake(complaint.received_from, name="Diteruskan oleh"),
        "name": line_mistake(person.name, name="Nama pelapor"),
        "contact": line_mistake(person.contact, name="Kontak"),
        "address": text_mistake(person.address, name="Alamat"),
        "national_id": line_mistake(person.national_id, name="NIK"),
        "text": text_mistake(words.text, name="Uraian"),
    }
    parts = ("what", words.what), ("where", words.where), ("when", words.when)
    for key, value in (*parts, ("who", words.who), ("how", words.how)):
        found[key] = text_mistake(value, name="Isian ini")
    digits = person.national_id
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 16):
        found["national_id"] = "NIK terdiri atas 16 angka."
    return found


def first_events(complaint: NewComplaint, *, now: datetime) -> list[NewEvent]:
    """Return the events that a registration writes, source history first."""
    received_at = _received(complaint)
    events = []
    if complaint.complained_at is not None:
        events.append(NewEvent(EventKind.COMPLAINED, complaint.complained_at))
    events += [
        NewEvent(EventKind.SOURCE_STEP, s.happened_at, speaker=s.actor, note=s.sentence)
        for s in complaint.source_steps
    ]
    events.append(NewEvent(EventKind.RECEIVED, received_at, speaker=complaint.received_from))
    registered_at = max(complaint.registered_at or now, received_at)
    classes = case_classes(
        classification=complaint.classification,
        confidential=complaint.confidential,
        medium=complaint.medium,
    )
    events.append(NewEvent(EventKind.REGISTERED, registered_at, {"classes": list(classes)}))
    return events


def store(
    register: Register, session: Session, kept: KeptOffice, complaints: list[NewComplaint]
) -> tuple[list[str], list[int]]:
    """Write checked complaints in one go; returns their numbers and ids in the same order."""
    now, office = register.clock.now(), kept.office
    years = [_received(c).astimezone(office.zone).year for c in complaints]
    numbers = take_numbers(session, years)
    rows, events = [], []
    for complaint, number in zip(complaints, numbers, strict=True):
        first = first_events(complaint, now=now)
        state = fold(
            [event.happening for event in first], targets=office.targets, calendar=office.calendar
        )
        rows.append(_row(kept, complaint, number) | projection(state))
        events.append(first)
    ids = writing.add_complaints(session, rows)
    _store_words(session, complaints, numbers, ids)
    append_many(
        register,
        session,
        events=[(i, event) for i, first in zip(ids, events, strict=True) for event in first],
    )
    return [screen_number(year, seq) for year, seq in numbers], ids


def _received(complaint: NewComplaint) -> datetime:
    if complaint.received_at is None:
        raise ValueError("an unchecked complaint can't be stored")
    return complaint.received_at


def _row(kept: KeptOffice, complaint: NewComplaint, number: tuple[int, int]) -> dict[str, object]:
    office, known = kept.office, kept.keys
    medium_id, column_id = known["medium", complaint.medium]
    about = complaint.about_office or own_office(office)
    topic = known["topic", complaint.topic][0] if complaint.topic else None
    return {
        "year": number[0],
        "seq": number[1],
        "month": _received(complaint).astimezone(office.zone).month,
        "check_code": new_check_code(),
        "received_at": complaint.received_at,
        "complained_at": complaint.complained_at,
        "medium_id": medium_id,
        "recap_column_id": column_id,
        "source_reference": complaint.source_reference,
        "title": complaint.title,
        "classification": complaint.classification.value,
        "topic_id": topic,
        "about_office_id": known["office", about][0],
        "anonymous": complaint.anonymous,
        "confidential": complaint.confidential,
        "attachments": complaint.attachments,
        "version": 1,
    }


def own_office(office: Office) -> str:
    """Return the code of our own office."""
    return next(entry.code for entry in office.offices if entry.group == "own")


def _store_words(
    session: Session,
    complaints: list[NewComplaint],
    numbers: list[tuple[int, int]],
    ids: list[int],
) -> None:
    contents, identities, searched = [], [], []
    for complaint, number, key in zip(complaints, numbers, ids, strict=True):
        words, person = complaint.content, complaint.identity
        contents.append(
            {
                "complaint_id": key,
                "text": words.text,
                "what": words.what,
                "where": words.where,
                "when": words.when,
                "who": words.who,
                "how": words.how,
            }
        )
        if not complaint.anonymous:
            identities.append(
                {
                    "complaint_id": key,
                    "name": person.name,
                    "contact": person.contact,
                    "address": person.address,
                    "national_id": person.national_id,
                }
            )
        body = index_text(
            screen_number(*number),
            complaint.title,
            complaint.source_reference,
            "" if complaint.confidential else words.text,
        )
        searched.append({"rowid": key, "body": body})
    writing.add_rows(session, tables.ComplaintContent, contents)
    writing.add_rows(session, tables.ComplaintIdentity, identities)
    writing.add_search(session, searched)
