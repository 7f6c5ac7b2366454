"""Correcting what was registered wrongly; the correction itself stays on the timeline."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import CONTENT_PLACE, content_body, read_content
from app.access.vault import NewText
from app.case import Content
from app.desk.disposing import outcome
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent, holders_in
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.registering import (
    NewComplaint,
    accused_mistake,
    mistakes_in,
    own_office,
    searchable,
    tidy,
)
from app.desk.sealing_cases import drop_lost_keys, seal_open_case, words_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification
from app.rules.targets import case_classes
from app.rules.wording import sentence_list
from db import tables, writing
from db.queries.parties import all_accused, set_accused
from db.queries.seals import mark_reseal

if TYPE_CHECKING:
    from db.session import Session

_WORDS = {
    "title": "perihal",
    "medium_id": "media",
    "classification": "klasifikasi",
    "topic_id": "materi",
    "about_office_id": "satker yang dituju",
}


@allowed(Role.DESK, Role.HEAD)
def correct_complaint(
    register: Register,
    *,
    complaint_id: int,
    title: str,
    medium: str,
    classification: Classification,
    topic: str,
    about_office: str,
    content: Content | None,
    accused: tuple[str, ...] | None = None,
    version: int | None = None,
) -> Outcome:
    """Correct what may be mistyped; number, times and identity stay as they are.

    Without `content` or `accused` those stay. A complaint moved to the whistle-blowing site becomes
    confidential, and never stops being so. Raises UserMistake by field as on registering, when
    nothing was changed, or when a sealed text is to be replaced by who can't open it.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        parts = content or Content()
        new = tidy(
            NewComplaint(
                medium=medium,
                received_at=case.received_at,
                title=title,
                content=parts,
                confidential=case.confidential,
                classification=classification,
                topic=topic,
                about_office=about_office or own_office(case.office),
                accused=accused or (),
            )
        )
        # A case keeps its medium, also one that is offered no more.
        wrong = mistakes_in(new, office=case.office, now=case.now, media=case.office.all_media)
        refuse(wrong | accused_mistake(case.kept, new.accused))
        told: dict[str, object] = (
            {"confidential": True} if new.confidential and not case.confidential else {}
        )
        changed = _changed_columns(register, session, case, new)
        if accused is not None and _change_accused(session, case, accused):
            changed.append("pihak yang diadukan")
            told["accused"] = sorted(set(accused))
        if content is not None:
            changed += _change_words(register, session, case, new)
        if not changed:
            refuse({"": "Belum ada yang diubah."})
        _change_search(session, case, new)
        classes = case_classes(
            classification=classification, confidential=new.confidential, medium=medium
        )
        data = {"fields": sentence_list(changed), "classes": list(classes), **told}
        now_sealed = replace(case, confidential=new.confidential)
        record(register, session, now_sealed, [NewEvent(EventKind.CORRECTED, case.now, data)])
    return replace(outcome(case, "dibetulkan"), changed=frozenset({"complaints", "months"}))


def _change_accused(session: Session, case: OpenedCase, accused: tuple[str, ...]) -> bool:
    """Write whom a case is about, if that is news; they lose its keys."""
    if set(accused) == set(all_accused(session, case.id)):
        return False
    set_accused(session, case.id, accused)
    mark_reseal(session, [case.id], rotate=True)
    accused_now = frozenset(key for key, free in all_accused(session, case.id).items() if not free)
    drop_lost_keys(session, case.kept, case.id, replace(case.facts, accused=accused_now))
    return True


def _changed_columns(
    register: Register, session: Session, case: OpenedCase, new: NewComplaint
) -> list[str]:
    """Write the columns that differ; return their names in words."""
    kept = session.get_one(tables.Complaint, case.id)
    known = case.kept.keys
    medium_id, column_id = known["medium", new.medium]
    columns = {
        "title": new.title,
        "medium_id": medium_id,
        "classification": new.classification.value,
        "topic_id": known["topic", new.topic][0] if new.topic else None,
        "about_office_id": known["office", new.about_office][0],
    }
    changed = [_WORDS[key] for key, value in columns.items() if getattr(kept, key) != value]
    if new.confidential and not case.confidential:
        changed.append("kerahasiaan")
        seal_open_case(register, session, case, reference=kept.source_reference)
        columns["source_reference"] = ""
    columns["confidential"] = new.confidential
    writing.change_complaint(session, case.id, recap_column_id=column_id, **columns)
    return changed


def _change_words(
    register: Register, session: Session, case: OpenedCase, new: NewComplaint
) -> list[str]:
    """Write the words if they differ; return what they are called."""
    if not new.confidential:
        if words_in(session, case.id) == new.content:
            return []
        writing.change_content(session, case.id, **asdict(new.content))
        return ["uraian"]
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
    return ["uraian"]


def _change_search(session: Session, case: OpenedCase, new: NewComplaint) -> None:
    body = searchable(
        case.number,
        title=new.title,
        reference=session.get_one(tables.Complaint, case.id).source_reference,
        text=words_in(session, case.id).text,
        confidential=new.confidential,
    )
    writing.change_search(session, case.id, body)
