"""How a row of the register is told: its badge, its time and its short lines."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import CLASSIFICATION_WORDS, Status
from app.rules.moments import Stated, day_of, table_date, table_day, time_words
from app.rules.timer_words import timer_words, whole_timer_words
from app.rules.timers import Timer
from app.rules.wording import uncapitalised
from ui.case_words import estimate_note, status_badge, tone_of
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge


@dataclass(frozen=True, slots=True)
class DayTime:
    """A moment in words: its day with the year and without, and the time of day if it is known."""

    day: str
    short_day: str
    time: str

    @classmethod
    def of(cls, stated: Stated, zone: ZoneInfo) -> "DayTime":
        """Put a moment into words."""
        day = day_of(stated, zone)
        time = time_words(stated, zone) if isinstance(stated, datetime) else ""
        return cls(table_date(day), table_day(day), time)


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row in words, ready to be painted.

    `due` is None when no day is the due day; `days_apart` tells that it is whole working days
    away, before or behind.
    """

    number: str
    received: DayTime
    title: str
    medium: str
    kind: str
    holder: str
    due: DayTime | None
    due_note: str
    days_apart: bool
    badge: Badge
    time: str
    tone: Tone
    closed: str = ""


def row_words(row: ComplaintRow, office: Office, *, now: datetime) -> RowWords:
    """Put a row into words as they are at `now`."""
    zone = office.zone
    timer = row.timer(office, now=now)
    # While the clock stands still, no day is the due day.
    due = None if row.paused else row.due_at
    return RowWords(
        number=row.number,
        received=DayTime.of(row.received(zone), zone),
        title=row.title,
        medium=row.medium,
        kind=uncapitalised(CLASSIFICATION_WORDS[row.classification])
        + (", rahasia" if row.confidential else ""),
        holder=row.holder,
        due=DayTime.of(due, zone) if due else None,
        due_note=estimate_note(row, office) if due else "",
        days_apart=timer is not None and timer.span.days > 0,
        badge=status_badge(row, timer),
        time=_time(row, timer, zone),
        tone=tone_of(timer),
        closed=table_date(day_of(row.closed_at, zone)) if row.closed_at else "",
    )


def turn_words(row: ComplaintRow, timer: Timer | None) -> str:
    """Return "Kepala, sisa 1 menit dari 10 menit", or how the case ended."""
    if timer is not None:
        return f"{row.holder}, {whole_timer_words(timer)}"
    if row.status is Status.CLOSED:
        return "Selesai, tidak ada yang menunggu"
    return f"{row.holder}: tinggal ditutup"


def _time(row: ComplaintRow, timer: Timer | None, zone: ZoneInfo) -> str:
    if timer is not None:
        # The badge says "Dijeda", and the standard has no room.
        return timer_words(timer, paused=False, standard=False)
    if row.closed_at is not None:
        return f"ditutup {table_day(day_of(row.closed_at, zone))}"
    return "sudah dijawab"
