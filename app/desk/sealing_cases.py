"""Seals whole cases: one that becomes confidential, and all when those entitled change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, Compartment, is_entitled, may_see
from app.access.resealing import reseal
from app.access.sealed_words import (
    CONTENT_PLACE,
    content_body,
    note_body,
    note_event,
    note_place,
    read_content,
    read_note,
)
from app.access.vault import NewText
from app.case import Content
from app.desk.event_log import append_plain, holders_in, sealing_facts
from app.desk.open_case import OpenedCase
from app.desk.reading_office import cached_office
from app.desk.written_words import content_from, content_row
from app.guard import allowed
from app.office import CachedOffice
from app.register import Register
from app.roles import RECOVERY, Role
from app.rules.event_kinds import EventKind
from db import tables, writing
from db.queries import parties as parties_queries
from db.queries import seals as seals_queries
from db.queries.case import open_notes, open_words

if TYPE_CHECKING:
    from db.session import Session

_CHUNK = 100


def words_in(session: Session, complaint_id: int) -> Content:
    """Return the open words of a case; empty when they are sealed."""
    row = session.execute(open_words(complaint_id)).one_or_none()
    return Content() if row is None else content_from(row._asdict())


def seal_open_case(
    register: Register, session: Session, case: OpenedCase, *, reference: str
) -> None:
    """Seal the words and notes of a case that lay in the open until now."""
    body = content_body(words_in(session, case.id), reference)
    texts = [NewText(case.id, Compartment.CONTENT, CONTENT_PLACE, body)]
    for row in session.execute(open_notes(case.id)):
        note = note_body(row.speaker, row.text, row.salt)
        texts.append(NewText(case.id, Compartment.CONTENT, note_place(row.event_id), note))
    facts = {case.id: replace(case.facts, confidential=True)}
    register.vault.put(session, texts, holders=holders_in(case.kept, facts))
    writing.drop_open_words(session, case.id)
    # The desk could see who brought it until now.
    seals_queries.mark_reseal(session, [case.id], rotate=True)


def open_sealed_case(register: Register, session: Session, case: OpenedCase) -> bool:
    """Lay the words and notes of a case open that were sealed; False when we can't open them all."""
    opened = register.vault.open_case(session, case.id, [Compartment.CONTENT], now=case.now)
    sealed = seals_queries.sealed_of(session, [case.id])
    there = {row.place for row in sealed if row.compartment == Compartment.CONTENT}
    notes = {place: note_event(place) for place in there if place != CONTENT_PLACE}
    if there != opened.keys() or CONTENT_PLACE not in there or None in notes.values():
        return False
    content, reference = read_content(opened[CONTENT_PLACE])
    writing.add_rows(
        session, tables.ComplaintContent, [{"complaint_id": case.id, **content_row(content)}]
    )
    rows = []
    for place, event_id in notes.items():
        speaker, text, salt = read_note(opened[place])
        rows.append({"event_id": event_id, "speaker": speaker, "text": text, "salt": salt})
    writing.add_rows(session, tables.EventNote, rows)
    writing.change_complaint(session, case.id, source_reference=reference)
    seals_queries.drop_compartment(session, case.id, Compartment.CONTENT)
    return True


def hand_to(register: Register, session: Session, case: OpenedCase, teams: Collection[str]) -> None:
    """Write which teams a case is with from now on: they get its keys, who had it before has none.

    The event that tells so is on record already.
    """
    lost = case.facts.teams - set(teams)
    if case.facts.teams == frozenset(teams):
        return
    parties_queries.set_teams(session, case.id, teams)
    if lost:
        drop_lost_keys(session, case.kept, case.id, case.with_teams(teams).facts)
    # Of an ordinary case only the files are sealed to its teams.
    if case.confidential or any(event.kind is EventKind.ATTACHED for event in case.events):
        seal_case_again(register, session, case, rotate=bool(lost))


def drop_lost_keys(
    session: Session, kept: CachedOffice, complaint_id: int, facts: CaseFacts
) -> None:
    """Take a case's keys from those who are not entitled to them any more.

    What the head lent to somebody who may still see the case stays lent.
    """
    accounts = {account.id: account for account in kept.accounts}
    for key in seals_queries.keys_of(session, [complaint_id]):
        account = accounts.get(key.account_id)
        if account is None or is_entitled(account, Compartment(key.compartment), facts):
            continue
        if key.until is None or not may_see(account, facts):
            gone = seals_queries.drop_keys(
                complaint_id, account_id=account.id, compartment=key.compartment
            )
            session.execute(gone)


@allowed(*Role)
def seal_again(register: Register, *, after: int = 0) -> int | None:
    """Bring the keys of some cases up to date with who is entitled to them now.

    Works through the cases that wait and of which who is signed in holds all keys, a hundred in a
    transaction. Returns the id to go on `after`, or None when there is nothing left to do.
    """
    with register.writing() as session:
        return seal_again_in(register, session, after=after)


def seal_again_in(
    register: Register, session: Session, *, after: int = 0, account_id: int | None = None
) -> int | None:
    """Do the same inside a transaction; `account_id` is RECOVERY while its code is used."""
    own = register.account.id if account_id is None else account_id
    now, kept = register.clock.now(), cached_office(register, session)
    if not after:
        seals_queries.mark_reseal(session, seals_queries.lapsed_grants(session, now), rotate=True)
    waiting = seals_queries.to_reseal(session, own, after=after, limit=_CHUNK)
    _seal(register, session, kept, [(key, turn, secret) for key, turn, secret in waiting])
    return waiting[-1].complaint_id if len(waiting) == _CHUNK else None


def seal_case_again(
    register: Register, session: Session, case: OpenedCase, *, rotate: bool = False
) -> None:
    """Seal one case to those entitled now, or put it on the list for who can."""
    seals_queries.mark_reseal(session, [case.id], rotate=rotate)
    _seal(register, session, case.kept, [(case.id, rotate, case.confidential)])


def _seal(
    register: Register,
    session: Session,
    kept: CachedOffice,
    waiting: Sequence[tuple[int, bool, bool]],
) -> None:
    if kept.differing:
        return
    facts = sealing_facts(register, session, [(key, secret) for key, _, secret in waiting])
    public_keys = {account.id: account.public_key for account in kept.accounts}
    public_keys[RECOVERY] = kept.recovery
    for complaint_id, rotate, _ in waiting:
        if complaint_id not in facts:
            continue
        done = reseal(
            register.vault,
            session,
            complaint_id,
            holders=holders_in(kept, facts),
            public_keys=public_keys,
            rotate=rotate,
            now=register.clock.now(),
        )
        if done:
            seals_queries.resealed(session, complaint_id)
            append_plain(register, session, EventKind.SEALED_AGAIN, complaint_id=complaint_id)


def seal_all_in(register: Register, session: Session, *, account_id: int | None = None) -> None:
    """Seal every waiting case again that can be, to the last, in one transaction."""
    after: int | None = 0
    while after is not None:
        after = seal_again_in(register, session, after=after, account_id=account_id)
