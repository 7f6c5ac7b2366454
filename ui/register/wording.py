"""How a row of the register is told: its badge, its time and its short lines."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import ComplaintRow
from app.office import ESTIMATED, Office
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS, Status
from app.rules.timers import Timer
from app.rules.timers import Tone as TimerTone
from app.rules.wording import WEEKDAYS, table_date, time_words
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge

LATE = Badge("Terlambat", "alert-triangle", Tone.DANGER, filled=True)
PAUSED = Badge("Dijeda", "pause", Tone.NEUTRAL)
FORWARDED = Badge("Diteruskan", "arrow-right", Tone.NEUTRAL)
CONFIDENTIAL = Badge("Rahasia", "lock", Tone.NEUTRAL, filled=True)
ANONYMOUS = Badge("Anonim", "user", Tone.NEUTRAL, filled=True)
# Filled means that somebody has to act now.
_BADGES = {
    Status.NEW: Badge(STATUS_WORDS[Status.NEW], "inbox", Tone.INFO, filled=True),
    Status.AWAITING_DISPOSITION: Badge(
        STATUS_WORDS[Status.AWAITING_DISPOSITION], "rubber-stamp", Tone.WARN, filled=True
    ),
    Status.IN_FOLLOW_UP: Badge(STATUS_WORDS[Status.IN_FOLLOW_UP], "clock", Tone.INFO),
    Status.RESULT_PENDING: Badge(STATUS_WORDS[Status.RESULT_PENDING], "file-text", Tone.INFO),
    Status.ANSWER_PENDING: Badge(
        STATUS_WORDS[Status.ANSWER_PENDING], "send", Tone.INFO, filled=True
    ),
    Status.ANSWERED: Badge(STATUS_WORDS[Status.ANSWERED], "archive", Tone.INFO, filled=True),
    Status.CLOSED: Badge(STATUS_WORDS[Status.CLOSED], "check", Tone.OK),
}
_TONES = {TimerTone.WARN: Tone.WARN, TimerTone.DANGER: Tone.DANGER}


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row in words, ready to be painted."""

    number: str
    received_day: str
    received_time: str
    title: str
    medium: str
    kind: str
    holder: str
    due_day: str
    due_time: str
    due_note: str
    badge: Badge
    time: str
    tone: Tone


def row_words(row: ComplaintRow, office: Office, *, now: datetime) -> RowWords:
    """Put a row into words as they are at `now`."""
    zone = office.zone
    timer = row.timer(office, now=now)
    # While the clock stands still, no day is the due day.
    due = None if row.paused else row.due_at
    return RowWords(
        number=row.number,
        received_day=table_date(row.received_at.astimezone(zone).date()),
        received_time=time_words(row.received_at, zone),
        title=row.title,
        medium=row.medium,
        kind=CLASSIFICATION_WORDS[row.classification].lower()
        + (", rahasia" if row.confidential else ""),
        holder=row.holder,
        due_day=table_date(due.astimezone(zone).date()) if due else "",
        due_time=time_words(due, zone) if due else "",
        due_note=estimate_note(row, office) if due else "",
        badge=status_badge(row, timer),
        time=_time(row, timer, zone),
        tone=timer_tone(timer),
    )


def estimate_note(row: ComplaintRow, office: Office) -> str:
    """Return " (perkiraan)" when the due date leans on holidays not decreed yet, else ""."""
    return f" ({ESTIMATED})" if row.estimated(office) else ""


def status_badge(row: ComplaintRow, timer: Timer | None) -> Badge:
    """Return the one badge that matters most about a row now."""
    if row.paused:
        return PAUSED
    if timer_tone(timer) is Tone.DANGER:
        return LATE
    if row.status is Status.CLOSED and row.forwarded:
        return FORWARDED
    return _BADGES[row.status]


def badges(row: ComplaintRow, timer: Timer | None) -> list[Badge]:
    """Return every badge of a row: where it stands, then what protects its complainant."""
    found = [status_badge(row, timer)]
    if found[0] is LATE:
        found.append(_BADGES[row.status])
    if row.confidential:
        found.append(CONFIDENTIAL)
    if row.anonymous:
        found.append(ANONYMOUS)
    return found


def timer_tone(timer: Timer | None) -> Tone:
    """Return the colour a timer is shown in."""
    return _TONES.get(timer.tone, Tone.PLAIN) if timer else Tone.PLAIN


def short_timer(timer: Timer) -> str:
    """Return "sisa 8 menit": without the standard, and without "dijeda" that the badge says."""
    text = timer.text.removeprefix("dijeda, ")
    if text.startswith("sisa") and not timer.target_days:
        return text.rsplit(" dari ", 1)[0]
    return text


def whole_timer(timer: Timer) -> str:
    """Return "sisa 8 menit dari 10 menit"; the last minute goes without its standard."""
    return timer.text.rsplit(" dari ", 1)[0] if timer.text.count(" dari ") > 1 else timer.text


def turn_words(row: ComplaintRow, timer: Timer | None) -> str:
    """Return "Kepala, sisa 1 menit dari 10 menit", or how the case ended."""
    if timer is not None:
        return f"{row.holder}, {whole_timer(timer)}"
    if row.status is Status.CLOSED:
        return "Selesai, tidak ada yang menunggu"
    return f"{row.holder}: tinggal ditutup"


def day_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return "24-11 11.20"."""
    return f"{table_date(moment.astimezone(zone).date())[:5]} {time_words(moment, zone)}"


def recent_moment(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "23-11 14.03" for another day of the year, else the whole date."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if day == today:
        return time_words(moment, zone)
    shown = table_date(day)[: 5 if day.year == today.year else 10]
    return f"{shown} {time_words(moment, zone)}"


def full_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Return "Selasa 24-11-2026, 08.20"."""
    day = moment.astimezone(zone).date()
    return f"{WEEKDAYS[day.weekday()]} {table_date(day)}, {time_words(moment, zone)}"


def _time(row: ComplaintRow, timer: Timer | None, zone: ZoneInfo) -> str:
    if timer is not None:
        return short_timer(timer)
    if row.closed_at is not None:
        return f"ditutup {day_time(row.closed_at, zone)}"
    return "sudah dijawab"
