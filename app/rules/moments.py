"""Every way in which a day, a time of day or a moment is said, in the office's Indonesian.

Days and times of day are said as they are; moments are aware and said in the `zone` given.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

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


def table_moment(moment: datetime | None, zone: ZoneInfo) -> str:
    """Return "24-11-2026 11.40", the form a moment is typed in; "-" for none."""
    if moment is None:
        return "-"
    return f"{table_date(moment.astimezone(zone).date())} {time_words(moment, zone)}"


def date_time_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "24 November 2026 pukul 11.40", as it stands in a sentence."""
    return f"{date_words(moment.astimezone(zone).date())} pukul {time_words(moment, zone)}"


def short_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Return "24-11 11.20", where the year is known."""
    return f"{table_day(moment.astimezone(zone).date())} {time_words(moment, zone)}"


def full_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Return "Selasa 24-11-2026, 08.20"."""
    day = moment.astimezone(zone).date()
    return f"{WEEKDAYS[day.weekday()]} {table_date(day)}, {time_words(moment, zone)}"


def due_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "Kamis 31-12-2026 16.00"."""
    return f"{WEEKDAYS[moment.astimezone(zone).weekday()]} {table_moment(moment, zone)}"


def short_deadline(due_at: datetime, zone: ZoneInfo, *, today: date) -> tuple[str, str]:
    """Return ("Hari ini", "16.00"), ("Besok", …) or ("Rabu 25-11", …), another year's in full."""
    day = due_at.astimezone(zone).date()
    near = {today: "Hari ini", today + timedelta(days=1): "Besok"}.get(day)
    shown = near or f"{WEEKDAYS[day.weekday()]} {near_date(day, today=today)}"
    return shown, time_words(due_at, zone)


def near_moment(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "18-11" for this year, else "18-11-2025"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    return time_words(moment, zone) if day == today else near_date(day, today=today)


def recent_moment(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "23-11 14.03" for another day of the year, else the whole date."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    clock_time = time_words(moment, zone)
    return clock_time if day == today else f"{near_date(day, today=today)} {clock_time}"


def timeline_moment(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "Sen 23-11 14.03" for this year, else "20-02-2023 11.35"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if day.year != today.year:
        return table_moment(moment, zone)
    clock_time = time_words(moment, zone)
    return clock_time if day == today else f"{weekday_table_day(day)} {clock_time}"


def since_words(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "hari ini 09.12", "kemarin 15.52" or "21-11-2026 15.52"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    near = {today: "hari ini", today - timedelta(days=1): "kemarin"}.get(day, table_date(day))
    return f"{near} {time_words(moment, zone)}"
