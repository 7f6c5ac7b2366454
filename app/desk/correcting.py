"""Correcting what was registered wrongly; the correction itself stays on the timeline."""

from dataclasses import replace

from app.desk.disposing import outcome
from app.desk.entry_checks import refuse
from app.desk.event_book import NewEvent, open_case, record
from app.desk.office_book import kept_in
from app.desk.registering import NewComplaint, mistakes_in, own_office, tidy
from app.facts import Classification, Content, Outcome
from app.register import Register
from app.rules.numbering import screen_number
from app.rules.targets import case_classes
from app.rules.timeline import EventKind
from app.rules.wording import sentence_list
from db import tables, writing
from db.queries.search import index_text

_WORDS = {
    "title": "perihal",
    "medium_id": "media",
    "classification": "klasifikasi",
    "topic_id": "materi",
    "about_office_id": "satker yang dituju",
}


def correct_complaint(
    register: Register,
    *,
    complaint_id: int,
    title: str,
    medium: str,
    classification: Classification,
    topic: str,
    about_office: str,
    content: Content,
    version: int | None = None,
) -> Outcome:
    """Correct what may be mistyped; number, times and identity stay as they are.

    Raises UserMistake by field as on registering, or when nothing was changed.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        new = tidy(
            NewComplaint(
                medium=medium,
                received_at=case.received_at,
                title=title,
                content=content,
                classification=classification,
                topic=topic,
                about_office=about_office or own_office(case.office),
            )
        )
        refuse(mistakes_in(new, office=case.office, now=case.now))
        kept = session.get_one(tables.Complaint, complaint_id)
        known = kept_in(register, session).keys
        medium_id, column_id = known["medium", medium]
        columns = {
            "title": new.title,
            "medium_id": medium_id,
            "classification": new.classification.value,
            "topic_id": known["topic", topic][0] if topic else None,
            "about_office_id": known["office", new.about_office][0],
        }
        changed = [_WORDS[key] for key, value in columns.items() if getattr(kept, key) != value]
        words = session.get_one(tables.ComplaintContent, complaint_id)
        parts = {key: getattr(new.content, key) for key in new.content.__slots__}
        if any(getattr(words, key) != value for key, value in parts.items()):
            changed.append("uraian")
        if not changed:
            refuse({"": "Belum ada yang diubah."})
        writing.change_content(session, complaint_id, **parts)
        open_text = "" if case.confidential else new.content.text
        body = index_text(screen_number(*case.number), new.title, kept.source_reference, open_text)
        writing.change_search(session, complaint_id, body)
        writing.change_complaint(session, complaint_id, recap_column_id=column_id, **columns)
        classes = case_classes(
            classification=classification, confidential=case.confidential, medium=medium
        )
        data = {"fields": sentence_list(changed), "classes": list(classes)}
        record(register, session, case, [NewEvent(EventKind.CORRECTED, case.now, data)])
    return replace(outcome(case, "dibetulkan"), changed=frozenset({"complaints", "months"}))
