"""One whole case with its timeline: what its page and its papers are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.access.entitlement import Compartment, facts_of, may_see
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    note_place,
    read_content,
    read_identity,
    read_note,
)
from app.case import Case, Content, Identity, Seal
from app.desk.describing_events import RecordedEvent, describe
from app.desk.event_log import happenings
from app.desk.following_up import PAUSE_REASONS
from app.desk.listing_cases import READERS, as_row
from app.desk.open_case import NO_SUCH_CASE
from app.desk.reading_office import office_in, party_name
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.rules.clocks import Judgement, judge, minute_notes
from app.rules.day_notes import DayNote
from app.rules.kinds import Unit, Urgency
from app.rules.numbering import COMPLETENESS, paper_number
from app.rules.snapshot import from_data
from app.rules.timeline import EventKind, Happening, fold, own_targets
from db.queries import case as case_queries
from db.queries import requests as requests_queries

if TYPE_CHECKING:
    from db.session import Row, Session


@allowed(*READERS)
def read_case(register: Register, *, complaint_id: int) -> Case:
    """Return one complaint with all that its page and papers show; UserMistake if there is none."""
    with register.reading() as session:
        return case_in(register, session, complaint_id)


def case_in(
    register: Register,
    session: Session,
    complaint_id: int,
    *,
    opening: frozenset[Compartment] = frozenset(),
    unseen: bool = False,
) -> Case:
    """Return the same inside a transaction, with those compartments opened that we hold keys for.

    Whoever opens one writes an event about it, see `opening_seals`; `unseen` is for the report.
    """
    office = office_in(register, session)
    row = session.execute(case_queries.case_row(complaint_id)).one_or_none()
    facts = facts_of(session, [(complaint_id, row.confidential)])[complaint_id] if row else None
    if row is None or facts is None or not (unseen or may_see(register.account, facts)):
        raise UserMistake({"": NO_SUCH_CASE})
    now = register.clock.now()
    texts = register.vault.open_case(session, complaint_id, opening, now=now) if opening else {}
    events = [
        _kept(kept, texts) for kept in session.execute(case_queries.case_events(complaint_id))
    ]
    content = Content(*(getattr(row, part) or "" for part in Content.__slots__))
    reference = row.source_reference
    if row.confidential:
        content, reference = read_content(texts.get(CONTENT_PLACE))
    seals = _seals(register, session, row, opening, now=now)
    wish = requests_queries.newest_request(session, complaint_id, register.account.id)
    case = _told(row, events, office, content, now=now)
    sealed = seals[Compartment.CONTENT] in (Seal.CLOSED, Seal.DENIED)
    return replace(
        case,
        source_reference=reference,
        identity=read_identity(texts.get(IDENTITY_PLACE)),
        missing=() if sealed else case.missing,
        identity_seal=seals[Compartment.IDENTITY],
        content_seal=seals[Compartment.CONTENT],
        accused=tuple((party, party_name(office, party)) for party in sorted(facts.accused)),
        request=wish.state if wish and (wish.until is None or wish.until > now) else "",
    )


def _told(
    row: Row[*tuple[Any, ...]],
    events: Sequence[RecordedEvent],
    office: Office,
    content: Content,
    *,
    now: datetime,
) -> Case:
    """Return a case as its row and its events tell it."""
    disposed = _last(events, EventKind.DISPOSED)
    registered_at = _moment(_last(events, EventKind.REGISTERED), row.received_at)
    forwarded = _last(events, EventKind.FORWARDED)
    answered = next((e for e in reversed(events) if _is_final_answer(e)), None)
    kept = _kept_judgement(events) if row.closed_at else None
    told = kept or _judged_now(events, office, now)
    return Case(
        row=as_row(row, office),
        paper_number=paper_number(office.settings["number_pattern"], row.year, row.seq),
        check_code=row.check_code,
        registered_at=registered_at,
        complained_at=row.complained_at,
        source_reference="",
        medium_code=row.medium_code,
        topic=row.topic or "",
        about_office=row.about_office,
        about_own_office=row.about_group == "own",
        attachments=row.attachments,
        urgency=Urgency(str(disposed.data["urgency"])) if disposed else Urgency.ORDINARY,
        identity=Identity(),
        content=content,
        missing=tuple(w for key, w in COMPLETENESS.items() if not getattr(content, key)),
        timeline=describe(events, office=office, medium=row.medium),
        times=told.times,
        teams=_codes(disposed, "teams"),
        instructions=_codes(disposed, "instructions"),
        disposition_note=disposed.note if disposed else "",
        sheet_printed=_printed(events, "sheet"),
        receipt_printed=_printed(events, "receipt"),
        version=row.version,
        follow_up_due_at=told.follow_up_due,
        clocks=told.clocks,
        limits=told.limits,
        judged=kept is not None,
        forwarded_to=_office_name(office, forwarded),
        answer=answered.note if answered else "",
        answered_at=answered.happened_at if answered else None,
        erased_at=row.erased_at,
        held_because=row.held_because or "",
    )


def unseen_in(register: Register, session: Session, complaint_id: int) -> Case:
    """Return what a report must tell even to whom a case is about: no title and no words."""
    case = case_in(register, session, complaint_id, unseen=True)
    hidden = replace(case.row, title="Dirahasiakan")
    timeline = tuple(replace(entry, note="") for entry in case.timeline)
    return replace(case, row=hidden, content=Content(), timeline=timeline)


_NOT_SEALED = {Compartment.IDENTITY: Seal.NOTHING, Compartment.CONTENT: Seal.NOTHING}


def _seals(
    register: Register,
    session: Session,
    row: Row[*tuple[Any, ...]],
    opening: frozenset[Compartment],
    *,
    now: datetime,
) -> dict[Compartment, Seal]:
    """Return how each compartment stands to who looks."""
    if row.erased_at is not None:
        return _NOT_SEALED
    held = register.vault.compartments(session, row.id, now=now)

    def seal(compartment: Compartment) -> Seal:
        if compartment not in held:
            return Seal.DENIED
        return Seal.OPEN if compartment in opening else Seal.CLOSED

    identity = Seal.NOTHING if row.anonymous else seal(Compartment.IDENTITY)
    content = seal(Compartment.CONTENT) if row.confidential else Seal.NOTHING
    return {Compartment.IDENTITY: identity, Compartment.CONTENT: content}


def _kept(row: Row[*tuple[Any, ...]], texts: dict[str, bytes]) -> RecordedEvent:
    """Return an event with its note, be it open, opened, or still sealed (then without)."""
    speaker, note = row.speaker or "", row.text or ""
    if (sealed := texts.get(note_place(row.id))) is not None:
        speaker, note, _ = read_note(sealed)
    return RecordedEvent(
        kind=EventKind(row.kind),
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        data=row.data,
        speaker=speaker,
        note=note,
        actor=row.actor,
    )


@allowed(*READERS)
def explain_case(register: Register, *, complaint_id: int) -> tuple[DayNote, ...]:
    """Return why the running step is due when it is, day by day; none when nothing runs.

    Pauses and an extension are the case's own; a pause that still lasts moves no date yet.
    """
    with register.reading() as session:
        office = office_in(register, session)
        # Raises for who must not know of it.
        case_in(register, session, complaint_id)
        events = happenings(session, complaint_id)
    state = fold(events, targets=office.targets, calendar=office.calendar)
    if state.step_started_at is None or state.due_at is None:
        return ()
    targets = own_targets(events, targets=office.targets, calendar=office.calendar)
    target = targets[state.step - 1]
    if target.unit is Unit.MINUTES:
        return minute_notes(office.calendar, start=state.step_started_at, due=state.due_at)
    pauses = [replace(pause, reason=_pause_words(pause.reason)) for pause in state.pauses]
    return office.calendar.explain_working_days(
        state.step_started_at, target.amount + state.extended_days, pauses=pauses
    )


def _pause_words(code: str) -> str:
    return "aduan ditutup" if code == "closed" else PAUSE_REASONS.get(code, code)


def _last(events: Sequence[RecordedEvent], kind: EventKind) -> RecordedEvent | None:
    return next((event for event in reversed(events) if event.kind is kind), None)


def _is_final_answer(event: RecordedEvent) -> bool:
    return event.kind is EventKind.ANSWERED and bool(event.data.get("final"))


def _office_name(office: Office, event: RecordedEvent | None) -> str:
    names = {entry.code: entry.name for entry in office.offices}
    return names.get(str(event.data["office"]), "") if event else ""


def _moment(event: RecordedEvent | None, otherwise: datetime) -> datetime:
    return event.happened_at if event else otherwise


def _codes(event: RecordedEvent | None, key: str) -> tuple[str, ...]:
    listed = event.data.get(key) if event else ()
    return tuple(str(code) for code in listed) if isinstance(listed, list) else ()


def _printed(events: Sequence[RecordedEvent], paper: str) -> int:
    return sum(e.kind is EventKind.PRINTED and e.data.get("paper") == paper for e in events)


def _kept_judgement(events: Sequence[RecordedEvent]) -> Judgement | None:
    closed = _last(events, EventKind.CLOSED)
    return from_data(closed.data) if closed else None


def _judged_now(events: Sequence[RecordedEvent], office: Office, now: datetime) -> Judgement:
    told = [Happening(event.kind, event.happened_at, event.data) for event in events]
    return judge(told, targets=office.targets, calendar=office.calendar, now=now)
