"""Writes events into the chain, and reads a case's events from it."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.access.entitlement import (
    CaseFacts,
    Compartment,
    KeyHolder,
    facts_of,
    holders_of,
    told_facts,
)
from app.access.proving import note_own
from app.access.sealed_words import note_body, note_place
from app.access.vault import KeyHolders, NewText
from app.desk.clock_jumps import note_jump
from app.desk.entry_checks import refuse
from app.desk.reading_office import cached_office, people_in
from app.office import CachedOffice
from app.register import Register
from app.rules.chain import event_hash, note_digest
from app.rules.event_kinds import EVENT_KINDS, EventKind
from app.rules.happenings import Happening
from db import tables, writing
from db.queries.attestations import ChainRow, chain_events
from db.touching import touch
from db.writing import ChainEnd

if TYPE_CHECKING:
    from db.session import Session


FACT_KINDS = frozenset(
    {
        *(EventKind.REGISTERED, EventKind.CORRECTED, EventKind.DISPOSED),
        *(EventKind.MOVED, EventKind.REVOKED, EventKind.REOPENED, EventKind.WITHDRAWN),
        *(EventKind.GUARD_LIFTED, EventKind.PROVEN),
    }
)
"""The events that may tell who may open a case."""
NOT_SEALED = "Tidak ada yang disegel; jalankan Periksa register."


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
    end, previous, newest = writing.chain_end(session)
    recorded_at = register.clock.now()
    note_jump(session, recorded_at, newest)
    rows: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    texts: list[NewText] = []
    before: dict[str, str] = {}
    for position, (complaint_id, event) in enumerate(events, end + 1):
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
        new = event_hash(previous, position=position, **row)  # type: ignore[arg-type]
        before[new], previous = previous, new
        rows.append({"id": position, "hash": new, **row})
    writing.add_events(session, rows)
    note_own(session, before)
    touch(session, {key for key, _ in events if key is not None})
    writing.add_rows(session, tables.EventNote, notes)
    writing.set_end(session, ChainEnd(end + len(events), previous, recorded_at))
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


def sealing_facts(
    register: Register, session: Session, cases: Sequence[tuple[int, bool]]
) -> dict[int, CaseFacts]:
    """Return the facts that decide to whom cases, given as (id, confidential), are sealed.

    A case is left out when its rows say otherwise than its history, or when nobody signed for what
    its history says. In a register that nobody has founded yet the rows are all there is.
    """
    kept, rows = cached_office(register, session), facts_of(session, cases)
    if kept.founded_at is None:
        return rows
    told: dict[int, list[ChainRow]] = {key: [] for key in rows}
    for event in chain_events(session, rows, kinds=FACT_KINDS, since=kept.founded_at):
        told[event.complaint_id or 0].append(event)
    return {
        key: facts
        for key, facts in rows.items()
        if proven_facts(register, session, kept, told[key]) == facts
    }


def proven_facts(
    register: Register, session: Session, kept: CachedOffice, events: Iterable[ChainRow]
) -> CaseFacts | None:
    """Return the facts that a case's events tell since the founding; None if nobody signed them.

    Or if somebody else than a head told that it is confidential no more.
    """
    since = kept.founded_at or 0
    told = [each for each in events if each.kind in FACT_KINDS and each.id >= since]
    if not all(
        may_tell(register, session, json.loads(each.data), actor=each.actor, position=each.id)
        for each in told
    ):
        return None
    proven = register.vault.prover.all_proven(
        session,
        told,
        trust=lambda: people_in(register, session).trust,
        register=register.vault.register,
    )
    return told_facts((each.kind, json.loads(each.data)) for each in told) if proven else None


def may_tell(
    register: Register,
    session: Session,
    data: Mapping[str, object],
    *,
    actor: str,
    position: int,
) -> bool:
    """Tell whether an event's actor may tell what it says: only a head ends that a case is secret."""
    if data.get("confidential") is not False:
        return True
    return people_in(register, session).trust.was_head(actor, position)


def differing_mistake(kept: CachedOffice) -> dict[str, str]:
    """Say whose rows say otherwise than their certificates; nothing may be sealed then."""
    if not kept.differing:
        return {}
    names = ", ".join(kept.differing)
    return {"": f"Isi register tentang {names} tidak sesuai pengesahannya. {NOT_SEALED}"}


def holders_in(kept: CachedOffice, facts: Mapping[int, CaseFacts]) -> KeyHolders:
    """Return who is entitled to a compartment of cases whose facts are known.

    Raises UserMistake while rows of accounts say otherwise than their certificates, and, when
    asked, for a case whose rows say otherwise than its history.
    """
    refuse(differing_mistake(kept))

    def holders(complaint_id: int, compartment: Compartment) -> tuple[KeyHolder, ...]:
        if complaint_id not in facts:
            refuse({"": f"Keadaan aduan ini tidak sesuai riwayatnya. {NOT_SEALED}"})
        return holders_of(kept.accounts, kept.recovery, compartment, facts[complaint_id])

    return holders


def happening_of(event: ChainRow) -> Happening:
    """Return an event as the rules see it."""
    happened_at = datetime.fromisoformat(event.happened_at).replace(tzinfo=UTC)
    return Happening(EventKind(event.kind), happened_at, json.loads(event.data), event.id)
