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
from app.rules.timeline import EventKind
from app.rules.wording import sentence_list
from db import tables, writing
from db.queries.search import index_text

_WORDS = {
    "title": "perihal",
    "medium": "media",
    "classification": "klasifikasi",
    "topic": "materi",
    "about_office": "satker yang dituju",
    "content": "uraian",
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
        words = session.get_one(tables.ComplaintContent, complaint_id)
        known = kept_in(register, session).keys
        medium_id, column_id = known["medium", medium]
        topic_id = known["topic", topic][0] if topic else None
        office_id = known["office", new.about_office][0]
        old_content = Content(words.text, words.what, words.where, words.when, words.who, words.how)
        changed = [
            key
            for key, differs in {
                "title": kept.title != new.title,
                "medium": kept.medium_id != medium_id,
                "classification": kept.classification != new.classification.value,
                "topic": kept.topic_id != topic_id,
                "about_office": kept.about_office_id != office_id,
                "content": old_content != new.content,
            }.items()
            if differs
        ]
        if not changed:
            refuse({"": "Belum ada yang diubah."})
        parts = {key: getattr(new.content, key) for key in new.content.__slots__}
        writing.change_content(session, complaint_id, **parts)
        open_text = "" if case.confidential else new.content.text
        body = index_text(screen_number(*case.number), new.title, kept.source_reference, open_text)
        writing.change_search(session, complaint_id, body)
        writing.change_complaint(
            session,
            complaint_id,
            title=new.title,
            medium_id=medium_id,
            recap_column_id=column_id,
            classification=new.classification.value,
            topic_id=topic_id,
            about_office_id=office_id,
        )
        data = {"fields": sentence_list([_WORDS[key] for key in changed])}
        record(register, session, case, [NewEvent(EventKind.CORRECTED, case.now, data)])
    return replace(outcome(case, "dibetulkan"), changed=frozenset({"complaints", "months"}))
