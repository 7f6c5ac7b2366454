"""A case locked for a user action, and its current state kept in step with its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, may_see, parties_of
from app.desk.event_log import (
    NOT_SEALED,
    NewEvent,
    append_many,
    happening_of,
    holders_in,
    proven_facts,
)
from app.desk.packed_codes import holder_code, settlement_code
from app.desk.reading_office import cached_office
from app.errors import UserMistake
from app.office import CachedOffice, Office
from app.register import Register
from app.rules.counted_from import counted_from, day_only
from app.rules.event_kinds import BEFORE_US, EventKind
from app.rules.event_sentences import UNDONE_WORDS
from app.rules.happenings import Happening, in_force
from app.rules.moments import Stated, day_of
from app.rules.timeline import State, fold
from db import tables, writing
from db.queries.attestations import ChainRow, chain_events
from db.queries.standing import concerned_by

if TYPE_CHECKING:
    from db.session import Session

CHANGED_ELSEWHERE = "Aduan ini baru saja diubah dari meja lain. Periksa isinya, lalu ulangi."


NO_SUCH_CASE = "Aduan itu tidak ada di register ini."


ERASED = "Isi aduan ini sudah dimusnahkan; yang tersisa hanya baris statistiknya."


def projection(state: State) -> dict[str, object]:
    """Return the complaint's columns that mirror a state."""
    return {
        "status": state.status.value,
        "turn": state.turn.value,
        "holder": holder_code(state.holder),
        "step": state.step,
        "step_started_at": state.step_started_at,
        "due_at": state.due_at,
        "paused_at": state.paused_at,
        "paused_minutes": state.paused_minutes,
        "extended_days": state.extended_days,
        "forwarded": state.forwarded,
        "awaited_since": state.awaited_since,
        "closed_at": state.closed_at,
        "settlement": settlement_code(state.settlement),
    }


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A complaint locked for a user action, with what its checks need.

    `state` is what its `events` fold to, of which `rows` tell all that is on record.
    """

    id: int
    number: tuple[int, int]
    received_at: datetime
    anonymous: bool
    confidential: bool
    facts: CaseFacts
    rows: tuple[ChainRow, ...]
    events: tuple[Happening, ...]
    state: State
    kept: CachedOffice
    now: datetime

    @property
    def office(self) -> Office:
        """The office as it was when the case was opened."""
        return self.kept.office

    @property
    def received(self) -> Stated:
        """When it reached the office, as it was told."""
        receipts = (e for e in in_force(self.events) if e.kind is EventKind.RECEIVED)
        return next(receipts).told_at(self.office.zone)

    def counted(self, stated: Stated) -> datetime:
        """Return from when something counts that is told of the case now.

        A day alone follows what happened that day so far.
        """
        zone, calendar = self.office.zone, self.office.calendar
        own = (e.happened_at for e in in_force(self.events) if e.kind not in BEFORE_US)
        that_day = [at for at in own if day_of(at, zone) == day_of(stated, zone)]
        after = max(that_day, default=None)
        return counted_from(stated, calendar=calendar, now=self.now, after=after)

    def event(
        self,
        kind: EventKind,
        stated: Stated,
        data: Mapping[str, object] | None = None,
        *,
        note: str = "",
    ) -> NewEvent:
        """Return what is told of the case now, with the moment from which it counts."""
        told = {**(data or {}), **day_only(stated)}
        return NewEvent(kind, self.counted(stated), told, note=note)

    def concerning(self, session: Session) -> str:
        """Return the code of the office it concerns, from its row where no event tells."""
        if self.state.about:
            return self.state.about
        key = session.get_one(tables.Complaint, self.id).about_office_id
        offices = (
            (code, each) for (of, code), (each, _) in self.kept.keys.items() if of == "office"
        )
        return next(code for code, each in offices if each == key)

    def with_teams(self, teams: Iterable[str]) -> OpenedCase:
        """Return the same once it belongs to other teams."""
        return replace(self, facts=replace(self.facts, teams=frozenset(teams)))


def open_case(
    register: Register, session: Session, *, complaint_id: int, version: int | None = None
) -> OpenedCase:
    """Lock a complaint for writing.

    Raises UserMistake when it does not exist or must not be seen, when it was erased, when
    `version` is no longer the newest, or when its rows say otherwise than its history about who may
    open it.
    """
    row = writing.lock_complaint(session, complaint_id)
    if row is None:
        raise UserMistake({"": NO_SUCH_CASE})
    concerned = concerned_by(session, complaint_id, parties_of(register.account))
    facts = CaseFacts(row.confidential, concerned.teams, concerned.accused)
    if not may_see(register.account, facts):
        raise UserMistake({"": NO_SUCH_CASE})
    if row.erased_at is not None:
        raise UserMistake({"": ERASED})
    if version is not None and version != row.version:
        raise UserMistake({"": CHANGED_ELSEWHERE})
    kept = cached_office(register, session)
    told = tuple(chain_events(session, [complaint_id]))
    if kept.founded and proven_facts(register, session, kept, told) != facts:
        raise UserMistake({"": f"Keadaan aduan ini tidak sesuai riwayatnya. {NOT_SEALED}"})
    events = tuple(happening_of(each) for each in told)
    return OpenedCase(
        id=complaint_id,
        number=(row.year, row.seq),
        received_at=row.received_at,
        anonymous=row.anonymous,
        confidential=row.confidential,
        facts=facts,
        rows=told,
        events=events,
        state=fold(events, targets=kept.office.targets, calendar=kept.office.calendar),
        kept=kept,
        now=register.clock.now(),
    )


def record(
    register: Register, session: Session, case: OpenedCase, events: Iterable[NewEvent]
) -> tuple[int, ...]:
    """Append events to a case, fold them, and bring its row up to date.

    The notes of a confidential case are sealed. Returns the places of what can be taken back.
    """
    new = list(events)
    sealed = {case.id} if case.confidential else ()
    texts = append_many(
        register, session, events=[(case.id, event) for event in new], sealed=sealed
    )
    register.vault.put(session, texts, holders=holders_in(case.kept, {case.id: case.facts}))
    end = writing.chain_end(session)[0]
    told = [*case.events, *(event.happening for event in new)]
    state = fold(told, targets=case.office.targets, calendar=case.office.calendar)
    columns = projection(state)
    if state.about != case.state.about:
        columns["about_office_id"] = case.kept.keys["office", state.about][0]
    writing.change_complaint(session, case.id, **columns)
    places = enumerate(new, end - len(new) + 1)
    return tuple(place for place, event in places if event.kind in UNDONE_WORDS)
