"""Correcting what was registered wrongly; the correction itself stays on the timeline.

What it was before is told in the correction's note, which is sealed with a confidential case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.case import Content
from app.desk.amending import Change, judged_anew, noted, reason_mistake
from app.desk.confirming_nil import lateness
from app.desk.correcting_times import counted, time_changes, time_mistakes
from app.desk.correcting_words import change_sender, change_words
from app.desk.disposing import outcome
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent
from app.desk.new_complaint import NewComplaint, accused_mistake, mistakes_in, tidy
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.sealing_cases import (
    drop_lost_keys,
    open_sealed_case,
    seal_case_again,
    seal_open_case,
    words_in,
)
from app.desk.storing_complaints import receipt_columns, searchable
from app.guard import allowed
from app.office import Choice, own_office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import Stated, day_of
from app.rules.targets import case_classes
from db import tables, writing
from db.queries.parties import all_accused, set_accused
from db.queries.seals import mark_reseal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.session import Session

_OFFICE = "satker yang dituju"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to hold from now on; what is None stays as it is.

    Codes name list entries, the other fields mean what they do on registering. `complained_at` is
    added where it was not known.
    """

    title: str
    medium: str
    classification: Classification
    topic: str
    about_office: str
    content: Content | None = None
    accused: tuple[str, ...] | None = None
    received_at: Stated | None = None
    complained_at: Stated | None = None
    confidential: bool | None = None
    source_reference: str | None = None
    received_from: str | None = None
    attachments: int | None = None


