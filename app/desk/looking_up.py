"""Lists, search and one whole case: everything pages and commands read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.desk.event_book import happenings
from app.desk.following_up import PAUSE_REASONS
from app.desk.office_book import office_in
from app.desk.telling import KeptEvent, tell
from app.errors import UserMistake
from app.facts import (
    Case,
    Classification,
    ComplaintRow,
    Content,
    Identity,
    Office,
    Status,
    Turn,
    Urgency,
)
from app.register import Register
from app.rules.clocks import Judgement, judge, minute_notes
from app.rules.day_notes import DayNote
from app.rules.numbering import COMPLETENESS, paper_number, read_number, screen_number
from app.rules.snapshot import from_data
from app.rules.timeline import EventKind, Happening, fold, own_targets
from app.rules.timers import Unit
from db.queries import case as case_queries
from db.queries import listing
from db.queries.search import SEARCH_LIMIT, matching_ids

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.orm import Session

CHIPS = ("", "new", "awaiting_disposition", "running", "due_soon", "late", "closed")
_ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which complaints a list asks for: a year or all, a month, a chip of CHIPS, words, an order.

    `month` counts from 1 and is that of the receipt, as in the recap.
    """

    year: int | None = None
    month: int | None = None
    chip: str = ""
    words: str = ""
    order: str = "number"
    descending: bool = True


def count_rows(register: Register, *, wanted: Wanted) -> int:
    """Return how many rows a list has; a search stops counting at 1,001."""
    with register.reading() as session:
        selection = _selection(register, session, wanted)
        return session.scalar(listing.count_selected(selection)) or 0


def list_rows(
    register: Register, *, wanted: Wanted, offset: int, limit: int, total: int | None = None
) -> tuple[ComplaintRow, ...]:
    """Return one page of a list; with `total` known, it is read from the nearer end."""
    with register.reading() as session:
        office = office_in(register, session)
        selection = _selection(register, session, wanted)
        backwards = total is not None and offset > total // 2
        if backwards and total is not None:
            limit = min(limit, total - offset)
            offset = max(0, total - offset - limit)
        ids = list(
            session.connection().scalars(
                listing.ids_selected(
                    selection,
                    order=wanted.order,
                    descending=wanted.descending,
                    backwards=backwards,
                    limit=limit,
                    offset=offset,
                )
            )
        )
        rows = rows_in(session, office, ids)
    return tuple(reversed(rows)) if backwards else tuple(rows)


def rows_in(session: Session, office: Office, ids: Sequence[int]) -> list[ComplaintRow]:
    """Return the rows of some ids in the order of the ids."""
    found = listing.rows_by_id(session, ids)
    return [as_row(found[key], office) for key in ids if key in found]


def chip_counts(
    register: Register, *, year: int | None, month: int | None = None
) -> dict[str, int]:
    """Return the count of every chip of CHIPS, and "open", for a year, one month of it, or all."""
    with register.reading() as session:
        counts = dict(session.execute(listing.status_counts(year, month)).all())
        found = {
            chip: session.scalar(
                listing.count_selected(
                    _selection(register, session, Wanted(year=year, month=month, chip=chip))
                )
            )
            or 0
            for chip in ("late", "due_soon")
        }
    total = sum(counts.values())
    return found | {
        "": total,
        "new": counts.get("new", 0),
        "awaiting_disposition": counts.get("awaiting_disposition", 0),
        "running": sum(counts.get(status, 0) for status in listing.UNDER_WAY),
        "closed": counts.get("closed", 0),
        "open": total - counts.get("closed", 0),
    }


def open_rows(register: Register, *, limit: int = 10_000) -> tuple[ComplaintRow, ...]:
    """Return the open complaints, the most urgent first."""
    with register.reading() as session:
        office = office_in(register, session)
        found = session.execute(listing.open_rows(limit)).all()
        if len(found) < limit:
            found = [*found, *session.execute(listing.answered_rows(limit - len(found)))]
        return tuple(as_row(row, office) for row in found)


def years(register: Register) -> tuple[int, ...]:
    """Return the years with complaints and the present one, in order."""
    with register.reading() as session:
        office = office_in(register, session)
        present = register.clock.now().astimezone(office.zone).year
        return tuple(sorted({*session.scalars(listing.years_known()), present}))


def find_number(register: Register, *, number: str) -> int:
    """Return the id behind a number in either form; UserMistake when there is none."""
    parts = read_number(number)
    if parts is None:
        raise UserMistake({"number": f"{number} bukan nomor aduan. Contoh: 2026-0012."})
    with register.reading() as session:
        found = session.scalar(listing.by_number(*parts))
    if found is None:
        raise UserMistake({"number": f"Aduan {number} tidak ada di register ini."})
    return found


def soon_edge(office: Office, now: datetime) -> datetime:
    """Return the end of the last working day that warns: what is due before it is due soon."""
    days = int(office.settings["warn_days"])
    last = office.calendar.due_after_working_days(now, days).date()
    return datetime.combine(last + timedelta(days=1), time(0), office.zone)


