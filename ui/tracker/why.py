"""Why a step is due when it is: day by day, or stretch by stretch of office hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.case import ComplaintRow
from app.desk.reading_cases import ExplainedCase
from app.office import Office
from app.rules.clock_rows import CaseLimit
from app.rules.kinds import Unit
from app.rules.moments import clock, full_moment, time_words, weekday_table_day
from app.rules.timer_words import late_words, timer_words
from app.rules.wording import minutes_words, uncapitalised
from app.rules.work_calendar import DayNote
from ui.case_words import STEP_WORDS, pause_words
from ui.parts.cells.day_explanation import DayKind, DayLine

_ICONS = {3: "inbox", 4: "rubber-stamp", 5: "rubber-stamp", 6: "file-text", 7: "send"}


@dataclass(frozen=True, slots=True)
class Why:
    """A question, its answer line by line, and what else bears on it."""

    title: str
    lines: tuple[DayLine, ...]
    note: str


def explain(
    row: ComplaintRow, office: Office, *, now: datetime, facts: ExplainedCase | None = None
) -> Why:
    """Explain the running step's due date as of `now`.

    Without `facts` as far as the row itself knows: neither pauses nor an extension.
    """
    if row.due_at is None:
        return Why(
            "Tidak ada tenggat",
            (),
            "Pelapor sudah diberi tahu. Aduan ini tinggal ditutup.",
        )
    target = row.target(office)
    if target.unit is Unit.WORKING_DAYS:
        notes = facts.notes if facts else ()
        notes = notes or office.calendar.explain_working_days(row.step_started_at, target.amount)
        lines = _day_lines(notes, row=row, office=office, now=now)
    else:
        lines = _minute_lines(row, office)
    title = f"Mengapa {full_moment(row.due_at, office.zone)}?"
    return Why(title, tuple(lines), _note(row, office, facts=facts))


def _day_lines(
    notes: Sequence[DayNote], *, row: ComplaintRow, office: Office, now: datetime
) -> list[DayLine]:
    today = now.astimezone(office.zone).date()
    lines = []
    for at, note in enumerate(notes):
        kind, reason, icon = DayKind.COUNTED, note.reason, ""
        last = at == len(notes) - 1
        if at == 0:
            kind, icon = DayKind.START, _ICONS.get(row.step, "clock")
            reason = f"{STEP_WORDS[4] if row.step == 5 else 'mulai'}, {reason}"
        elif last and row.due_at is not None:
            kind, reason = DayKind.DUE, f"{reason}, {time_words(row.due_at, office.zone)}"
        elif note.counted is None:
            made_up = office.calendar.is_working_day(note.day)
            kind = DayKind.PAUSED if made_up else DayKind.SKIPPED
        elif note.day == today:
            kind, reason = DayKind.TODAY, f"{reason}, hari ini"
        lines.append(DayLine(weekday_table_day(note.day), reason, kind, note.counted, icon))
    timer = row.timer(office, now=now)
    if timer is not None and timer.late_days:
        lines.append(
            DayLine(
                weekday_table_day(today),
                timer_words(timer),
                DayKind.LATE,
                icon="alert-triangle",
            )
        )
    return lines


def _minute_lines(row: ComplaintRow, office: Office) -> list[DayLine]:
    """Return the stretches of office hours between start and due, and what lies between them."""
    zone = office.zone
    start = row.step_started_at.astimezone(zone)
    due = (row.due_at or start).astimezone(zone)
    began = f"mulai {STEP_WORDS[row.step]}"
    lines = [
        DayLine(
            weekday_table_day(start.date()),
            f"{time_words(start, zone)} {began}",
            DayKind.START,
            icon=_ICONS.get(row.step, "clock"),
        )
    ]
    day = start.date()
    while day <= due.date():
        lines += _stretches(office, day, start=start, due=due)
        day += timedelta(days=1)
    lines.append(
        DayLine(
            weekday_table_day(due.date()),
            f"{time_words(due, zone)} jatuh tempo",
            DayKind.DUE,
            icon="bell",
        )
    )
    return lines


def _stretches(office: Office, day: date, *, start: datetime, due: datetime) -> list[DayLine]:
    hours = office.calendar.hours_on(day)
    if hours is None:
        return [DayLine(weekday_table_day(day), "kantor tutup", DayKind.SKIPPED)]
    dawn = datetime.combine(day, time(), office.zone)
    lines: list[DayLine] = []
    before: datetime | None = None
    for opens, closes in hours.stretches:
        begins = max(dawn + timedelta(seconds=opens), start)
        ends = min(dawn + timedelta(seconds=closes), due)
        if begins >= ends:
            continue
        if before is not None:
            lines.append(DayLine(_span(before, begins), "istirahat", DayKind.SKIPPED))
        minutes = office.calendar.working_minutes_between(begins, ends)
        lines.append(
            DayLine(_span(begins, ends), minutes_words(minutes), DayKind.COUNTED, icon="clock")
        )
        before = dawn + timedelta(seconds=closes)
    if before is None:
        return []
    return (
        lines
        if day == start.date()
        else [
            DayLine(weekday_table_day(day), f"kantor buka {clock(hours.opens)}", DayKind.SKIPPED),
            *lines,
        ]
    )


def _span(begins: datetime, ends: datetime) -> str:
    return f"{clock(begins.time())}–{clock(ends.time())}"


def _note(row: ComplaintRow, office: Office, *, facts: ExplainedCase | None) -> str:
    target = row.target(office)
    if target.unit is Unit.WORKING_DAYS:
        parts = [f"Standar: {target.amount} hari kerja, berakhir saat kantor tutup."]
    else:
        parts = [f"Standar: {target.amount} menit dalam jam kerja."]
    clock = facts.case.clocks[row.step - 1] if facts and facts.case.clocks else None
    if row.paused:
        reason = pause_words(row)
        parts.append(f"Sedang dijeda{f', {reason}' if reason else ''}.")
        parts.append("Tenggat bergeser bila dilanjutkan.")
    elif clock is not None and clock.paused_minutes:
        parts.append(f"Dijeda {minutes_words(clock.paused_minutes)}.")
    elif clock is not None:
        parts.append("Tidak ada jeda.")
    if clock is not None and clock.extended_days:
        parts.append(f"Diperpanjang Kepala {clock.extended_days} hari kerja.")
    parts += [_limit_words(limit, office) for limit in (facts.case.limits if facts else ())]
    first = row.step_started_at.astimezone(office.zone).date()
    last = (row.due_at or row.step_started_at).astimezone(office.zone).date()
    if office.calendar.is_estimated(first, last):
        parts.append("Hari libur pada rentang ini masih perkiraan, belum ditetapkan SKB.")
    return " ".join(part for part in parts if part)


def _limit_words(limit: CaseLimit, office: Office) -> str:
    """Return a sentence on a national limit that ends before the step is due."""
    if not limit.stricter or limit.finished is not None:
        return ""
    when = full_moment(limit.due, office.zone)
    late = f", {late_words(limit.over_by)}" if limit.over_by else ""
    title = uncapitalised(limit.title)
    return f"Batas nasional lebih ketat: {title} {limit.days} hari kerja, {when}{late}."
