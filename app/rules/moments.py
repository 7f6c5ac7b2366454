"""Every way in which a day, a time of day or a moment is said, in the office's Indonesian.

Days and times of day are said as they are; moments are aware and said in the `zone` given. Of what
paper tells by its day alone (`Stated`) no time of day is ever said.
"""

from datetime import date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

Stated: TypeAlias = datetime | date
"""A moment as it was told: aware, or a day without its time."""

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MONTHS_SHORT = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEKDAYS_SHORT = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
ZONE_WORDS = {
    **dict.fromkeys(("Asia/Jakarta", "Asia/Pontianak"), "WIB"),
    **dict.fromkeys(("Asia/Makassar", "Asia/Ujung_Pandang"), "WITA"),
    "Asia/Jayapura": "WIT",
}


# --- days -------------------------------------------------------------------------------


def date_words(day: date) -> str:
    """Return "27 Februari 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_date_words(day: date) -> str:
    """Return "Senin, 6 Maret 2023"."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day)}"


def short_day_words(day: date) -> str:
    """Return "20 Feb", where the year is known."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}"


def short_date_words(day: date) -> str:
    """Return "20 Feb 2023"."""
    return f"{short_day_words(day)} {day.year}"


def table_day(day: date) -> str:
    """Return "27-02", where the year is known."""
    return f"{day.day:02}-{day.month:02}"


def table_date(day: date) -> str:
    """Return "27-02-2023"."""
    return f"{table_day(day)}-{day.year:04}"


def near_date(day: date, *, today: date) -> str:
    """Return "18-11" for a day of this year, else "18-11-2025"."""
    return table_day(day) if day.year == today.year else table_date(day)


def weekday_table_day(day: date) -> str:
    """Return "Sen 23-11"."""
    return f"{WEEKDAYS_SHORT[day.weekday()]} {table_day(day)}"


# --- times of day -----------------------------------------------------------------------


def clock(at: time) -> str:
    """Return "07.30"."""
    return f"{at.hour:02}.{at.minute:02}"


def time_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "14.03", the time of day in this zone."""
    return clock(moment.astimezone(zone).time())


def clock_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "14.03 WIB", the time of day with its zone."""
    return f"{time_words(moment, zone)} {zone_words(moment, zone)}"


def zone_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "WIB", "WITA" or "WIT", for other zones the offset: "UTC+8", "UTC-3.30"."""
    if zone.key in ZONE_WORDS:
        return ZONE_WORDS[zone.key]
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f".{rest:02}" if rest else "")


# --- moments ----------------------------------------------------------------------------


def day_of(stated: Stated, zone: ZoneInfo) -> date:
    """Return the day of what was told, in this zone."""
    return stated.astimezone(zone).date() if isinstance(stated, datetime) else stated


def is_before(one: Stated, other: Stated, zone: ZoneInfo) -> bool:
    """Tell whether one was before the other, as far as what was told says so."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one, zone) < day_of(other, zone)


def as_stated(moment: datetime, zone: ZoneInfo, *, day_only: bool) -> Stated:
    """Return the moment, or its day if no more was told."""
    return moment.astimezone(zone).date() if day_only else moment


def clock_part(stated: Stated, zone: ZoneInfo, *, link: str = ", pukul ") -> str:
    """Return ", pukul 14.03 WIB", what follows the day on paper; "" where only that is known."""
    return f"{link}{clock_words(stated, zone)}" if isinstance(stated, datetime) else ""


def table_moment(stated: Stated | None, zone: ZoneInfo) -> str:
    """Return "24-11-2026 11.40", or "24-11-2026", the forms that are typed; "-" for none."""
    if stated is None:
        return "-"
    return _with_clock(table_date(day_of(stated, zone)), " ", stated, zone)


def date_time_words(stated: Stated, zone: ZoneInfo) -> str:
    """Return "24 November 2026 pukul 11.40", as it stands in a sentence."""
    return _with_clock(date_words(day_of(stated, zone)), " pukul ", stated, zone)


def full_moment(stated: Stated, zone: ZoneInfo) -> str:
    """Return "Selasa 24-11-2026, 08.20"."""
    day = day_of(stated, zone)
    return _with_clock(f"{WEEKDAYS[day.weekday()]} {table_date(day)}", ", ", stated, zone)


def due_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "Kamis 31-12-2026 16.00"."""
    return f"{WEEKDAYS[moment.astimezone(zone).weekday()]} {table_moment(moment, zone)}"


def short_deadline(due_at: datetime, zone: ZoneInfo, *, today: date) -> tuple[str, str]:
    """Return ("Hari ini", "16.00"), ("Besok", …) or ("Rabu 25-11", …), another year's in full."""
    day = due_at.astimezone(zone).date()
    near = {today: "Hari ini", today + timedelta(days=1): "Besok"}.get(day)
    shown = near or f"{WEEKDAYS[day.weekday()]} {near_date(day, today=today)}"
    return shown, time_words(due_at, zone)


def near_moment(stated: Stated, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" or "hari ini" for today, "18-11" for this year, else "18-11-2025"."""
    day, today = day_of(stated, zone), now.astimezone(zone).date()
    return _today_words(stated, zone) if day == today else near_date(day, today=today)


def recent_moment(stated: Stated, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "23-11 14.03" for another day of the year, else the whole date."""
    day, today = day_of(stated, zone), now.astimezone(zone).date()
    if day == today:
        return _today_words(stated, zone)
    return _with_clock(near_date(day, today=today), " ", stated, zone)


def timeline_moment(stated: Stated, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" or "hari ini" for today, "Sen 23-11 14.03" for this year, else the whole."""
    day, today = day_of(stated, zone), now.astimezone(zone).date()
    if day == today:
        return _today_words(stated, zone)
    if day.year != today.year:
        return table_moment(stated, zone)
    return _with_clock(weekday_table_day(day), " ", stated, zone)


def since_words(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "hari ini 09.12", "kemarin 15.52" or "21-11-2026 15.52"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    near = {today: "hari ini", today - timedelta(days=1): "kemarin"}.get(day, table_date(day))
    return f"{near} {time_words(moment, zone)}"


def _with_clock(day: str, link: str, stated: Stated, zone: ZoneInfo) -> str:
    """Return the day in words, with the time of day where there is one."""
    return f"{day}{link}{time_words(stated, zone)}" if isinstance(stated, datetime) else day


def _today_words(stated: Stated, zone: ZoneInfo) -> str:
    return time_words(stated, zone) if isinstance(stated, datetime) else "hari ini"
