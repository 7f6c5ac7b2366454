"""A case's papers put together in one: what goes along with a letter as its attachment."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from app.case import Case, Evidence, FileFacts, Origin
from app.desk.opening_seals import EVERYTHING, opened_in
from app.desk.papers import letterhead_of
from app.desk.reading_evidence import note_opening, plain_parts
from app.desk.reading_office import office_in
from app.documents.marks import WITHHELD
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.file_kinds import FILE_KINDS, Viewing
from app.rules.kinds import CLASSIFICATION_WORDS
from app.rules.moments import date_time_words
from app.rules.numbering import COMPLETENESS
from app.rules.wording import capitalised

if TYPE_CHECKING:
    from db.session import Session


@allowed(Role.DESK, Role.HEAD)
def case_file_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return what the register has of a case as one A4 PDF, its pictures behind it.

    Files that are no pictures, or none that can be drawn, are named as going along apart; papers of
    ours that came back stay here. Of a confidential case there are only its number and dates. What was opened is on record.
    """
    from app.documents.case_file import CaseFileData, case_file

    now = register.clock.now()
    with register.writing() as session:
        (case,) = opened_in(
            register, session, [complaint_id], opening=EVERYTHING, purpose="letter", on_paper=True
        )
        office = office_in(register, session)
        kept = [] if case.row.confidential else [e for e in case.evidence if _goes_along(e)]
        files = _files(register, session, case, kept)
    # Drawing takes its time: nobody else waits with what they save until it is done.
    pictures, others = _fitted(files)
    data = CaseFileData(
        number=case.paper_number,
        facts=_facts(case, office),
        text=case.content.text,
        parts=tuple(
            (f"{capitalised(word)}", getattr(case.content, key))
            for key, word in COMPLETENESS.items()
            if getattr(case.content, key)
        ),
        story=tuple(
            (date_time_words(e.told_at, office.zone), f"{e.actor} {e.sentence}")
            for e in case.timeline
            if not e.withdrawn
        ),
        pictures=pictures,
        others=others,
        printed_at=now,
        zone=office.zone,
        confidential=case.row.confidential,
        sample=office.sample,
    )
    return case_file(data, letterhead=letterhead_of(office, now))


def _facts(case: Case, office: Office) -> tuple[tuple[str, str], ...]:
    who = case.identity
    name = "Anonim" if case.row.anonymous else who.name
    if case.row.confidential:
        name = WITHHELD
    facts = [
        ("Pokok pengaduan", case.row.title),
        ("Klasifikasi", CLASSIFICATION_WORDS[case.row.classification]),
        ("Media", case.row.medium),
        ("Diterima", date_time_words(case.row.received(office.zone), office.zone)),
        ("Pelapor", name),
    ]
    if not (case.row.confidential or case.row.anonymous):
        facts += [("Alamat", who.address), ("Kontak", who.contact)]
    return tuple((label, words) for label, words in facts if words)


def _goes_along(evidence: Evidence) -> bool:
    facts = evidence.facts
    return facts is not None and facts.origin is not Origin.READ and not evidence.withdrawn


def _files(
    register: Register, session: Session, case: Case, kept: list[Evidence]
) -> list[tuple[str, bytes | None]]:
    """Return the names of files in their order, of each picture what is in it."""
    found: list[tuple[str, bytes | None]] = []
    for each in kept:
        name, is_picture = _named(each.facts)
        body = None
        if is_picture:
            facts, key = note_opening(register, session, case.row.id, each.file, purpose="letter")
            body = b"".join(plain_parts(session, case.row.id, each.file, facts, key))
        found.append((name, body))
    return found


def _fitted(
    files: list[tuple[str, bytes | None]],
) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
    """Return the pictures as papers show them, and the names of all other files."""
    from app.documents.pictures import fitted

    pictures: list[tuple[str, bytes]] = []
    others: list[str] = []
    for name, body in files:
        if body is not None:
            # One that can't be drawn goes along as it is.
            with suppress(ValueError):
                pictures.append((name, fitted(body)))
                continue
        others.append(name)
    return tuple(pictures), tuple(others)


def _named(facts: FileFacts | None) -> tuple[str, bool]:
    if facts is None:
        return "", False
    return facts.name, FILE_KINDS[facts.kind].viewing is Viewing.PICTURE
