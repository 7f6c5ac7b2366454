"""The meeting that judges a month, a quarter or a year: written down once, printed as three papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import clean_line, clean_text, line_mistake, refuse, text_mistake
from app.desk.event_log import append_plain
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.documents.meeting_data import MeetingReport
from app.documents.report_data import RESULT, TROUBLES, noted_at
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.periods import PERIODS, days_of, period_name
from db import tables
from db.queries import months as queries
from db.queries import recap as recap_queries
from db.queries.report_parts import texts_of

if TYPE_CHECKING:
    from app.office import Office
    from db.session import Session


MEETING_CHANGED = (
    "Rapat ini baru saja diubah dari meja lain. Yang tidak Anda ubah sudah diperbarui di sini; "
    "periksa isinya, lalu simpan lagi."
)


class MeetingPaper(StrEnum):
    """A paper of the meeting; the value is the word shown."""

    INVITATION = "Undangan"
    ATTENDANCE = "Daftar hadir"
    MINUTES = "Notula"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is typed of a meeting; `invited` and `decided` have a line each, `begins_at` is aware."""

    begins_at: datetime | None = None
    place: str = ""
    letter_number: str = ""
    invited: str = ""
    chair: str = ""
    note_taker: str = ""
    decided: str = ""


@allowed(Role.DESK, Role.HEAD)
def read_meeting(register: Register, *, year: int, period: str) -> Meeting:
    """Return the meeting that judged one of PERIODS of a year, else what is likely of one."""
    with register.reading() as session:
        office = office_in(register, session)
        today = register.clock.now().astimezone(office.zone).date()
        return _kept(session, year, period) or _likely(office, today)


@allowed(Role.DESK, Role.HEAD)
def save_meeting(
    register: Register, *, year: int, period: str, meeting: Meeting, shown: Meeting
) -> Outcome:
    """Save the meeting that judged one of PERIODS of a year, `shown` being it as it was read.

    Raises UserMistake by field, and under "" with MEETING_CHANGED when it was changed meanwhile.
    """
    words = dict(PERIODS)
    if period not in words:
        raise ValueError(f"a year has no period {period}")
    lines = {
        "place": ("Tempat", clean_line(meeting.place)),
        "letter_number": ("Nomor undangan", clean_line(meeting.letter_number)),
        "chair": ("Pimpinan rapat", clean_line(meeting.chair)),
        "note_taker": ("Notulis", clean_line(meeting.note_taker)),
    }
    texts = {
        "invited": ("Yang diundang", clean_text(meeting.invited)),
        "decided": ("Keputusan", clean_text(meeting.decided)),
    }
    mistakes = {key: line_mistake(text, name=name) for key, (name, text) in lines.items()}
    mistakes |= {key: text_mistake(text, name=name) for key, (name, text) in texts.items()}
    refuse(mistakes)
    with register.writing() as session:
        # The chain's end is locked by this first: two desks write it down one after the other.
        tell_changed(register, session, "evaluation_meeting")
        if (kept := _kept(session, year, period)) is not None and kept != shown:
            refuse({"": MEETING_CHANGED})
        queries.put_meeting(
            session,
            year=year,
            period=period,
            begins_at=meeting.begins_at,
            **{key: text for key, (_, text) in (lines | texts).items()},
            actor=register.actor,
            changed_at=register.clock.now(),
        )
    return Outcome(f"Rapat evaluasi {period_name(year, period)} tersimpan.", frozenset({"months"}))


@allowed(Role.DESK, Role.HEAD)
def meeting_pdf(register: Register, *, year: int, period: str, paper: MeetingPaper) -> bytes:
    """Return one of the meeting's papers as an A4 PDF."""
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents import meeting_papers

    with register.reading() as session:
        told = _report(register, session, year, period)
    drawn = {
        MeetingPaper.INVITATION: meeting_papers.invitation,
        MeetingPaper.ATTENDANCE: meeting_papers.attendance,
        MeetingPaper.MINUTES: meeting_papers.minutes,
    }
    return drawn[MeetingPaper(paper)](told)


@allowed(Role.DESK, Role.HEAD)
def count_meeting(register: Register, *, year: int, period: str) -> None:
    """Write down that a paper of a meeting went to the printer or into a file."""
    with register.writing() as session:
        append_plain(
            register, session, EventKind.EXPORTED, what="meeting", year=year, period=period
        )


def _kept(session: Session, year: int, period: str) -> Meeting | None:
    row = session.get(tables.EvaluationMeeting, (year, period))
    if row is None:
        return None
    lines = row.place, row.letter_number, row.invited, row.chair, row.note_taker
    return Meeting(row.begins_at, *lines, decided=row.decided)


def _likely(office: Office, today: date) -> Meeting:
    """Return whom an office would invite, who leads and who writes."""
    teams = "\n".join(f"Ketua {team.name}" for team in office.teams)
    signatory = office.head_on(today)
    head = signatory.name or signatory.title
    return Meeting(invited=teams, chair=head, note_taker=office.settings.officer_name)


def _report(register: Register, session: Session, year: int, period: str) -> MeetingReport:
    office = office_in(register, session)
    now = register.clock.now()
    today = now.astimezone(office.zone).date()
    meeting = _kept(session, year, period) or _likely(office, today)
    texts = {row.place: row.text for row in session.scalars(texts_of(year))}
    return MeetingReport(
        letterhead=letterhead_of(office, now),
        period=period_name(year, period),
        begins_at=meeting.begins_at,
        place=meeting.place,
        letter_number=meeting.letter_number,
        invited=_lines(meeting.invited),
        chair=meeting.chair,
        note_taker=meeting.note_taker,
        decided=_lines(meeting.decided),
        counts=_counts(session, office, year, period),
        troubles=texts.get(noted_at(TROUBLES, period), ""),
        result=texts.get(noted_at(RESULT, period), ""),
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        told_on=today,
        printed_at=now,
        zone=office.zone,
        sample=office.sample,
    )


def _counts(
    session: Session, office: Office, year: int, period: str
) -> tuple[tuple[str, int], ...]:
    """Return how many came in a span, and how many of those are settled by now."""
    first, last = days_of(year, period)
    begin = datetime.combine(first, time(), office.zone)
    end = datetime.combine(last + timedelta(days=1), time(), office.zone)
    counted = office.settings.counted
    came, settled = recap_queries.came_and_settled(session, begin, end, counted)
    return (("Masuk", came), ("Selesai", settled), ("Dalam proses", came - settled))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