def _selection(register: Register, session: Session, wanted: Wanted) -> listing.Selection:
    now = register.clock.now()
    soon = soon_edge(office_in(register, session), now) if wanted.chip == "due_soon" else now
    ids = None
    if words := wanted.words.lower().split():
        searched = list(session.scalars(matching_ids(words, dialect=register.dialect)))
        if len(searched) < _ENOUGH:
            searched += session.scalars(listing.ids_by_name(words, limit=SEARCH_LIMIT))
        ids = tuple(dict.fromkeys(searched))[:SEARCH_LIMIT]
    return listing.Selection(
        year=wanted.year, chip=wanted.chip, now=now, soon=soon, ids=ids, month=wanted.month
    )


def as_row(row: Row[*tuple[Any, ...]], office: Office) -> ComplaintRow:
    """Word one selected row."""
    return ComplaintRow(
        id=row.id,
        number=screen_number(row.year, row.seq),
        received_at=row.received_at,
        medium=row.medium,
        title=row.title,
        classification=Classification(row.classification),
        status=Status(row.status),
        turn=Turn(row.turn),
        holder=holder_words(row.holder, office),
        step=row.step,
        step_started_at=row.step_started_at,
        due_at=row.due_at,
        paused_at=row.paused_at,
        forwarded=row.forwarded,
        anonymous=row.anonymous,
        confidential=row.confidential,
        closed_at=row.closed_at,
        medium_code=row.medium_code,
    )


def holder_words(holder: str, office: Office) -> str:
    """Return who holds a complaint, in words."""
    if holder.startswith("team:"):
        names = {team.code: team.name for team in office.teams}
        return ", ".join(names.get(code, code) for code in holder[5:].split(",") if code)
    return {"desk": "Petugas PST", "head": "Kepala"}.get(holder, "")


def read_case(register: Register, *, complaint_id: int) -> Case:
    """Return one complaint with all that its page and papers show; UserMistake if there is none."""
    with register.reading() as session:
        return case_in(register, session, complaint_id)


def case_in(register: Register, session: Session, complaint_id: int) -> Case:
    """Return the same inside a transaction."""
    office = office_in(register, session)
    row = session.execute(case_queries.case_row(complaint_id)).one_or_none()
    if row is None:
        raise UserMistake({"": "Aduan itu tidak ada di register ini."})
    events = [
        KeptEvent(
            kind=EventKind(kept.kind),
            happened_at=kept.happened_at,
            recorded_at=kept.recorded_at,
            data=kept.data,
            speaker=kept.speaker or "",
            note=kept.text or "",
        )
        for kept in session.execute(case_queries.case_events(complaint_id))
    ]
    content = Content(row.text, row.what, row.where, row.when, row.who, row.how)
    disposed = _last(events, EventKind.DISPOSED)
    registered_at = _moment(_last(events, EventKind.REGISTERED), row.received_at)
    forwarded = _last(events, EventKind.FORWARDED)
    answered = next((e for e in reversed(events) if _is_final_answer(e)), None)
    kept = _kept_judgement(events) if row.closed_at else None
    told = kept or _judged_now(events, office, register.clock.now())
    return Case(
        row=as_row(row, office),
        paper_number=paper_number(office.settings["number_pattern"], row.year, row.seq),
        check_code=row.check_code,
        registered_at=registered_at,
        complained_at=row.complained_at,
        source_reference=row.source_reference,
        medium_code=row.medium_code,
        topic=row.topic or "",
        about_office=row.about_office,
        about_own_office=row.about_group == "own",
        attachments=row.attachments,
        urgency=Urgency(str(disposed.data["urgency"])) if disposed else Urgency.ORDINARY,
        identity=Identity()
        if row.name is None
        else Identity(row.name, row.contact, row.address, row.national_id),
        content=content,
        missing=tuple(w for key, w in COMPLETENESS.items() if not getattr(content, key)),
        timeline=tell(events, office=office, medium=row.medium),
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
    )


def explain_case(register: Register, *, complaint_id: int) -> tuple[DayNote, ...]:
    """Return why the running step is due when it is, day by day; none when nothing runs.

    Pauses and an extension are the case's own; a pause that still lasts moves no date yet.
    """
    with register.reading() as session:
        office = office_in(register, session)
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


def _last(events: Sequence[KeptEvent], kind: EventKind) -> KeptEvent | None:
    return next((event for event in reversed(events) if event.kind is kind), None)


def _is_final_answer(event: KeptEvent) -> bool:
    return event.kind is EventKind.ANSWERED and bool(event.data.get("final"))


def _office_name(office: Office, event: KeptEvent | None) -> str:
    names = {entry.code: entry.name for entry in office.offices}
    return names.get(str(event.data["office"]), "") if event else ""


def _moment(event: KeptEvent | None, otherwise: datetime) -> datetime:
    return event.happened_at if event else otherwise


def _codes(event: KeptEvent | None, key: str) -> tuple[str, ...]:
    listed = event.data.get(key) if event else ()
    return tuple(str(code) for code in listed) if isinstance(listed, list) else ()


def _printed(events: Sequence[KeptEvent], paper: str) -> int:
    return sum(e.kind is EventKind.PRINTED and e.data.get("paper") == paper for e in events)


def _kept_judgement(events: Sequence[KeptEvent]) -> Judgement | None:
    closed = _last(events, EventKind.CLOSED)
    return from_data(closed.data) if closed else None


def _judged_now(events: Sequence[KeptEvent], office: Office, now: datetime) -> Judgement:
    told = [Happening(event.kind, event.happened_at, event.data) for event in events]
    return judge(told, targets=office.targets, calendar=office.calendar, now=now)
