"""Reads moments as forms, sites and spreadsheets write them, and never guesses at one.

They write seconds, AM and PM, zones and offsets, English months, the year first or the month first.
All of it is brought to a plain day and a time of day in the zone that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.rules.date_entry import parse_date
from app.rules.moments import MONTHS, WEEKDAYS, Stated, date_words

_ZONES = {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0, "z": 0}
_ZONE = re.compile(r"(?<=[\d.:m])\s*\(?\b(wib|wita|wit|utc|gmt)\)?$|(?<=\d)(z)$")
_NAMED_ZONES = {"barat": 7, "western": 7, "tengah": 8, "central": 8, "timur": 9, "eastern": 9}
_NAMED_ZONE = re.compile(
    r"\s*\(?(?:waktu indonesia (barat|tengah|timur)|(western|central|eastern) indonesia time)\)?$"
)
_OFFSET = re.compile(r"(?<=[\dm.])\s*(?:gmt|utc|z)?\s*([+−-])\s*(\d{1,2})(?::?([0-5]\d))?$")
_CLOCK = re.compile(
    r"(?:^|[\s,t]+)(?:(?:pukul|jam|pk\.?|at)\s*)?"
    r"(\d{1,2})([.:])(\d{2})(?:\2(\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(a\.?m\.?|p\.?m\.?|pagi|siang|sore|petang|malam))?$"
)
_HOUR = re.compile(
    r"[\s,]+(?:(?:pukul|jam|pk\.?)\s*)?(\d{1,2})\s*(a\.?m\.?|p\.?m\.?|pagi|siang|sore|petang|malam)$"
)
_NUMERIC = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_TOGETHER = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_MONTH_BEFORE = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_BETWEEN = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+([a-z]+)\.?,?[\s.\-/]+(\d{4}|\d{2})"
)
_SERIAL = re.compile(r"[345]\d{4}(?:[.,]\d+)?")
_ENGLISH_MONTHS = {
    **dict(zip(("may", "aug", "oct", "dec"), (5, 8, 10, 12), strict=True)),
    "january": 1,
    "february": 2,
    "march": 3,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
    "december": 12,
    # Written by Indonesians, and not among the words that a clerk types.
    "agu": 8,
    "agst": 8,
    "sep": 9,
    "octo": 10,
    "nov": 11,
    "desem": 12,
}
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"({'|'.join((*_ENGLISH_DAYS, *(d[:3] for d in _ENGLISH_DAYS)))}),?\s+")
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


class DateOrder(StrEnum):
    """Which number of "3/6/2026" is the day."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class UnsureOrder(ValueError):
    """A date whose day and month can't be told apart; the sentence says how both would read."""


def order_in(cells: Iterable[str]) -> DateOrder | None:
    """Return in which order a column writes its dates, as far as the column itself tells.

    A number beyond 12 tells it; else dashes, points, a nought in front or a time with a point, as
    they are written here and not there. None when nothing tells, or one row the opposite of another.
    """
    found: set[DateOrder] = set()
    leaning: set[DateOrder | None] = set()
    for cell in cells:
        match = _NUMERIC.match(_tidy(cell))
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 or second > 12:
            found.add(DateOrder.DAY_FIRST if first > 12 else DateOrder.MONTH_FIRST)
        elif first != second:
            leaning.add(_leaning(match, cell))
    if len(found) == 1:
        return found.pop()
    if found or leaning != {DateOrder.DAY_FIRST}:
        return None
    return DateOrder.DAY_FIRST


def _leaning(match: re.Match[str], cell: str) -> DateOrder | None:
    padded = match[1].startswith("0") or match[3].startswith("0")
    foreign = re.search(r"[ap]\.?m\.?$", _tidy(cell))
    pointed = re.search(r"\s\d{1,2}\.\d{2}(?:\.\d{2})?\b", _tidy(cell)[match.end() :])
    ours = match[2] != "/" or padded or pointed
    return DateOrder.DAY_FIRST if ours and not foreign else None


def read_moment(
    text: str, *, zone: ZoneInfo, now: datetime, order: DateOrder | None
) -> tuple[Stated, bool]:
    """Return an aware moment in the office's `zone`, and whether it was written in another one.

    A day without a time is a day. Raises ValueError with an Indonesian sentence, UnsureOrder among them.
    """
    words = _tidy(text)
    words, own = _zone_of(words)
    found = _CLOCK.search(words)
    clock = None
    if found and (found.start() or not _NUMERIC.fullmatch(words)):
        clock = _time(int(found[1]), int(found[3]), int(found[4] or 0), found[5] or "", text)
    elif found := _HOUR.search(words):
        clock = _time(int(found[1]), 0, 0, found[2], text)
    else:
        found = None
    day = _day(words[: found.start()] if found else words, text, zone=zone, now=now, order=order)
    if clock is None:
        return day, False
    at = datetime.combine(day, clock, own or zone)
    return at.astimezone(zone), own is not None and at.utcoffset() != _offset(at, zone)


