"""Writes events into the chain, and reads a case's events from it."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, Compartment, holders_of
from app.access.sealed_words import note_body, note_place
from app.access.vault import KeyHolders, NewText
from app.desk.clock_watch import note_jump
from app.office import CachedOffice
from app.register import Register
from app.rules.chain import event_hash, note_digest
from app.rules.event_kinds import EVENT_KINDS, EventKind
from app.rules.timeline import Happening
from db import tables, writing
from db.queries.case import plain_events

if TYPE_CHECKING:
    from db.session import Session


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
        """The event as the rules see it, now and when it is read again."""
        return Happening(self.kind, self.happened_at.astimezone(UTC), self.data)


def append_many(
    register: Register,
    session: Session,
    *,
    events: Sequence[tuple[int | None, NewEvent]],
    sealed: Collection[int] = (),
) -> list[NewText]:
    """Add (complaint id, event) pairs to the end of the chain in one go.

    An event of the register as a whole has no complaint, any other has one. The notes of the
    `sealed` complaints are not written but returned, to be put into the vault.
    """
    end, previous, newest = writing.move_head(session, len(events))
    recorded_at = register.clock.now()
    note_jump(session, recorded_at, newest)
    rows: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    texts: list[NewText] = []
    for position, (complaint_id, event) in enumerate(events, end - len(events) + 1):
        if (complaint_id is None) is not EVENT_KINDS[event.kind].of_register:
            whose = "the register" if complaint_id is None else "a complaint"
            raise ValueError(f"{event.kind} is no event of {whose}")
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


def holders_in(kept: CachedOffice, facts: Mapping[int, CaseFacts]) -> KeyHolders:
    """Return who is entitled to a compartment of cases whose facts are known."""
    return lambda complaint_id, compartment: holders_of(
        kept.accounts, kept.recovery, compartment, facts[complaint_id]
    )


def happenings(session: Session, complaint_id: int) -> tuple[Happening, ...]:
    """Return all events of a complaint in the order they were recorded."""
    rows = session.execute(plain_events(complaint_id))
    return tuple(Happening(EventKind(kind), at, data) for kind, at, data in rows)
