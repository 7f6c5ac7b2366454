"""Writes events into the chain and keeps the complaint's current state in step with them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, Compartment, facts_of, holders_of, may_see
from app.access.sealed_words import note_body, note_place
from app.access.vault import Holders, NewText
from app.desk.office_book import KeptOffice, kept_in, office_in
from app.errors import UserMistake
from app.facts import Office
from app.keeping.clock_watch import note_jump
from app.register import Register
from app.rules.chain import event_hash, note_digest
from app.rules.timeline import EventKind, Happening, State, fold
from db import tables, writing
from db.queries.case import plain_events

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CHANGED_ELSEWHERE = "Aduan ini baru saja diubah dari meja lain. Periksa isinya, lalu ulangi."
NO_SUCH_CASE = "Aduan itu tidak ada di register ini."
ERASED = "Isi aduan ini sudah dimusnahkan; yang tersisa hanya baris statistiknya."


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event about to be written; `speaker` and `note` go into the note kept apart."""

    kind: EventKind
    happened_at: datetime
    data: Mapping[str, object] = field(default_factory=dict)
    speaker: str = ""
    note: str = ""

    @property
    def happening(self) -> Happening:
        """The event as the rules see it."""
        return Happening(self.kind, self.happened_at, self.data)


def append(
    register: Register,
    session: Session,
    *,
    complaint_id: int,
    events: Sequence[NewEvent],
    confidential: bool,
) -> None:
    """Add events to the end of the chain; the notes of a confidential case are sealed."""
    sealed = {complaint_id} if confidential else ()
    texts = append_many(
        register, session, events=[(complaint_id, event) for event in events], sealed=sealed
    )
    if texts:
        facts = facts_of(session, [(complaint_id, confidential)])
        holders = holders_in(kept_in(register, session), facts)
        register.vault.put(session, texts, holders=holders)


def append_many(
    register: Register,
    session: Session,
    *,
    events: Sequence[tuple[int | None, NewEvent]],
    sealed: Collection[int] = (),
) -> list[NewText]:
    """Add (complaint id, event) pairs to the end of the chain in one go.

    An event of the register as a whole has no complaint. The notes of the `sealed` complaints are
    not written but returned, to be put into the vault.
    """
    end, previous = writing.move_head(session, len(events))
    recorded_at = register.clock.now()
    note_jump(session, recorded_at)
    rows: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    texts: list[NewText] = []
    for position, (complaint_id, event) in enumerate(events, end - len(events) + 1):
        data = dict(event.data)
        if event.note or event.speaker:
            salt = os.urandom(16)
            data["note"] = note_digest(salt, event.speaker, event.note)
            if complaint_id is not None and complaint_id in sealed:
                body = note_body(event.speaker, event.note, salt)
                place = note_place(position)
                texts.append(NewText(complaint_id, Compartment.CONTENT, place, body))
            else:
                words = {"speaker": event.speaker, "text": event.note, "salt": salt}
                notes.append({"event_id": position, **words})
        row: dict[str, object] = {
            "complaint_id": complaint_id,
            "kind": event.kind.value,
            "happened_at": event.happened_at.astimezone(UTC),
            "recorded_at": recorded_at,
            "actor": register.actor,
            "via": register.via,
            "data": data,
        }
        previous = event_hash(previous, position=position, **row)  # type: ignore[arg-type]
        rows.append({"id": position, "hash": previous, **row})
    writing.add_rows(session, tables.Event, rows)
    writing.add_rows(session, tables.EventNote, notes)
    writing.set_head(session, previous)
    return texts


def append_plain(
    register: Register,
    session: Session,
    kind: EventKind,
    *,
    complaint_id: int | None = None,
    **data: object,
) -> None:
    """Add one event without words: something about the register, or a look at a case."""
    event = NewEvent(kind, register.clock.now(), data)
    append_many(register, session, events=[(complaint_id, event)])


def holders_in(kept: KeptOffice, facts: Mapping[int, CaseFacts]) -> Holders:
    """Return who is entitled to a compartment of cases whose facts are known."""
    return lambda complaint_id, compartment: holders_of(
        kept.accounts, kept.recovery, compartment, facts[complaint_id]
    )


def happenings(session: Session, complaint_id: int) -> list[Happening]:
    """Return all events of a complaint in the order they were recorded."""
    rows = session.execute(plain_events(complaint_id))
    return [Happening(EventKind(kind), at, data) for kind, at, data in rows]


def projection(state: State) -> dict[str, object]:
    """Return the complaint's columns that mirror a state."""
    return {
        "status": state.status.value,
        "turn": state.turn.value,
        "holder": state.holder,
        "step": state.step,
        "step_started_at": state.step_started_at,
        "due_at": state.due_at,
        "paused_at": state.paused_at,
        "paused_minutes": state.paused_minutes,
        "forwarded": state.forwarded,
        "closed_at": state.closed_at,
        "settlement": state.settlement,
    }


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A complaint locked for a user action, with what its checks need."""

    id: int
    number: tuple[int, int]
    received_at: datetime
    confidential: bool
    facts: CaseFacts
    state: State
    office: Office
    now: datetime


def open_case(
    register: Register, session: Session, *, complaint_id: int, version: int | None = None
) -> OpenedCase:
    """Lock a complaint for writing.

    Raises UserMistake when it does not exist or must not be seen, when it was erased, or when
    `version` is no longer the newest.
    """
    row = writing.lock_complaint(session, complaint_id)
    facts = facts_of(session, [(complaint_id, row.confidential)]) if row else {}
    if row is None or not may_see(register.account, facts[complaint_id]):
        raise UserMistake({"": NO_SUCH_CASE})
    if row.erased_at is not None:
        raise UserMistake({"": ERASED})
    if version is not None and version != row.version:
        raise UserMistake({"": CHANGED_ELSEWHERE})
    office = office_in(register, session)
    state = fold(
        happenings(session, complaint_id), targets=office.targets, calendar=office.calendar
    )
    return OpenedCase(
        id=complaint_id,
        number=(row.year, row.seq),
        received_at=row.received_at,
        confidential=row.confidential,
        facts=facts[complaint_id],
        state=state,
        office=office,
        now=register.clock.now(),
    )


def record(
    register: Register, session: Session, case: OpenedCase, events: Iterable[NewEvent]
) -> State:
    """Append events to a case, fold them, and bring its row up to date."""
    append(
        register,
        session,
        complaint_id=case.id,
        events=list(events),
        confidential=case.confidential,
    )
    state = fold(
        happenings(session, case.id), targets=case.office.targets, calendar=case.office.calendar
    )
    writing.change_complaint(session, case.id, **projection(state))
    return state
