"""Writes events into the chain and keeps the complaint's current state in step with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.desk.office_book import office_in
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
    register: Register, session: Session, *, complaint_id: int, events: Sequence[NewEvent]
) -> None:
    """Add events to the end of the chain."""
    append_many(register, session, events=[(complaint_id, event) for event in events])


def append_many(
    register: Register, session: Session, *, events: Sequence[tuple[int, NewEvent]]
) -> None:
    """Add (complaint id, event) pairs to the end of the chain in one go."""
    end, previous = writing.move_head(session, len(events))
    recorded_at = register.clock.now()
    note_jump(session, recorded_at)
    rows, notes = [], []
    for position, (complaint_id, event) in enumerate(events, end - len(events) + 1):
        data = dict(event.data)
        if event.note or event.speaker:
            salt = os.urandom(16)
            data["note"] = note_digest(salt, event.speaker, event.note)
            notes.append(
                {
                    "event_id": position,
                    "speaker": event.speaker,
                    "text": event.note,
                    "salt": salt,
                }
            )
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
    state: State
    office: Office
    now: datetime


def open_case(
    register: Register, session: Session, *, complaint_id: int, version: int | None = None
) -> OpenedCase:
    """Lock a complaint for writing.

    Raises UserMistake when it does not exist or when `version` is no longer the newest.
    """
    row = writing.lock_complaint(session, complaint_id)
    if row is None:
        raise UserMistake({"": "Aduan itu tidak ada di register ini."})
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
        state=state,
        office=office,
        now=register.clock.now(),
    )


def record(
    register: Register, session: Session, case: OpenedCase, events: Iterable[NewEvent]
) -> State:
    """Append events to a case, fold them, and bring its row up to date."""
    append(register, session, complaint_id=case.id, events=list(events))
    state = fold(
        happenings(session, case.id), targets=case.office.targets, calendar=case.office.calendar
    )
    writing.change_complaint(session, case.id, **projection(state))
    return state
