"""Reads the dates and times that clerks type, and says in a sentence what it can't read."""

import re
from calendar import isleap, monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.rules.wording import MONTHS, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT, table_date

_NEAR_DAYS = {"hari ini": 0, "kemarin": -1, "kemarin dulu": -2, "besok": 1, "lusa": 2}
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4}|\d{2})")
_NO_YEAR = re.compile(r"\d{1,2}([-/]\d{1,2}|[ -][a-z]+)")
_TIME = re.compile(r"(?:^|[\s,]+)(?:(?:pukul|jam|pk\.?)\s*)?(\d{1,2})[.:](\d{2})$")
_ZONE_AT_END = re.compile(r"\s+(wib|wita|wit)$")
_OTHER_MONTH_WORDS = {"pebruari": 2, "agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11, "peb": 2}
_MONTH_WORDS = {
    "nopember": 11,
    **_OTHER_MONTH_WORDS,
    **{name.lower(): number for number, name in enumerate(MONTHS_SHORT, 1)},
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
}
_WEEKDAY_WORDS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS_SHORT)},
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    "jum'at": 4,
}


def parse_date(text: str, *, zone: ZoneInfo, now: datetime) -> date:
    """Read "27-02-2023", "27/2/23", "27 Feb 2023", "hari ini" or "kemarin".

    `now` is aware; `zone` says which day it is. Raises `ValueError` with an Indonesian sentence
    and an example.
    """
    words = _tidy(text)
    today = now.astimezone(zone).date()
    if not words:
        raise _mistake("Tanggalnya belum diisi.", table_date(today))
    if (found := _time_at_end(words)) and found.group().strip() != words:
        raise _mistake("Di sini cukup tanggalnya, tanpa jam.", table_date(today))
    return _read_date(words, today=today)


def parse_date_time(
    text: str, *, zone: ZoneInfo, now: datetime, default_time: time | None = None
) -> datetime:
    """Read a date as `parse_date` does, and a time "14.03" or "14:03"; a time alone is today's.

    `default_time` stands in when only a date is given; without it that is a mistake. Returns an
    aware moment in `zone`. Raises `ValueError` with an Indonesian sentence and an example.
    """
    words = _ZONE_AT_END.sub("", _tidy(text))
    today = now.astimezone(zone).date()
    if not words:
        raise _mistake("Tanggal dan jamnya belum diisi.", f"{table_date(today)} 14.03")
    found = _time_at_end(words)
    rest = words[: found.start()].rstrip(" ,") if found else words
    day = _read_date(rest, today=today) if rest else today
    if found:
        clock = _read_time(int(found[1]), int(found[2]))
    elif default_time is not None:
        clock = default_time
    else:
        raise _mistake("Jamnya belum diisi.", f"{table_date(day)} 14.03")
    return datetime.combine(day, clock, zone)


def _tidy(text: str) -> str:
    return " ".join(text.lower().split())


def _time_at_end(words: str) -> re.Match[str] | None:
    return _TIME.search(words)


def _read_time(hour: int, minute: int) -> time:
    if hour > 23:
        raise _mistake(f"Jam {hour} tidak ada; jam hanya sampai 23.", "14.03")
    if minute > 59:
        raise _mistake(f"Menit {minute} tidak ada; menit hanya sampai 59.", "14.03")
    return time(hour, minute)


def _read_date(words: str, *, today: date) -> date:
    if words in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[words])
    first, _, rest = words.partition(" ")
    weekday = _WEEKDAY_WORDS.get(first.rstrip(","))
    if weekday is None or not rest:
        return _read_numbers(words, today=today)
    day = _read_numbers(rest, today=today)
    if day.weekday() != weekday:
        right, given = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
        raise _mistake(f"{table_date(day)} adalah hari {right}, bukan {given}.", table_date(day))
    return day


def _read_numbers(words: str, *, today: date) -> date:
    if found := _NUMERIC.fullmatch(words):
        return _checked(int(found[1]), int(found[3]), found[4])
    if found := _ISO.fullmatch(words):
        return _checked(int(found[3]), int(found[2]), found[1])
    if found := _NAMED.fullmatch(words):
        if found[2] not in _MONTH_WORDS:
            raise _mistake(f"Bulan “{found[2]}” tidak dikenal.", f"27 Februari {today.year}")
        return _checked(int(found[1]), _MONTH_WORDS[found[2]], found[3])
    if _NO_YEAR.fullmatch(words):
        raise _mistake("Tahunnya belum diisi.", table_date(today))
    raise _mistake(f"Tanggal “{words}” tidak terbaca.", table_date(today))


def _checked(day: int, month: int, year_digits: str) -> date:
    year = int(year_digits) + (2000 if len(year_digits) == 2 else 0)
    if not 1 <= month <= 12:
        raise _mistake(f"Bulan {month} tidak ada; bulan hanya 1 sampai 12.", f"27-02-{year:04}")
    if not 1900 <= year <= 2200:
        raise _mistake(f"Tahun {year} tidak mungkin.", f"{day:02}-{month:02}-2026")
    last = monthrange(year, month)[1]
    if day < 1:
        raise _mistake("Tanggal dimulai dari 1.", f"01-{month:02}-{year}")
    if day > last:
        which = MONTHS[month - 1] + (f" {year}" if month == 2 and not isleap(year) else "")
        raise _mistake(f"{which} hanya sampai tanggal {last}.", f"{last}-{month:02}-{year}")
    return date(year, month, day)


def _mistake(sentence: str, example: str) -> ValueError:
    return ValueError(f"{sentence} Tulis misalnya {example}.")
