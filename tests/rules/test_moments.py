"""Every way a day and a moment are said."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from app.rules import moments

ZONE = ZoneInfo("Asia/Jakarta")
DAY = date(2023, 2, 27)
MOMENT = datetime(2023, 2, 27, 7, 3, tzinfo=UTC)


def test_dates() -> None:
    assert moments.date_words(DAY) == "27 Februari 2023"
    assert moments.weekday_date_words(date(2023, 3, 6)) == "Senin, 6 Maret 2023"
    assert moments.short_date_words(date(2023, 8, 2)) == "2 Agu 2023"
    assert moments.table_date(date(2023, 2, 7)) == "07-02-2023"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Asia/Jakarta", "14.03 WIB"),
        ("Asia/Makassar", "15.03 WITA"),
        ("Asia/Jayapura", "16.03 WIT"),
        ("UTC", "07.03 UTC"),
        ("Asia/Kolkata", "12.33 UTC+5.30"),
        ("America/New_York", "02.03 UTC-5"),
    ],
)
def test_clock_in_every_zone(key: str, words: str) -> None:
    assert moments.clock_words(MOMENT, ZoneInfo(key)) == words


def test_time_without_zone() -> None:
    assert moments.time_words(MOMENT, ZONE) == "14.03"


def test_short_days() -> None:
    assert moments.short_day_words(date(2023, 8, 2)) == "2 Agu"
    assert moments.table_day(date(2023, 2, 7)) == "07-02"
    assert moments.weekday_table_day(DAY) == "Sen 27-02"
    assert moments.clock(time(7, 5)) == "07.05"


def test_whole_moments() -> None:
    assert moments.table_moment(MOMENT, ZONE) == "27-02-2023 14.03"
    assert moments.table_moment(None, ZONE) == "-"
    assert moments.date_time_words(MOMENT, ZONE) == "27 Februari 2023 pukul 14.03"
    assert moments.full_moment(MOMENT, ZONE) == "Senin 27-02-2023, 14.03"
    assert moments.due_words(MOMENT, ZONE) == "Senin 27-02-2023 14.03"


# The day begins at 00.00 of the office's zone, seven hours before it does in UTC.
@pytest.mark.parametrize(
    ("now", "near", "recent", "timeline", "since"),
    [
        (
            datetime(2023, 2, 27, 16, 59, tzinfo=UTC),
            *("14.03", "14.03", "14.03", "hari ini 14.03"),
        ),
        (
            datetime(2023, 2, 27, 17, 0, tzinfo=UTC),
            *("27-02", "27-02 14.03", "Sen 27-02 14.03", "kemarin 14.03"),
        ),
        (
            datetime(2023, 12, 31, 16, 59, tzinfo=UTC),
            *("27-02", "27-02 14.03", "Sen 27-02 14.03", "27-02-2023 14.03"),
        ),
        (
            datetime(2023, 12, 31, 17, 0, tzinfo=UTC),
            *("27-02-2023", "27-02-2023 14.03", "27-02-2023 14.03", "27-02-2023 14.03"),
        ),
    ],
)
def test_the_nearer_the_shorter(
    now: datetime, near: str, recent: str, timeline: str, since: str
) -> None:
    assert moments.near_moment(MOMENT, ZONE, now=now) == near
    assert moments.recent_moment(MOMENT, ZONE, now=now) == recent
    assert moments.timeline_moment(MOMENT, ZONE, now=now) == timeline
    assert moments.since_words(MOMENT, ZONE, now=now) == since
