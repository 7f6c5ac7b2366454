"""Why a step is due when it is: day by day, or stretch by stretch of office hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.facts import Case, ComplaintRow, Office
from app.rules.timers import Unit
from app.rules.wording import (
    WEEKDAYS,
    WEEKDAYS_SHORT,
    minutes_words,
    table_date,
    time_words,
)
from app.rules.work_calendar import DayNote, Pause
from ui.parts.day_explanation import DayKind, DayLine
from ui.tracker.row_words import STEP_WORDS

_STOPS = {"paused": "resumed", "closed": "reopened"}
_ICONS = {3: "inbox", 4: "rubber-stamp", 5: "rubber-stamp", 6: "file-text", 7: "send"}


@dataclass(frozen=True, slots=True)
class Why:
    """A question, its answer line by line, and what else bears on it."""

    title: str
    lines: tuple[DayLine, ...]
    note: str


def needs_pauses(row: ComplaintRow, office: Office) -> bool:
    """Tell whether only the case's own history explains the due date."""
    return row.paused or (row.due_at is not None and row.due_at != _plain_due(row, office))


def pauses_of(case: Case, *, now: datetime) -> tuple[Pause, ...]:
    """Return when the running step stood still; a pause that still lasts ends `now`."""
    found: list[Pause] = []
    began: tuple[datetime, str, str] | None = None
    for entry in sorted(case.timeline, key=lambda entry: entry.happened_at):
        if entry.happened_at < case.row.step_started_at or entry.before_us:
            continue
        if entry.kind in _STOPS:
            began = (entry.happened_at, _STOPS[entry.kind], _reason(entry.kind))
        elif began is not None and entry.kind == began[1]:
            found.append(Pause(began[0], entry.happened_at, began[2]))
            began = None
    if began is not None:
        found.append(Pause(began[0], now, began[2]))
    return tuple(found)


def explain(
    row: ComplaintRow, office: Office, *, now: datetime, pauses: Sequence[Pause] = ()
) -> Why:
    """Explain the running step's due date as of `now`."""
    if row.due_at is None:
        return Why(
            "Tidak ada tenggat",
            (),
            "Pelapor sudah diberi tahu. Aduan ini tinggal ditutup.",
        )
    target = office.target(row.step)
    due = row.due_at.astimezone(office.zone)
    # A pause that still lasts moves the due date only when it ends.
    ended = [pause for pause in pauses if pause.ended < now or not row.paused]
    if target.unit is Unit.WORKING_DAYS:
        notes = office.calendar.explain_working_days(
            row.step_started_at, target.amount, pauses=ended
        )
        lines = _day_lines(notes, row=row, office=office, now=now)
    else:
        lines = _minute_lines(row, office)
    title = f"Mengapa {WEEKDAYS[due.weekday()]} {table_date(due.date())}, "
    title += f"{time_words(due, office.zone)}?"
    return Why(title, tuple(lines), _note(row, office, pauses=pauses))


def _plain_due(row: ComplaintRow, office: Office) -> datetime:
    target, calendar = office.target(row.step), office.calendar
    if target.unit is Unit.WORKING_DAYS:
        return calendar.due_after_working_days(row.step_started_at, target.amount)
    return calendar.due_after_working_minutes(row.step_started_at, target.amount)


def _reason(kind: str) -> str:
    return "aduan ditutup" if kind == "closed" else ""


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
        lines.append(DayLine(_day(note.day), reason, kind, note.counted, icon))
    timer = row.timer(office, now=now)
    if timer is not None and timer.late_days:
        lines.append(DayLine(_day(today), timer.text, DayKind.LATE, icon="alert-triangle"))
    return lines


def _minute_lines(row: ComplaintRow, office: Office) -> list[DayLine]:
    """Return the stretches of office hours between start and due, and what lies between them."""
    zone = office.zone
    start = row.step_started_at.astimezone(zone)
    due = (row.due_at or start).astimezone(zone)
    began = f"mulai {STEP_WORDS[row.step]}"
    lines = [
        DayLine(
            f"{_day(start.date())}",
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
        DayLine(_day(due.date()), f"{time_words(due, zone)} jatuh tempo", DayKind.DUE, icon="bell")
    )
    return lines


def _stretches(office: Office, day: date, *, start: datetime, due: datetime) -> list[DayLine]:
    hours = office.calendar.hours_on(day)
    if hours is None:
        return [DayLine(_day(day), "kantor tutup", DayKind.SKIPPED)]
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
        else [DayLine(_day(day), f"kantor buka {hours.opens:%H.%M}", DayKind.SKIPPED), *lines]
    )


def _span(begins: datetime, ends: datetime) -> str:
    return f"{begins:%H.%M}–{ends:%H.%M}"


def _day(day: date) -> str:
    return f"{WEEKDAYS_SHORT[day.weekday()]} {table_date(day)[:5]}"


def _note(row: ComplaintRow, office: Office, *, pauses: Sequence[Pause]) -> str:
    target, calendar = office.target(row.step), office.calendar
    if target.unit is Unit.WORKING_DAYS:
        standard = f"Standar: {target.amount} hari kerja, berakhir saat kantor tutup."
    else:
        standard = f"Standar: {target.amount} menit dalam jam kerja."
    paused = calendar.paused_minutes(pauses)
    if row.paused:
        paused_words = "Sedang dijeda; tenggat bergeser bila dilanjutkan."
    else:
        paused_words = f"Dijeda {minutes_words(paused)}." if paused else "Tidak ada jeda."
    first = row.step_started_at.astimezone(office.zone).date()
    last = (row.due_at or row.step_started_at).astimezone(office.zone).date()
    estimated = calendar.is_estimated(first, last)
    decreed = "Hari libur masih perkiraan." if estimated else ""
    return " ".join(part for part in (standard, paused_words, decreed) if part)
