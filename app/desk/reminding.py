"""Reminding who holds a case, the weekly sheet for each team, and why a due date is what it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.case import Case, ComplaintRow, waiting_here
from app.desk.acknowledging import forwarded_to
from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import refuse
from app.desk.listing_cases import as_row, holder_words, visibility_in
from app.desk.open_case import open_case, record
from app.desk.papers import letterhead_of
from app.desk.reading_cases import glance_at
from app.desk.reading_office import office_in
from app.documents.time_data import ExplainedDay, ExplanationData, ReminderData, ReminderLine
from app.guard import allowed
from app.office import Choice, Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import REMINDER_WAY_WORDS, Status, Turn
from app.rules.letters import LetterKind
from app.rules.moments import Stated, date_words, due_words
from app.rules.numbering import paper_number
from app.rules.timer_words import reminder_words, whole_timer_words
from db.queries import listing
from db.queries.case import dispositions

if TYPE_CHECKING:
    from db.session import Row, Session


_MOST = 10_000
_DAYS_AHEAD = 60
_FOLLOW_UP = 5


@allowed(Role.DESK, Role.HEAD)
def reminder_pdf(register: Register, *, teams: Sequence[str] = ()) -> bytes:
    """Return the reminder sheets of some teams (by code) as one A4 PDF.

    Without `teams`, those that hold something; when nobody does, a nil sheet for every team.
    """
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.reminder_sheet import reminder_sheets

    now = register.clock.now()
    with register.reading() as session:
        office = office_in(register, session)
        held = _held(register, session, office)
    first, last = week_of(office, now)
    return reminder_sheets(
        [
            ReminderData(
                team=team.name,
                lines=tuple(held.get(team.code, ())),
                first=first,
                last=last,
                officer_name=office.settings.officer_name,
                officer_nip=office.settings.officer_nip,
                printed_at=now,
                zone=office.zone,
                sample=office.sample,
            )
            for team in _addressed(office, held, teams)
        ],
        letterhead=letterhead_of(office, now),
    )


@allowed(Role.DESK, Role.HEAD)
def remind(register: Register, *, complaint_id: int, happened_at: Stated, way: str) -> Outcome:
    """Write down that who holds a case was reminded of it, and how: its teams, the head.

    Or the office it went to, while that has not told yet that it has it.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        state = case.state
        here = waiting_here(state.turn, state.paused_at)
        if not here and state.awaited_since is None:
            refuse({"": "Aduan ini tidak sedang menunggu tim, Kepala, atau satker lain."})
        since = state.step_started_at if here else state.awaited_since
        mistakes = {"happened_at": own_moment_mistake(case, happened_at, since=since)}
        if way not in REMINDER_WAY_WORDS:
            mistakes["way"] = "Pilih bagaimana pengingat disampaikan."
        refuse(mistakes)
        office = "" if here else forwarded_to(case)
        data: dict[str, object] = {"way": way}
        if not here:
            data["office"] = office
        elif state.turn is Turn.TEAM:
            data["teams"] = list(state.holder.teams)
        event = case.event(EventKind.REMINDED, happened_at, data)
        done = record(register, session, case, [event])
    elsewhere = case.office.office_called(office) if office else ""
    who = elsewhere or holder_words(state.holder, case.office)
    return outcome(case, f"untuk {who} dicatat", of="Pengingat", events=done)


def awaiting_message(case: Case, office: Office) -> str:
    """Return what is sent to the office that a case went to; of a confidential one no subject."""
    row = case.row
    about = "" if row.confidential else f" ({row.title})"
    letter = case.letter(LetterKind.FORWARDING)
    with_letter = f" dengan surat nomor {letter.number}" if letter else ""
    since = (
        date_words(row.awaited_since.astimezone(office.zone).date()) if row.awaited_since else ""
    )
    return (
        f"Yth. {case.forwarded_to}, pengaduan nomor {row.number}{about} kami teruskan{with_letter} "
        f"pada {since}. Mohon kabar apakah sudah diterima dan bagaimana tindak lanjutnya. "
        f"Terima kasih. {office.desk}, {office.name}."
    )


