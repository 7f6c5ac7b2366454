"""A day without its time counts by one rule, and is said without a time wherever it is said."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from app.keeping.defaults import TARGETS
from app.rules.clock_rows import Span, ThreeTimes
from app.rules.clocks import judge
from app.rules.counted_from import DAY_ONLY, counted_from, day_only
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.kinds import Unit
from app.rules.moments import (
    Stated,
    as_stated,
    clock_part,
    date_time_words,
    full_moment,
    is_before,
    near_moment,
    recent_moment,
    table_moment,
    timeline_moment,
)
from app.rules.targets import Targets, TargetVersion
from app.rules.timer_words import three_times_words
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 17, 9, 0, tzinfo=ZONE)
TODAY, MONDAY, SUNDAY = date(2026, 3, 17), date(2026, 3, 16), date(2026, 3, 15)
CALENDAR = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
NOON = datetime.combine(MONDAY, time(12), ZONE)


@pytest.mark.parametrize(
    ("stated", "after", "counts"),
    [
        (NOON, None, NOON),
        (TODAY, None, NOW),
        (MONDAY, None, datetime.combine(MONDAY, time(7, 30), ZONE)),
        (MONDAY, NOON, NOON),
        (MONDAY, NOW, datetime.combine(MONDAY, time(7, 30), ZONE)),
        (SUNDAY, None, datetime.combine(SUNDAY, time(), ZONE)),
    ],
)
def test_from_when_it_counts(stated: Stated, after: datetime | None, counts: datetime) -> None:
    assert counted_from(stated, calendar=CALENDAR, now=NOW, after=after) == counts


def test_an_event_says_whether_its_time_was_told() -> None:
    assert (day_only(NOON), day_only(MONDAY)) == ({}, {DAY_ONLY: True})
    assert Happening(EventKind.RECEIVED, NOON, day_only(MONDAY)).day_only
    assert as_stated(NOON, ZONE, day_only=True) == MONDAY


@pytest.mark.parametrize(
    ("say", "with_time", "alone"),
    [
        (table_moment, "16-03-2026 12.00", "16-03-2026"),
        (date_time_words, "16 Maret 2026 pukul 12.00", "16 Maret 2026"),
        (full_moment, "Senin 16-03-2026, 12.00", "Senin 16-03-2026"),
        (clock_part, ", pukul 12.00 WIB", ""),
    ],
)
def test_a_day_is_said_without_a_time(say: object, with_time: str, alone: str) -> None:
    assert callable(say)
    assert (say(NOON, ZONE), say(MONDAY, ZONE)) == (with_time, alone)


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (near_moment, ("hari ini", "16-03", "31-12-2025")),
        (recent_moment, ("hari ini", "16-03", "31-12-2025")),
        (timeline_moment, ("hari ini", "Sen 16-03", "31-12-2025")),
    ],
)
def test_a_day_near_now_is_said_without_a_time(say: object, words: tuple[str, ...]) -> None:
    assert callable(say)
    days = (TODAY, MONDAY, date(2025, 12, 31))
    assert tuple(say(day, ZONE, now=NOW) for day in days) == words


def test_what_is_known_by_its_day_is_before_only_on_an_earlier_day() -> None:
    assert is_before(MONDAY, NOW, ZONE)
    assert not is_before(MONDAY, NOON, ZONE)
    assert not is_before(NOON, MONDAY, ZONE)
    assert is_before(NOON, NOW, ZONE)


def test_time_here_is_told_in_days_where_the_hour_of_the_receipt_is_not_known() -> None:
    versions = [
        TargetVersion(step, f"Langkah {step}", amount, Unit(unit), "any", date(2020, 1, 1))
        for step, (amount, unit) in enumerate(TARGETS, 1)
    ]
    targets = Targets(tuple(versions), (), date(2020, 1, 1))
    events = [
        Happening(EventKind.RECEIVED, NOON, day_only(MONDAY)),
        Happening(EventKind.REGISTERED, NOW),
    ]
    told = judge(events, targets=targets, calendar=CALENDAR, now=NOW)
    assert told.at_our_office.minutes is None
    times = ThreeTimes(NOW - NOON, Span(0, None), NOW - NOON, by_day=True)
    assert [words for _, words in three_times_words(times, own="kantor kita")] == [
        "kurang dari 1 hari",
        "kurang dari 1 hari kerja",
        "kurang dari 1 hari",
    ]