@allowed(Role.DESK, Role.HEAD)
def correct_complaint(
    register: Register,
    *,
    complaint_id: int,
    correction: Correction,
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Correct what was registered wrongly; the number stays, and who brought it.

    A case becomes confidential when that was overlooked or when it moves to the whistle-blowing
    site, and then is sealed at once; only a head can end that. A new moment of receipt counts it in
    another month. Raises UserMistake by field as on registering, when nothing was changed, without
    a reason, or when a sealed text is to be replaced by who can't open it.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        new = _wanted(case, correction)
        # A case keeps its medium, topic, office and parties, also those that are offered no more.
        wrong = mistakes_in(new, office=case.office, now=case.now, former=True)
        wrong |= accused_mistake(case.kept, new.accused, former=True) | reason_mistake(reason)
        refuse(wrong | time_mistakes(case, new) | _secrecy_mistake(register, case, new))
        kept = session.get_one(tables.Complaint, case.id)
        changes = _column_changes(case, kept, new, correction)
        content = None if correction.content is None else new.content
        number = None if correction.source_reference is None else new.source_reference
        changes += change_words(register, session, case, content=content, reference=number)
        events, told = change_sender(register, session, case, correction.received_from)
        data, secrecy = _secrecy(register, session, case, new, reference=kept.source_reference)
        changes += told + secrecy
        if correction.accused is not None and _change_accused(session, case, correction.accused):
            changes.append(Change("pihak yang diadukan"))
            data["accused"] = sorted(set(correction.accused))
        amends, added, times = time_changes(case, new)
        changes += times
        if not changes:
            refuse({"": "Belum ada yang diubah."})
        _write(session, case, new, correction)
        event = _event(case, new, changes, data | {"amends": amends}, reason=reason)
        events = judged_anew(case, [*added, *events, event], amends=amends)
        now_sealed = replace(
            case,
            confidential=new.confidential,
            facts=replace(case.facts, confidential=new.confidential),
        )
        record(register, session, now_sealed, events)
        _hand_keys_over(register, session, case, now_sealed)
        late = _lateness(session, case, new)
    done = outcome(case, "dibetulkan")
    return replace(done, sentence=done.sentence + late, changed=frozenset({"complaints", "months"}))


def _lateness(session: Session, case: OpenedCase, new: NewComplaint) -> str:
    """Say of a case that is now counted in another month whether that one was closed already."""
    received, zone = new.received_at, case.office.zone
    if received is None:
        return ""
    before, now = day_of(case.received_at, zone), day_of(received, zone)
    if (before.year, before.month) == (now.year, now.month):
        return ""
    return lateness(session, case.office, [received], now=case.now)


def _wanted(case: OpenedCase, correction: Correction) -> NewComplaint:
    """Return the case as it is to be, as if it were registered."""
    secret = case.confidential if correction.confidential is None else correction.confidential
    zone = case.office.zone
    known = {event.kind: event.told_at(zone) for event in in_force(case.events)}
    return tidy(
        NewComplaint(
            medium=correction.medium,
            received_at=correction.received_at or case.received,
            complained_at=correction.complained_at or known.get(EventKind.COMPLAINED),
            title=correction.title,
            content=correction.content or Content(),
            confidential=secret,
            classification=correction.classification,
            topic=correction.topic,
            about_office=correction.about_office or own_office(case.office),
            accused=correction.accused or (),
            source_reference=correction.source_reference or "",
            received_from=correction.received_from or "",
            attachments=correction.attachments or 0,
        )
    )


def _secrecy_mistake(register: Register, case: OpenedCase, new: NewComplaint) -> dict[str, str]:
    if new.confidential or not case.confidential:
        return {}
    if Role.HEAD in register.account.roles:
        return {}
    return {"confidential": "Hanya Pimpinan yang dapat mengakhiri kerahasiaan aduan."}


def _secrecy(
    register: Register, session: Session, case: OpenedCase, new: NewComplaint, *, reference: str
) -> tuple[dict[str, object], list[Change]]:
    """Seal what lay in the open, or lay open what was sealed; return what the event tells."""
    if new.confidential == case.confidential:
        return {}, []
    if new.confidential:
        seal_open_case(register, session, case, reference=reference)
        writing.change_complaint(session, case.id, source_reference="")
        return {"confidential": True}, [Change("kerahasiaan", "tidak rahasia", "rahasia")]
    if not open_sealed_case(register, session, case):
        refuse({"confidential": "Isi aduan ini disegel untuk akun Anda."})
    return {"confidential": False}, [Change("kerahasiaan", "rahasia", "tidak rahasia")]


def _hand_keys_over(
    register: Register, session: Session, before: OpenedCase, now: OpenedCase
) -> None:
    """Take keys from who lost them, and give them to who is entitled now, once that is on record."""
    if before.confidential != now.confidential:
        drop_lost_keys(session, now.kept, now.id, now.facts)
        seal_case_again(register, session, now, rotate=now.confidential)


def _change_accused(session: Session, case: OpenedCase, accused: tuple[str, ...]) -> bool:
    """Write whom a case is about, if that is news; they lose its keys."""
    if set(accused) == set(all_accused(session, case.id)):
        return False
    set_accused(session, case.id, accused)
    mark_reseal(session, [case.id], rotate=True)
    accused_now = frozenset(key for key, free in all_accused(session, case.id).items() if not free)
    drop_lost_keys(session, case.kept, case.id, replace(case.facts, accused=accused_now))
    return True


def _column_changes(
    case: OpenedCase, kept: tables.Complaint, new: NewComplaint, correction: Correction
) -> list[Change]:
    """Return what differs in the columns, each as it was and as it is to be."""
    office, known = case.office, {key: found[0] for key, found in case.kept.keys.items()}

    def was(kind: str, key: int | None) -> str:
        return next((code for (of, code), found in known.items() if (of, found) == (kind, key)), "")

    medium, topic = was("medium", kept.medium_id), was("topic", kept.topic_id)
    about = was("office", kept.about_office_id)
    media = [Choice(each.code, each.name) for each in office.all_media]
    offices, topics = office.known_offices, office.known_topics
    old_class = CLASSIFICATION_WORDS[Classification(kept.classification)]
    attached = kept.attachments if correction.attachments is None else new.attachments
    found = (
        Change("perihal", f"“{kept.title}”", f"“{new.title}”"),
        Change("media", _called(media, medium), _called(media, new.medium)),
        Change("klasifikasi", old_class, CLASSIFICATION_WORDS[new.classification]),
        Change("materi", _called(topics, topic), _called(topics, new.topic)),
        Change(_OFFICE, _called(offices, about), _called(offices, new.about_office)),
        Change("jumlah lampiran", str(kept.attachments), str(attached)),
    )
    return [change for change in found if change.old != change.new]


def _called(entries: Iterable[Choice], code: str) -> str:
    return next((entry.name for entry in entries if entry.code == code), code)


def _write(session: Session, case: OpenedCase, new: NewComplaint, correction: Correction) -> None:
    """Write the columns, and what the search may find."""
    known = case.kept.keys
    medium_id, column_id = known["medium", new.medium]
    at = counted(case, new)
    by_day = not isinstance(new.received_at, datetime)
    if correction.attachments is not None:
        writing.change_complaint(session, case.id, attachments=new.attachments)
    writing.change_complaint(
        session,
        case.id,
        title=new.title,
        medium_id=medium_id,
        recap_column_id=column_id,
        classification=new.classification.value,
        topic_id=known["topic", new.topic][0] if new.topic else None,
        about_office_id=known["office", new.about_office][0],
        confidential=new.confidential,
        complained_at=at.get(EventKind.COMPLAINED),
        **receipt_columns(at[EventKind.RECEIVED], case.office, by_day=by_day),
    )
    body = searchable(
        case.number,
        title=new.title,
        reference=session.get_one(tables.Complaint, case.id).source_reference,
        text=words_in(session, case.id).text,
        confidential=new.confidential,
    )
    writing.change_search(session, case.id, body)


def _event(
    case: OpenedCase,
    new: NewComplaint,
    changes: list[Change],
    data: dict[str, object],
    *,
    reason: str,
) -> NewEvent:
    classes = case_classes(
        classification=new.classification, confidential=new.confidential, medium=new.medium
    )
    fields, note = noted(changes, reason)
    if any(change.what == _OFFICE for change in changes):
        data = data | {"about": new.about_office}
    told = {
        "fields": fields,
        "classes": list(classes),
        **{k: v for k, v in data.items() if v != []},
    }
    return NewEvent(EventKind.CORRECTED, case.now, told, note=note)
