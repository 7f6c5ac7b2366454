"""The words and the tone of a running step: what is left, or how late it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.rules.kinds import Unit
from app.rules.wording import WEEKDAYS, minutes_words, table_date, time_words
from app.rules.work_calendar import WorkCalendar


class Tone(StrEnum):
    """How urgently a timer is shown."""

    PLAIN = "plain"
    WARN = "warn"
    DANGER = "danger"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True)
class Timer:
    """A timer in words, and the squares of its day ribbon (0 for steps counted in minutes).

    `used_days` are working days gone by, at most `target_days`; `late_days` is at least 1
    when the step is late.
    """

    text: str
    tone: Tone
    used_days: int
    target_days: int
    late_days: int


def timer(
    calendar: WorkCalendar,
    *,
    started_at: datetime,
    due_at: datetime,
    now: datetime,
    unit: Unit,
    amount: int,
    paused: bool = False,
    warn_percent: int = 80,
    warn_days: int = 1,
) -> Timer:
    """Return the timer of a running step; moments are aware, in any zone.

    Outside office hours it stands still. `amount` is the standard in `unit`. Of a paused step
    `now` is the moment the pause began, unless `due_at` already has the pause up to now in it.
    It warns in the last `warn_days` working days, or when `warn_percent` of the minutes are used.
    """
    # A clock that was set back must not make more than the whole target remain.
    now = max(now, started_at)
    days, seconds = calendar.work_span(anchor=due_at, moment=now)
    late = now > due_at
    in_days = unit is Unit.WORKING_DAYS
    if in_days and not late:
        # The first day, which isn't counted, would show more than was ever given.
        given = max(amount, calendar.working_days_between(started_at, due_at))
        days, seconds = (given, 0) if days >= given else (days, seconds)
    words = _span_words(days, seconds // 60)
    if late:
        text = f"terlambat {words}"
    else:
        text = f"sisa {words}" + ("" if in_days else f" dari {minutes_words(amount)}")
    left = days + bool(seconds)
    if in_days:
        soon = calendar.working_days_between(now, due_at) <= warn_days
    else:
        # Told by what is left, so that paused minutes don't count as used.
        left_minutes = calendar.working_minutes_between(now, due_at)
        soon = 100 * left_minutes <= (100 - warn_percent) * amount
    return Timer(
        text=f"dijeda, {text}" if paused else text,
        tone=_tone(late=late, soon=soon, paused=paused),
        used_days=(amount if late else max(0, amount - left)) if in_days else 0,
        target_days=amount if in_days else 0,
        late_days=max(1, days) if in_days and late else 0,
    )


def _span_words(days: int, minutes: int) -> str:
    """Return at most two units: days and hours, or hours and minutes."""
    if not days:
        return minutes_words(minutes)
    rest = minutes - minutes % 60 if minutes >= 60 else minutes
    return f"{days} hari kerja" + (f" {minutes_words(rest)}" if rest else "")


def _tone(*, late: bool, soon: bool, paused: bool) -> Tone:
    if paused:
        return Tone.PAUSED
    if late:
        return Tone.DANGER
    return Tone.WARN if soon else Tone.PLAIN


def deadline_words(due_at: datetime, zone: ZoneInfo, *, today: date | None = None) -> str:
    """Return "jatuh tempo Kamis 31-12-2026 16.00"; "... hari ini 16.00" when `today` is given."""
    day, clock = due_at.astimezone(zone).date(), time_words(due_at, zone)
    if near := _near_day(day, today):
        return f"jatuh tempo {near} {clock}"
    return f"jatuh tempo {WEEKDAYS[day.weekday()]} {table_date(day)} {clock}"


def short_deadline(due_at: datetime, zone: ZoneInfo, *, today: date | None = None) -> str:
    """Return "Hari ini 16.00", "Besok 16.00" or "Rabu 25-11 16.00", with another year's number."""
    day, clock = due_at.astimezone(zone).date(), time_words(due_at, zone)
    if near := _near_day(day, today):
        return f"{near.capitalize()} {clock}"
    same_year = today is None or today.year == day.year
    return f"{WEEKDAYS[day.weekday()]} {table_date(day)[: 5 if same_year else 10]} {clock}"


def _near_day(day: date, today: date | None) -> str:
    if today is None:
        return ""
    return {today: "hari ini", today + timedelta(days=1): "besok"}.get(day, "")
