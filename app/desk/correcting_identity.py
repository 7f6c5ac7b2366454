"""Correcting who brought a complaint; who it was before stays sealed, and is told nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import (
    IDENTITY_PLACE,
    identity_body,
    read_identity,
    replaced_place,
)
from app.access.vault import NewText
from app.case import Identity
from app.desk.amending import Change, noted, reason_mistake
from app.desk.disposing import outcome
from app.desk.entry_checks import clean_text, refuse
from app.desk.event_log import NewEvent, holders_in
from app.desk.identity_words import word_of
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.written_words import identity_mistakes, tidied_identity
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from db import writing
from db.queries.seals import drop_place
from db.queries.summaries import read_summary

if TYPE_CHECKING:
    from db.session import Session


@allowed(Role.DESK, Role.HEAD)
def correct_identity(
    register: Register,
    *,
    complaint_id: int,
    identity: Identity,
    anonymous: bool,
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Correct name, contact, address or NIK of who brought a complaint, or that it is anonymous.

    Who becomes anonymous leaves nothing; any other identity that was there stays sealed beside the
    new one. The timeline tells only that it was corrected. Raises UserMistake by field as on
    registering, when nothing was changed, without a reason or with one that names somebody, when
    the summary for the report would name them, and when who corrects holds no key of the identity.
    """
    new = Identity() if anonymous else tidied_identity(identity)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        old = _old_identity(register, session, case)
        mistakes = identity_mistakes(new) | reason_mistake(reason)
        for known in (old, new):
            if named := word_of(known, clean_text(reason)):
                mistakes["reason"] = f"Alasan memuat “{named}” dari identitas. Tulis tanpa itu."
        if named := word_of(new, read_summary(session, case.id)):
            mistakes[""] = f"Ringkasan untuk laporan memuat “{named}”. Ubah ringkasannya dahulu."
        refuse(mistakes)
        nobody = new == Identity()
        if new == old and nobody == case.anonymous:
            refuse({"": "Belum ada yang diubah."})
        _seal(register, session, case, old=old, new=new)
        writing.change_complaint(session, case.id, anonymous=nobody)
        fields, note = noted([Change("identitas pelapor")], reason)
        event = NewEvent(EventKind.CORRECTED, case.now, {"fields": fields}, note=note)
        record(register, session, replace(case, anonymous=nobody), [event])
    return outcome(case, "diperbaiki", of="Identitas pelapor")


def _old_identity(register: Register, session: Session, case: OpenedCase) -> Identity:
    """Return who it was, opened for comparing only, shown to nobody, and so no event."""
    opened = register.vault.open_case(session, case.id, [Compartment.IDENTITY], now=case.now)
    if not case.anonymous and IDENTITY_PLACE not in opened:
        refuse({"": "Identitas aduan ini disegel untuk akun Anda; hanya Pimpinan yang dapat."})
    return Identity() if case.anonymous else read_identity(opened[IDENTITY_PLACE])


def _seal(
    register: Register, session: Session, case: OpenedCase, *, old: Identity, new: Identity
) -> None:
    if new == Identity():
        drop_place(session, case.id, IDENTITY_PLACE)
        return
    texts = [NewText(case.id, Compartment.IDENTITY, IDENTITY_PLACE, identity_body(new))]
    if old != Identity():
        place = replaced_place(writing.chain_end(session).position + 1)
        texts.append(NewText(case.id, Compartment.IDENTITY, place, identity_body(old)))
    register.vault.put(session, texts, holders=holders_in(case.kept, {case.id: case.facts}))
