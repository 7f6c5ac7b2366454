"""One whole case with its timeline: what its page and its papers are made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.access.entitlement import Compartment, facts_of
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    note_place,
    read_content,
    read_identity,
    read_note,
    replaced_place,
)
from app.access.sealing import CannotOpen
from app.case import Case, Content, Seal
from app.desk.describing_events import RecordedEvent, describe
from app.desk.doubling import doubles_of
from app.desk.linking import linked_to
from app.desk.listing_cases import READERS, as_row, visibility_in
from app.desk.open_case import NO_SUCH_CASE
from app.desk.packed_codes import read_settlement
from app.desk.reading_evidence import evidence_of
from app.desk.reading_office import office_in, party_name, standing_in
from app.desk.rewording import reworded
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office, comes_straight
from app.register import Register
from app.rules.check_code import printed_code
from app.rules.clock_rows import ThreeTimes
from app.rules.clocks import Judgement, judge, minute_notes
from app.rules.day_notes import DayNote
from app.rules.event_detail import codes
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening, in_force
from app.rules.kinds import PAUSE_REASON_WORDS, PauseReason, Unit, Urgency
from app.rules.moments import Stated, day_of
from app.rules.numbering import COMPLETENESS, paper_number
from app.rules.snapshot import from_data
from app.rules.timeline import fold, own_targets
from db.queries import case as case_queries
from db.queries.listing import EVERYTHING
from db.queries.requests import newest_requests

if TYPE_CHECKING:
    from db.session import Row, Session


_NOTHING: frozenset[Compartment] = frozenset()
_HANDED = frozenset({EventKind.DISPOSED, EventKind.MOVED, EventKind.REOPENED})
"""What says which teams work on a case."""
_SHOWN = (EventKind.RECEIVED, EventKind.DISPOSED, EventKind.FORWARDED, EventKind.HELD)
_ARRIVING = frozenset({EventKind.COMPLAINED, EventKind.RECEIVED})


@allowed(*READERS)
def read_case(register: Register, *, complaint_id: int) -> Case:
    """Return one complaint with all that its page and papers show; UserMistake if there is none."""
    with register.reading() as session:
        return cases_in(register, session, [complaint_id])[0]


@allowed(*READERS)
def glance_at(register: Register, *, complaint_id: int) -> Case:
    """Return the same for a look in passing.

    Without anything sealed, how it is sealed to its reader, whom it is about, and their wishes.
    """
    with register.reading() as session:
        rows = _stories(register, session, [complaint_id])[complaint_id]
        office = office_in(register, session)
    return _told(rows[0], _events(rows, {}), office, {}, now=register.clock.now())


def cases_in(
    register: Register,
    session: Session,
    complaint_ids: Sequence[int],
    *,
    opening: frozenset[Compartment] = _NOTHING,
    on_paper: bool = False,
    unseen: bool = False,
) -> list[Case]:
    """Return cases in the order given, with those compartments opened that we hold keys for.

    Whoever opens one writes an event about it, see `opening_seals`. What goes `on_paper` never
    names who brought a confidential complaint. Raises UserMistake for one that doesn't exist or
    must not be seen; with `unseen`, for the report, such a one comes without title and words.
    """
    now, office = register.clock.now(), office_in(register, session)
    told = _stories(register, session, complaint_ids, unseen=unseen)
    hidden = standing_in(register, session).hidden
    openings = {
        key: _NOTHING if key in hidden else _opening(rows, opening, on_paper=on_paper)
        for key, rows in told.items()
    }
    held = register.vault.held(session, told, now=now)
    try:
        texts = register.vault.open_cases(session, held, openings)
    except CannotOpen:
        # Facts of a file that were changed must not keep anybody from its case: the check tells.
        openings = {key: parts - {Compartment.EVIDENCE} for key, parts in openings.items()}
        texts = register.vault.open_cases(session, held, openings)
    facts = facts_of(session, [(key, rows[0].confidential) for key, rows in told.items()])
    wishes = newest_requests(session, told, register.account.id)
    found = {}
    for key, rows in told.items():
        case = _told(rows[0], _events(rows, texts[key]), office, texts[key], now=now)
        case = _sealed(case, {part for part, _ in held[key]}, openings[key])
        wish = wishes.get(key)
        found[key] = replace(
            case,
            accused=tuple((each, party_name(office, each)) for each in sorted(facts[key].accused)),
            request=wish.state if wish and (wish.until is None or wish.until > now) else "",
        )
    return [_unseen(found[key]) if key in hidden else found[key] for key in complaint_ids]


def _stories(
    register: Register, session: Session, complaint_ids: Sequence[int], *, unseen: bool = False
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Return each case with its events; UserMistake when one must not be seen, see `cases_in`."""
    visibility = EVERYTHING if unseen else visibility_in(register, session)
    told = case_queries.stories(session, complaint_ids, visibility=visibility)
    if not told.keys() >= set(complaint_ids):
        raise UserMistake({"": NO_SUCH_CASE})
    return told


