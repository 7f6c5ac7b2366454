"""How a case tells itself: its row, its events and the texts that were opened, as one `Case`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    note_place,
    read_content,
    read_identity,
    read_note,
    replaced_place,
)
from app.case import Case, Content
from app.desk.describing_events import RecordedEvent, describe
from app.desk.doubling import doubles_of
from app.desk.hands import hands_of
from app.desk.linking import linked_to
from app.desk.listing_cases import as_row
from app.desk.packed_codes import read_settlement
from app.desk.reading_evidence import evidence_of
from app.desk.rewording import reworded
from app.desk.written_words import content_from, parts_of
from app.office import Office, comes_straight
from app.rules.check_code import printed_code
from app.rules.clock_rows import ThreeTimes
from app.rules.clocks import Judgement, judge
from app.rules.event_detail import codes
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force, last_answer, last_handing
from app.rules.kinds import BEFORE_DISPOSITION, Urgency
from app.rules.letters import letters_in
from app.rules.moments import Stated, day_of
from app.rules.numbering import COMPLETENESS, paper_number
from app.rules.snapshot import from_data

if TYPE_CHECKING:
    from db.session import Row


_SHOWN = (EventKind.RECEIVED, EventKind.FORWARDED, EventKind.HELD, EventKind.REVIEWED)
_ARRIVING = frozenset({EventKind.COMPLAINED, EventKind.RECEIVED})


def told_case(
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
    received, forwarded, held, review = (_last(valid, each) for each in _SHOWN)
    disposed = _disposed(valid, row.status)
    answered = last_answer(valid)
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
        missing=_missing(content),
        timeline=describe(events, office=office, medium=row.medium),
        times=_times(row, valid, told, office, now=now),
        teams=_codes(last_handing(valid), "teams"),
        instructions=_codes(disposed, "instructions"),
        disposition_note=disposed.note if disposed else "",
        printed=_printed(events, valid),
        follow_up_due_at=told.follow_up_due,
        clocks=told.clocks,
        limits=told.limits,
        judged=kept is not None,
        settlement=read_settlement(row.settlement),
        forwarded_to=_office_name(office, forwarded),
        forwarded_code=str(forwarded.data["office"]) if forwarded else "",
        letters=tuple(letters_in(valid).values()),
        answer=answered.note if answered else "",
        answered_at=answered.happened_at if answered else None,
        erased_at=row.erased_at,
        doubles=doubles_of(valid),
        linked=linked_to(valid),
        held=row.held_since is not None,
        held_because=held.note if row.held_since and held else "",
        report_summary=row.report_summary or "",
        evidence=evidence_of(events, texts),
        hands=hands_of(events),
        review=review.note if review and not review.data.get("emptied") else None,
    )


def _printed(events: Sequence[RecordedEvent], valid: Sequence[RecordedEvent]) -> Counter[str]:
    """Count how often each paper was printed, a letter since it got the number it has now."""
    lettered = {str(e.data["letter"]): e.position for e in valid if e.kind is EventKind.LETTERED}
    papers = ((str(e.data.get("paper")), e) for e in events if e.kind is EventKind.PRINTED)
    return Counter(paper for paper, each in papers if each.position > lettered.get(paper, 0))


def _words(row: Row[*tuple[Any, ...]], texts: Mapping[str, bytes]) -> tuple[Content, str]:
    """Return what the case says and its source's number, which are sealed where it is secret."""
    if row.confidential:
        return read_content(texts.get(CONTENT_PLACE))
    return content_from(row._asdict()), row.source_reference


def _missing(content: Content) -> tuple[str, ...]:
    """Return which of the five parts are not told; when somebody was here tells when it was."""
    told = replace(content, when=content.when or content.visited)
    return tuple(key for key in COMPLETENESS if not getattr(told, key))


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


def events_of(
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
        note = f"{note} Semula: {', '.join(filter(None, parts_of(person).values()))}."
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


def _disposed(events: Sequence[RecordedEvent], status: str) -> RecordedEvent | None:
    """Return the disposition that counts: of a revoked one nothing goes on to the next sheet."""
    return None if status in BEFORE_DISPOSITION else _last(events, EventKind.DISPOSED)


def _last(events: Sequence[RecordedEvent], kind: EventKind) -> RecordedEvent | None:
    return next((event for event in reversed(events) if event.kind is kind), None)


def _office_name(office: Office, event: RecordedEvent | None) -> str:
    return office.office_called(str(event.data["office"])) if event else ""


def _told_at(event: RecordedEvent | None, office: Office) -> Stated | None:
    return event.told_at(office.zone) if event else None


def _moment(event: RecordedEvent | None, otherwise: datetime) -> datetime:
    return event.happened_at if event else otherwise


def _codes(event: RecordedEvent | None, key: str) -> tuple[str, ...]:
    return codes(event.data, key) if event else ()


def _kept_judgement(events: Sequence[RecordedEvent]) -> Judgement | None:
    closed = _last(events, EventKind.CLOSED)
    return from_data(closed.data) if closed else None