def reminder_message(row: ComplaintRow, office: Office, *, now: datetime) -> str:
    """Return what is sent to who holds a case; of a confidential one no more than its number."""
    about = "" if row.confidential else f" ({row.title})"
    timer, wants = row.timer(office, now=now), "tindak lanjutnya"
    if row.turn is Turn.HEAD and row.status is Status.RESULT_PENDING:
        wants = "persetujuan laporan hasilnya"
    elif row.turn is Turn.HEAD:
        wants = "disposisinya"
    elif row.status is Status.RESULT_PENDING:
        wants = "laporan hasilnya"
    due = f" jatuh tempo {due_words(row.due_at, office.zone)}" if row.due_at else ""
    left = f", {whole_timer_words(timer)}" if timer is not None else ""
    return (
        f"Yth. {row.holder}, aduan {row.number}{about}{due}{left}. Mohon {wants}. "
        f"Terima kasih. {office.desk}, {office.name}."
    )


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def explanation_pdf(
    register: Register,
    *,
    complaint_id: int,
    question: str,
    days: Sequence[tuple[str, str, int | None]],
    note: str,
) -> bytes:
    """Return as one A4 paper what the screen says about a case's due date.

    `days` holds day, reason, and its number when the day is counted.
    """
    from app.documents.explanation_sheet import explanation_sheet

    with register.reading() as session:
        office = office_in(register, session)
        case = glance_at(register, complaint_id=complaint_id)
    data = ExplanationData(
        number=case.paper_number,
        title=case.row.title,
        question=question,
        days=tuple(ExplainedDay(*day) for day in days),
        note=note,
        printed_at=register.clock.now(),
        zone=office.zone,
        confidential=case.row.confidential,
        sample=office.sample,
    )
    return explanation_sheet(data, letterhead=letterhead_of(office, data.printed_at))


def week_of(office: Office, now: datetime) -> tuple[date, date]:
    """Return the first and the last working day of this week, of the next one when it is over."""
    day = now.astimezone(office.zone).date()
    for _ in range(_DAYS_AHEAD):
        if office.calendar.is_working_day(day):
            break
        day += timedelta(days=1)
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=at) for at in range(7)]
    open_days = [at for at in week if office.calendar.is_working_day(at)] or [day]
    return open_days[0], open_days[-1]


def _addressed(office: Office, held: Collection[str], teams: Sequence[str]) -> Sequence[Choice]:
    wanted = frozenset(teams) or frozenset(held)
    return [team for team in office.known_teams if team.code in wanted] or office.teams


def _held(register: Register, session: Session, office: Office) -> dict[str, list[ReminderLine]]:
    """Return each team's lines: late ones first, then by due date, paused ones last."""
    now = register.clock.now()
    found: dict[str, list[ReminderLine]] = {}
    kept = [
        (as_row(kept, office), kept)
        for kept in session.execute(
            listing.open_rows(_MOST, visibility=visibility_in(register, session))
        )
        if kept.turn == Turn.TEAM and kept.due_at is not None
    ]
    # The report is awaited from the team since the disposition, not since its work ended.
    given = dispositions(session, [row.id for row, _ in kept if row.step != _FOLLOW_UP])
    for row, raw in sorted(kept, key=lambda pair: _urgency(pair[0], now)):
        line = _line(
            office, row=row, raw=raw, given_at=given.get(row.id, row.step_started_at), now=now
        )
        for code in row.held_by.teams:
            found.setdefault(code, []).append(line)
    return found


def _urgency(row: ComplaintRow, now: datetime) -> tuple[bool, bool, datetime, int]:
    due = row.due_at or now
    return row.paused, due >= now, due, row.id


def _line(
    office: Office,
    *,
    row: ComplaintRow,
    raw: Row[*tuple[Any, ...]],
    given_at: datetime,
    now: datetime,
) -> ReminderLine:

    timer, due = row.timer(office, now=now), row.due_at or now
    late = not row.paused and due < now
    in_days = timer is not None and timer.target_days > 0
    return ReminderLine(
        number=paper_number(office.settings.number_pattern, raw.year, raw.seq),
        title=row.title,
        given_at=given_at,
        due_at=due,
        used_days=timer.used_days if timer else 0,
        target_days=timer.target_days if timer else 0,
        left=reminder_words(timer) if timer else "",
        step="" if in_days else "laporan hasil",
        late=late,
        due_estimated=row.estimated(office),
        paused_at=row.paused_at,
        confidential=row.confidential,
    )
