"""Correcting what a complaint says, its source's number, and who passed it on to us."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import CONTENT_PLACE, content_body, read_content
from app.access.vault import NewText
from app.case import Content
from app.desk.amending import Change
from app.desk.entry_checks import clean_line, refuse
from app.desk.event_log import NewEvent, holders_in
from app.desk.open_case import OpenedCase
from app.desk.rewording import rewording, words_now
from app.desk.sealing_cases import words_in
from app.desk.written_words import content_row
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.medium_fields import DETAILS, FIELDS
from app.rules.wording import uncapitalised
from db import tables, writing

if TYPE_CHECKING:
    from db.session import Session


def change_words(
    register: Register,
    session: Session,
    case: OpenedCase,
    *,
    content: Content | None,
    reference: str | None,
) -> list[Change]:
    """Write words and source number if they differ, sealed or open as they lie; return what changes.

    What is None stays. Raises UserMistake when they are sealed for who corrects.
    """
    if content is None and reference is None:
        return []
    if case.confidential:
        opened = register.vault.open_case(session, case.id, [Compartment.CONTENT], now=case.now)
        if CONTENT_PLACE not in opened:
            refuse(
                {"text": "Uraian ini disegel untuk akun Anda dan tidak dapat diganti dari sini."}
            )
        said, known = read_content(opened[CONTENT_PLACE])
    else:
        said = words_in(session, case.id)
        known = session.get_one(tables.Complaint, case.id).source_reference
    told = said if content is None else content
    number = known if reference is None else reference
    changes = _word_changes(said, told)
    if number != known:
        changes.append(Change("nomor asal", known, number))
    if changes:
        _put_words(register, session, case, told, number)
    return changes


def _word_changes(said: Content, told: Content) -> list[Change]:
    """Return what differs: the text with its parts, then what the medium brought."""
    found = [
        Change(uncapitalised(field.word), was, now)
        for field in FIELDS
        if not field.of_person
        and (was := getattr(said, field.key)) != (now := getattr(told, field.key))
    ]
    kept = {key: getattr(told, key) for key in DETAILS}
    return [Change("uraian", said.text), *found] if replace(said, **kept) != told else found


def _put_words(
    register: Register, session: Session, case: OpenedCase, content: Content, reference: str
) -> None:
    if not case.confidential:
        writing.change_content(session, case.id, **content_row(content))
        writing.change_complaint(session, case.id, source_reference=reference)
        return
    body = content_body(content, reference)
    text = NewText(case.id, Compartment.CONTENT, CONTENT_PLACE, body)
    facts = {case.id: replace(case.facts, confidential=True)}
    register.vault.put(session, [text], holders=holders_in(case.kept, facts))


def change_sender(
    register: Register, session: Session, case: OpenedCase, sender: str | None
) -> tuple[list[NewEvent], list[Change]]:
    """Return what names another one as who passed it on to us, and what that changes."""
    if sender is None:
        return [], []
    received = next(e for e in in_force(case.events) if e.kind is EventKind.RECEIVED)
    words = words_now(register, session, case, received)
    if words is None:
        refuse({"received_from": "Isi aduan ini disegel untuk akun Anda."})
        return [], []
    (was, note), now = words, clean_line(sender)
    if was == now:
        return [], []
    told = [rewording(case, received, speaker=now, note=note)]
    return told, [Change("diteruskan oleh", was, now)]
