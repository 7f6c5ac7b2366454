"""Reads the dates and times that clerks type, and says in a sentence what it can't read."""

import re
from calendar import isleap, monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.rules.moments import (
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    Stated,
    table_date,
)

_NEAR_DAYS = {
    **dict.fromkeys(("hari ini", "h", "t"), 0),
    "kemarin": -1,
    "kemarin dulu": -2,
    "besok": 1,
    "lusa": 2,
}
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4}|\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})(?:[-/](\d{1,2})|[ -]([a-z]+)\.?)")
_DAY_SHAPES = (_NUMERIC, _ISO, _NAMED, _NO_YEAR)
_DAY_ALONE = re.compile(r"\d{1,2}")
_FULL_FORM = re.compile(r"\d\d-\d\d-\d{4}")
_TIME = re.compile(r"(?:^|[\s,]+)(?:(?:pukul|jam|pk\.?)\s*)?(\d{1,2})[.:](\d{2})$")
_FULL_HOUR = re.compile(r"(?:^|[\s,]+)(?:pukul|jam|pk\.?)\s*(\d{1,2})()$")
_BARE_HOUR = re.compile(r"[\s,]+(\d{1,2})()$")
_CLOCK_EXAMPLE = "14.03"
_LONGEST_MONTH = 31
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