def _offset(at: datetime, zone: ZoneInfo) -> timedelta | None:
    return at.astimezone(zone).utcoffset()


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().lower()


def _zone_of(words: str) -> tuple[str, tzinfo | None]:
    """Take a zone or an offset from the end of a moment; None when it says none."""
    named = _NAMED_ZONE.search(words)
    if named:
        words = words[: named.start()]
    # Before a time of day a sign is a date's own dash.
    if (found := _OFFSET.search(words)) and re.search(r"\d[.:]\d{2}", words[: found.start()]):
        hours, minutes = int(found[2]), int(found[3] or 0)
        if hours <= 14:
            sign = 1 if found[1] == "+" else -1
            away = timedelta(hours=sign * hours, minutes=sign * minutes)
            return words[: found.start()].rstrip(), timezone(away)
    if found := _ZONE.search(words):
        hours = _ZONES[found[1] or found[2]]
        return words[: found.start()].rstrip(), timezone(timedelta(hours=hours))
    if named:
        return words, timezone(timedelta(hours=_NAMED_ZONES[named[1] or named[2]]))
    return words, None


def _time(hour: int, minute: int, second: int, part: str, text: str) -> time:
    """Return the time of day; `part` is AM, PM or the Indonesian word for a part of the day."""
    late = _late(hour, part.replace(".", ""))
    if late is None:
        raise ValueError(f"Jam pada “{text.strip()[:40]}” tidak mungkin. Tulis misalnya 14.03.")
    hour = late
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"Jam pada “{text.strip()[:40]}” tidak ada. Tulis misalnya 14.03.")
    return time(hour, minute, second)


def _late(hour: int, part: str) -> int | None:
    """Return the hour of 24 that is meant; None where hour and part of the day disagree."""
    if not part:
        return hour
    if hour > 12:
        return None if part in ("am", "pagi") else hour
    hours: dict[str, tuple[int, ...]] = {
        "am": (0, *range(1, 12)),
        "pagi": tuple(range(1, 12)),
        "siang": (10, 11, 12, 1, 2, 3),
        "sore": (2, 3, 4, 5, 6),
        "petang": (4, 5, 6, 7),
        "malam": (6, 7, 8, 9, 10, 11),
    }
    if part in ("am", "pm"):
        return hour % 12 + 12 * (part == "pm")
    if hour not in hours[part]:
        return None
    return hour if part == "pagi" or (hour >= 10 and part == "siang") else hour + 12


def _day(words: str, text: str, *, zone: ZoneInfo, now: datetime, order: DateOrder | None) -> date:
    words = words.strip(" ,")
    weekday = None
    if found := _WEEKDAY.match(words):
        weekday = [name[:3] for name in _ENGLISH_DAYS].index(found[1][:3])
        words = words[found.end() :]
    if not any(letter.isdigit() for letter in words):
        raise ValueError(f"Tanggal pada “{text.strip()[:40]}” tidak terbaca. Tulis 27-02-2023.")
    if _SERIAL.fullmatch(words):
        raise ValueError(
            f"“{words}” adalah angka seri Excel, bukan tanggal. Format kolomnya sebagai tanggal."
        )
    day = _read_day(_plainly(words, text, order), zone, now)
    if weekday is not None and day.weekday() != weekday:
        right = WEEKDAYS[day.weekday()]
        raise ValueError(f"{date_words(day)} adalah hari {right}, bukan {WEEKDAYS[weekday]}.")
    return day


@lru_cache(maxsize=4096)
def _read_day(words: str, zone: ZoneInfo, now: datetime) -> date:
    """Return the day: a file has many rows of each."""
    return parse_date(words, zone=zone, now=now, by_hand=False)


def _plainly(words: str, text: str, order: DateOrder | None) -> str:
    """Return a day as a clerk here would type it."""
    if found := _YEAR_FIRST.fullmatch(words):
        return f"{found[1]}-{found[3]}-{found[4]}"
    if found := _TOGETHER.fullmatch(words):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if found := _NUMERIC.fullmatch(words):
        first, second, year = int(found[1]), int(found[3]), found[4]
        if _month_first(first, second, year, text, order):
            first, second = second, first
        return f"{first}-{second}-{year}"
    if found := _MONTH_BEFORE.fullmatch(words):
        return f"{found[2]} {_indonesian(found[1])} {found[3]}"
    if found := _MONTH_BETWEEN.fullmatch(words):
        return f"{found[1]} {_indonesian(found[2])} {found[3]}"
    return words


def _month_first(first: int, second: int, year: str, text: str, order: DateOrder | None) -> bool:
    if first == second or max(first, second) > 12 or not min(first, second):
        return second > 12 >= first
    if order is None:
        raise UnsureOrder(
            f"“{text.strip()[:40]}” dapat berarti {first} {MONTHS[second - 1]} {year} atau "
            f"{second} {MONTHS[first - 1]} {year}. Pilih urutan tanggalnya."
        )
    return order is DateOrder.MONTH_FIRST


def _indonesian(month: str) -> str:
    number = _ENGLISH_MONTHS.get(month)
    return MONTHS[number - 1] if number else month