def _opening(
    rows: Sequence[Row[*tuple[Any, ...]]], opening: frozenset[Compartment], *, on_paper: bool
) -> frozenset[Compartment]:
    """Return what is opened of a case; its files' names together with its text."""
    secret = rows[0].confidential
    if on_paper:
        return opening - {Compartment.IDENTITY} if secret else opening
    named = Compartment.CONTENT in opening or not secret
    if named and any(row.kind == EventKind.ATTACHED for row in rows):
        return opening | {Compartment.EVIDENCE}
    return opening


def _told(
    row: Row[*tuple[Any, ...]],
    events: Sequence[RecordedEvent],
    office: Office,
    texts: Mapping[str, bytes],
    *,
    now: datetime,
) -> Case:
    """Return a case as its row, its events and the texts that were opened tell it."""
    content, reference = _words(row, texts)
    valid = in_force(events)
    received, disposed, forwarded, held = (_last(valid, each) for each in _SHOWN)
    handed = next((e for e in reversed(valid) if "teams" in e.data and e.kind in _HANDED), None)
    answered = next((e for e in reversed(valid) if _is_final_answer(e)), None)
    kept = _kept_judgement(valid) if row.closed_at else None
    told = kept or judge(events, targets=office.targets, calendar=office.calendar, now=now)
    return Case(
        row=as_row(row, office),
        paper_number=paper_number(office.settings.number_pattern, row.year, row.seq),
        check_code=printed_code(row.check_code, row.year, row.seq),
        registered_at=_moment(_last(valid, EventKind.REGISTERED), row.received_at),
        complained_at=row.complained_at,
        complained=_told_at(_last(valid, EventKind.COMPLAINED), office),
        source_reference=reference,
        received_from=received.speaker if received else "",
        medium_code=row.medium_code,
        topic=row.topic or "",
        about_office=row.about_office,
        about_own_office=row.about_group == "own",
        attachments=row.attachments,
        urgency=Urgency(str(disposed.data["urgency"])) if disposed else Urgency.ORDINARY,
        identity=read_identity(texts.get(IDENTITY_PLACE)),
        content=content,
        missing=tuple(key for key in COMPLETENESS if not getattr(content, key)),
        timeline=describe(events, office=office, medium=row.medium),
        times=_times(row, valid, told, office, now=now),
        teams=_codes(handed, "teams"),
        instructions=_codes(disposed, "instructions"),
        disposition_note=disposed.note if disposed else "",
        sheet_printed=_printed(events, "sheet"),
        receipt_printed=_printed(events, "receipt"),
        version=row.version,
        follow_up_due_at=told.follow_up_due,
        clocks=told.clocks,
        limits=told.limits,
        judged=kept is not None,
        settlement=read_settlement(row.settlement),
        forwarded_to=_office_name(office, forwarded),
        answer=answered.note if answered else "",
        answered_at=answered.happened_at if answered else None,
        erased_at=row.erased_at,
        doubles=doubles_of(valid),
        linked=linked_to(valid),
        held=row.held_since is not None,
        held_because=held.note if row.held_since and held else "",
        report_summary=row.report_summary or "",
        evidence=evidence_of(events, texts),
    )


def _words(row: Row[*tuple[Any, ...]], texts: Mapping[str, bytes]) -> tuple[Content, str]:
    """Return what the case says and its source's number, which are sealed where it is secret."""
    if row.confidential:
        return read_content(texts.get(CONTENT_PLACE))
    content = Content(**{part: getattr(row, part) or "" for part in Content.__slots__})
    return content, row.source_reference


def _times(
    row: Row[*tuple[Any, ...]],
    events: Sequence[RecordedEvent],
    told: Judgement,
    office: Office,
    *,
    now: datetime,
) -> ThreeTimes:
    """Return the three views of its time; nothing lies before what came straight to us."""
    made = row.complained_at
    if made is None and comes_straight(row.medium_code):
        made = row.received_at
    begun, ended = min(row.received_at, made or row.received_at), row.closed_at or now
    arrived = row.received_at
    by_day = any(each.day_only for each in events if each.kind in _ARRIVING)
    if by_day:
        begun, arrived, ended = (
            datetime.combine(day_of(each, office.zone), time(), office.zone)
            for each in (begun, arrived, ended)
        )
    return ThreeTimes(
        before_us=None if made is None else arrived - begun,
        at_our_office=told.at_our_office,
        waited=max(ended - begun, timedelta()),
        by_day=by_day,
    )


