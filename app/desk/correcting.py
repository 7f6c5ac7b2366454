"""Correcting what was registered wrongly; the correction itself stays on the timeline.

What it was before is told in the correction's note, which is sealed with a confidential case.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import CONTENT_PLACE, content_body, read_content
from app.access.vault import NewText
from app.case import Content
from app.desk.amending import Change, first_deed, judged_anew, noted, reason_mistake
from app.desk.disposing import outcome
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent, holders_in
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.registering import (
    NewComplaint,
    accused_mistake,
    mistakes_in,
    own_office,
    receipt_columns,
    searchable,
    sent_from,
    tidy,
)
from app.desk.sealing_cases import (
    drop_lost_keys,
    open_sealed_case,
    seal_case_again,
    seal_open_case,
    words_in,
)
from app.guard import allowed
from app.office import Choice
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.counted_from import DAY_ONLY, counted_from
from app.rules.event_kinds import EventKind
from app.rules.happenings import amendment, in_force
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import Stated, is_before, table_moment
from app.rules.targets import case_classes
from db import tables, writing
from db.queries.parties import all_accused, set_accused
from db.queries.seals import mark_reseal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.session import Session

_TIMES = {
    EventKind.RECEIVED: ("received_at", "waktu diterima"),
    EventKind.COMPLAINED: ("complained_at", "waktu pengaduan"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to hold from now on; what is None stays as it is.

    Codes name list entries. `received_at` is when it reached our office, `complained_at` when its
    complainant sent it, which is only corrected where it is known. `accused` are parties as on
    registering.
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
        # A case keeps its medium, also one that is offered no more.
        wrong = mistakes_in(new, office=case.office, now=case.now, media=case.office.all_media)
        wrong |= accused_mistake(case.kept, new.accused) | reason_mistake(reason)
        refuse(wrong | _time_mistakes(case, new) | _secrecy_mistake(register, case, new))
        kept = session.get_one(tables.Complaint, case.id)
        changes = _column_changes(case, kept, new)
        if correction.content is not None:
            changes += _change_words(register, session, case, new)
        data, told = _secrecy(register, session, case, new, reference=kept.source_reference)
        changes += told
        if correction.accused is not None and _change_accused(session, case, correction.accused):
            changes.append(Change("pihak yang diadukan"))
            data["accused"] = sorted(set(correction.accused))
        amends, times = _time_changes(case, new)
        changes += times
        if not changes:
            refuse({"": "Belum ada yang diubah."})
        _write(session, case, new)
        event = _event(case, new, changes, data | {"amends": amends}, reason=reason)
        now_sealed = replace(
            case,
            confidential=new.confidential,
            facts=replace(case.facts, confidential=new.confidential),
        )
        record(register, session, now_sealed, judged_anew(now_sealed, [event], amends=amends))
        _hand_keys_over(register, session, case, now_sealed)
    return replace(outcome(case, "dibetulkan"), changed=frozenset({"complaints", "months"}))


def _wanted(case: OpenedCase, correction: Correction) -> NewComplaint:
    """Return the case as it is to be, as if it were registered."""
    secret = case.confidential if correction.confidential is None else correction.confidential
    known = {event.kind: case.told(event.happened_at) for event in in_force(case.events)}
    return tidy(
        NewComplaint(
            medium=correction.medium,
            received_at=correction.received_at or case.told(case.received_at),
            complained_at=correction.complained_at or known.get(EventKind.COMPLAINED),
            title=correction.title,
            content=correction.content or Content(),
            confidential=secret,
            classification=correction.classification,
            topic=correction.topic,
            about_office=correction.about_office or own_office(case.office),
            accused=correction.accused or (),
        )
    )


def _time_mistakes(case: OpenedCase, new: NewComplaint) -> dict[str, str]:
    """Return what is wrong with a corrected receipt: nothing was done before it."""
    first, zone = first_deed(case), case.office.zone
    if new.received_at is None or first is None or not is_before(first, new.received_at, zone):
        return {}
    shown = table_moment(case.told(first), zone)
    return {"received_at": f"Sesudah tindakan pertama ({shown}). Periksa tanggal dan jamnya."}


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


def _column_changes(case: OpenedCase, kept: tables.Complaint, new: NewComplaint) -> list[Change]:
    """Return what differs in the columns, each as it was and as it is to be."""
    office, known = case.office, {key: found[0] for key, found in case.kept.keys.items()}

    def was(kind: str, key: int | None) -> str:
        return next((code for (of, code), found in known.items() if (of, found) == (kind, key)), "")

    medium, topic = was("medium", kept.medium_id), was("topic", kept.topic_id)
    about = was("office", kept.about_office_id)
    media = [Choice(each.code, each.name) for each in office.all_media]
    offices = (*office.offices, *office.former_offices)
    old_class = CLASSIFICATION_WORDS[Classification(kept.classification)]
    found = (
        Change("perihal", f"“{kept.title}”", f"“{new.title}”"),
        Change("media", _called(media, medium), _called(media, new.medium)),
        Change("klasifikasi", old_class, CLASSIFICATION_WORDS[new.classification]),
        Change("materi", _called(office.topics, topic), _called(office.topics, new.topic)),
        Change("satker yang dituju", _called(offices, about), _called(offices, new.about_office)),
    )
    return [change for change in found if change.old != change.new]


def _called(entries: Iterable[Choice], code: str) -> str:
    return next((entry.name for entry in entries if entry.code == code), code)


def _time_changes(
    case: OpenedCase, new: NewComplaint
) -> tuple[list[dict[str, object]], list[Change]]:
    """Return how the events told of the moments are to be read, and what that changes."""
    amends, changes, zone = [], [], case.office.zone
    wanted = {EventKind.RECEIVED: new.received_at, EventKind.COMPLAINED: new.complained_at}
    for event in in_force(case.events):
        told, was = wanted.get(event.kind), case.told(event.happened_at)
        if told is None or told == was:
            continue
        at = _counted(case, new)[event.kind]
        amends.append(amendment(event, at=at, data={DAY_ONLY: not isinstance(told, datetime)}))
        changes.append(
            Change(_TIMES[event.kind][1], table_moment(was, zone), table_moment(told, zone))
        )
    return amends, changes


def _counted(case: OpenedCase, new: NewComplaint) -> dict[EventKind, datetime]:
    """Return from when receipt and complaint count; of a day alone never after the first deed."""
    calendar, now = case.office.calendar, case.now
    received, first = new.received_at or case.received_at, first_deed(case)
    at = counted_from(received, calendar=calendar, now=now)
    if not isinstance(received, datetime) and first is not None:
        at = min(at, first)
    if new.complained_at is None:
        return {EventKind.RECEIVED: at}
    sent = sent_from(new.complained_at, at, calendar=calendar, now=now)
    return {EventKind.RECEIVED: at, EventKind.COMPLAINED: sent}


def _write(session: Session, case: OpenedCase, new: NewComplaint) -> None:
    """Write the columns, and what the search may find."""
    known = case.kept.keys
    medium_id, column_id = known["medium", new.medium]
    counted = _counted(case, new)
    by_day = not isinstance(new.received_at, datetime)
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
        complained_at=counted.get(EventKind.COMPLAINED),
        **receipt_columns(counted[EventKind.RECEIVED], case.office, by_day=by_day),
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
    told = {
        "fields": fields,
        "classes": list(classes),
        **{k: v for k, v in data.items() if v != []},
    }
    return NewEvent(EventKind.CORRECTED, case.now, told, note=note)


def _change_words(
    register: Register, session: Session, case: OpenedCase, new: NewComplaint
) -> list[Change]:
    """Write the words if they differ, sealed or open as they lie; return what they were."""
    if not case.confidential:
        before = words_in(session, case.id)
        if before == new.content:
            return []
        writing.change_content(session, case.id, **asdict(new.content))
        return [Change("uraian", before.text)]
    opened = register.vault.open_case(session, case.id, [Compartment.CONTENT], now=case.now)
    if CONTENT_PLACE not in opened:
        refuse({"text": "Uraian ini disegel untuk akun Anda dan tidak dapat diganti dari sini."})
    before, reference = read_content(opened[CONTENT_PLACE])
    if before == new.content:
        return []
    body = content_body(new.content, reference)
    text = NewText(case.id, Compartment.CONTENT, CONTENT_PLACE, body)
    facts = {case.id: replace(case.facts, confidential=True)}
    register.vault.put(session, [text], holders=holders_in(case.kept, facts))
    return [Change("uraian", before.text)]