class _UnreadableDay(Exception):
    """What is wrong with a day, and a day that would do."""

    def __init__(self, sentence: str, example: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.example = example


class _Manner(NamedTuple):
    """How words are read: on which day, and whether a day without its year is one gone by.

    What stands in a file is read to the letter: without what only who types it sees at once.
    """

    today: date
    gone_by: bool = True
    by_hand: bool = True


def parse_date(text: str, *, zone: ZoneInfo, now: datetime, by_hand: bool = True) -> date:
    """Read "27-02-2023", "27/2/23", "27 Feb 2023", "27/2", "27", "hari ini", "h" or "kemarin".

    Without its year a day is of this year, a number alone of this month. Not `by_hand`, as in a
    file, it must be whole and no word. `now` is aware; `zone` says which day it is. Raises
    `ValueError` with an Indonesian sentence and an example.
    """
    words = _tidy(text)
    today = now.astimezone(zone).date()
    if not words:
        raise _mistake("Tanggalnya belum diisi.", table_date(today))
    if (found := _time_at_end(words)) and found.group().strip() != words:
        raise _mistake("Di sini cukup tanggalnya, tanpa jam.", table_date(today))
    try:
        return _read_date(words, _Manner(today, gone_by=False, by_hand=by_hand))
    except _UnreadableDay as found:
        raise _mistake(found.sentence, found.example) from None


def parse_moment(text: str, *, zone: ZoneInfo, now: datetime) -> Stated:
    """Read a day as `parse_date` does, and a time "14.03", "14:03" or "14"; today's if alone.

    A day without its year, or its month, is the last such day up to today. Returns a day when there
    is no time, else an aware moment in `zone`. Raises `ValueError` with an Indonesian sentence and
    an example.
    """
    words = _ZONE_AT_END.sub("", _tidy(text))
    today = now.astimezone(zone).date()
    if not words:
        raise _mistake("Tanggalnya belum diisi.", table_date(today))
    found = _time_at_end(words)
    rest = words[: found.start()].rstrip(" ,") if found else words
    try:
        day = _read_date(rest, _Manner(today)) if rest else today
    except _UnreadableDay as unread:
        example = f"{unread.example} {_CLOCK_EXAMPLE}" if found else unread.example
        raise _mistake(unread.sentence, example) from None
    if found is None:
        return day
    return datetime.combine(day, _read_time(int(found[1]), int(found[2] or 0)), zone)


def day_moved(full: str, days: int) -> str:
    """Return a full form, "27-02-2023" or "27-02-2023 14.03", some days later or earlier.

    Raises ValueError for another text.
    """
    if (found := _FULL_FORM.match(full)) is None:
        raise ValueError(f"no day in its full form: {full!r}")
    day, month, year = (int(part) for part in found.group().split("-"))
    return f"{table_date(date(year, month, day) + timedelta(days))}{full[found.end() :]}"


def _tidy(text: str) -> str:
    return " ".join(text.lower().split())


def _time_at_end(words: str) -> re.Match[str] | None:
    """Find the time; a bare number is an hour only after what is a day without it."""
    if found := _TIME.search(words) or _FULL_HOUR.search(words):
        return found
    found = _BARE_HOUR.search(words)
    return found if found and not _is_day(words) and _is_day(words[: found.start()]) else None


def _is_day(words: str) -> bool:
    first, _, rest = words.partition(" ")
    named = rest if first.rstrip(",") in _WEEKDAY_WORDS else words
    return words in _NEAR_DAYS or any(shape.fullmatch(named) for shape in _DAY_SHAPES)


def _read_time(hour: int, minute: int) -> time:
    if hour > 23:
        raise _mistake(f"Jam {hour} tidak ada; jam hanya sampai 23.", _CLOCK_EXAMPLE)
    if minute > 59:
        raise _mistake(f"Menit {minute} tidak ada; menit hanya sampai 59.", _CLOCK_EXAMPLE)
    return time(hour, minute)


def _read_date(words: str, how: _Manner) -> date:
    if words in _NEAR_DAYS and how.by_hand:
        return how.today + timedelta(days=_NEAR_DAYS[words])
    first, _, rest = words.partition(" ")
    weekday = _WEEKDAY_WORDS.get(first.rstrip(","))
    if weekday is None or not rest:
        return _read_numbers(words, how)
    day = _read_numbers(rest, how)
    if day.weekday() != weekday:
        right, given = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
        raise _UnreadableDay(
            f"{table_date(day)} adalah hari {right}, bukan {given}.", table_date(day)
        )
    return day


def _read_numbers(words: str, how: _Manner) -> date:
    today = how.today
    if found := _NUMERIC.fullmatch(words):
        return _checked(int(found[1]), int(found[3]), found[4])
    if found := _ISO.fullmatch(words):
        return _checked(int(found[3]), int(found[2]), found[1])
    if found := _NAMED.fullmatch(words):
        return _checked(int(found[1]), _month(found[2], today=today), found[3])
    if found := _NO_YEAR.fullmatch(words):
        if not how.by_hand:
            raise _UnreadableDay("Tahunnya belum diisi.", table_date(today))
        day = int(found[1])
        month = int(found[2]) if found[2] else _month(found[3], today=today)
        ahead = how.gone_by and (month, day) > (today.month, today.day)
        return _checked(day, month, f"{today.year - ahead:04}")
    if _DAY_ALONE.fullmatch(words) and how.by_hand:
        return _of_month(int(words), how)
    raise _UnreadableDay(f"Tanggal “{words}” tidak terbaca.", table_date(today))


def _of_month(day: int, how: _Manner) -> date:
    """Return that day of this month, or of the last month that had it and is gone by."""
    first = how.today.replace(day=1)
    if how.gone_by and 1 <= day <= _LONGEST_MONTH:
        while day > monthrange(first.year, first.month)[1] or first.replace(day=day) > how.today:
            first = (first - timedelta(days=1)).replace(day=1)
    return _checked(day, first.month, f"{first.year:04}")


def _month(word: str, *, today: date) -> int:
    if word not in _MONTH_WORDS:
        raise _UnreadableDay(f"Bulan “{word}” tidak dikenal.", f"27 Februari {today.year}")
    return _MONTH_WORDS[word]


def _checked(day: int, month: int, year_digits: str) -> date:
    year = int(year_digits) + (2000 if len(year_digits) == 2 else 0)
    if not 1 <= month <= 12:
        raise _UnreadableDay(
            f"Bulan {month} tidak ada; bulan hanya 1 sampai 12.", f"27-02-{year:04}"
        )
    if not 1900 <= year <= 2200:
        raise _UnreadableDay(f"Tahun {year} tidak mungkin.", f"{day:02}-{month:02}-2026")
    last = monthrange(year, month)[1]
    if day < 1:
        raise _UnreadableDay("Tanggal dimulai dari 1.", f"01-{month:02}-{year}")
    if day > last:
        which = MONTHS[month - 1] + (f" {year}" if month == 2 and not isleap(year) else "")
        raise _UnreadableDay(f"{which} hanya sampai tanggal {last}.", f"{last}-{month:02}-{year}")
    return date(year, month, day)


def _mistake(sentence: str, example: str) -> ValueError:
    return ValueError(f"{sentence} Tulis misalnya {example}.")