def _unseen(case: Case) -> Case:
    """Return what a report must tell even to whom a case is about: no title and no words."""
    hidden = replace(case.row, title="Dirahasiakan")
    timeline = tuple(replace(entry, note="") for entry in case.timeline)
    return replace(case, row=hidden, content=Content(), timeline=timeline, evidence=())


def _sealed(case: Case, held: Collection[Compartment], opened: Collection[Compartment]) -> Case:
    """Return a case with how each compartment stands to who looks."""
    if case.erased_at is not None:
        return case

    def seal(compartment: Compartment) -> Seal:
        if compartment not in held:
            return Seal.DENIED
        return Seal.OPEN if compartment in opened else Seal.CLOSED

    identity = Seal.NOTHING if case.row.anonymous else seal(Compartment.IDENTITY)
    content = seal(Compartment.CONTENT) if case.row.confidential else Seal.NOTHING
    evidence = seal(Compartment.EVIDENCE) if case.evidence else Seal.NOTHING
    unread = content in (Seal.CLOSED, Seal.DENIED)
    missing = () if unread else case.missing
    return replace(
        case,
        identity_seal=identity,
        content_seal=content,
        evidence_seal=evidence,
        missing=missing,
    )


def _events(
    rows: Sequence[Row[*tuple[Any, ...]]], texts: Mapping[str, bytes]
) -> list[RecordedEvent]:
    """Return events with their notes, be they open, opened, or still sealed (then without)."""
    return reworded([_kept(row, texts) for row in rows])


def _kept(row: Row[*tuple[Any, ...]], texts: Mapping[str, bytes]) -> RecordedEvent:
    speaker, note = row.speaker or "", row.note or ""
    if (sealed := texts.get(note_place(row.event_id))) is not None:
        speaker, note, _ = read_note(sealed)
    if (replaced := texts.get(replaced_place(row.event_id))) is not None:
        person = read_identity(replaced)
        parts = (person.name, person.contact, person.address, person.national_id)
        note = f"{note} Semula: {', '.join(filter(None, parts))}."
    return RecordedEvent(
        position=row.event_id,
        kind=EventKind(row.kind),
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        data=row.data,
        speaker=speaker,
        note=note,
        actor=row.actor,
    )


@dataclass(frozen=True, slots=True)
class ExplainedCase:
    """A case and, day by day, why its running step is due when it is; none when nothing runs."""

    case: Case
    notes: tuple[DayNote, ...]


@allowed(*READERS)
def explain_case(register: Register, *, complaint_id: int) -> ExplainedCase:
    """Return a case with why its running step is due when it is.

    Pauses and an extension are the case's own; a pause that still lasts moves no date yet.
    """
    with register.reading() as session:
        rows = _stories(register, session, [complaint_id])[complaint_id]
        office = office_in(register, session)
    events = _events(rows, {})
    case = _told(rows[0], events, office, {}, now=register.clock.now())
    return ExplainedCase(case, _notes(events, office))


def _notes(events: Sequence[Happening], office: Office) -> tuple[DayNote, ...]:
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
    return "aduan ditutup" if code == "closed" else PAUSE_REASON_WORDS[PauseReason(code)]


def _last(events: Sequence[RecordedEvent], kind: EventKind) -> RecordedEvent | None:
    return next((event for event in reversed(events) if event.kind is kind), None)


def _is_final_answer(event: RecordedEvent) -> bool:
    return event.kind is EventKind.ANSWERED and bool(event.data.get("final"))


def _office_name(office: Office, event: RecordedEvent | None) -> str:
    return office.office_called(str(event.data["office"])) if event else ""


def _told_at(event: RecordedEvent | None, office: Office) -> Stated | None:
    return event.told_at(office.zone) if event else None


def _moment(event: RecordedEvent | None, otherwise: datetime) -> datetime:
    return event.happened_at if event else otherwise


def _codes(event: RecordedEvent | None, key: str) -> tuple[str, ...]:
    return codes(event.data, key) if event else ()


def _printed(events: Sequence[RecordedEvent], paper: str) -> int:
    return sum(e.kind is EventKind.PRINTED and e.data.get("paper") == paper for e in events)


def _kept_judgement(events: Sequence[RecordedEvent]) -> Judgement | None:
    closed = _last(events, EventKind.CLOSED)
    return from_data(closed.data) if closed else None
