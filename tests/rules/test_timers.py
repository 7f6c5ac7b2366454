"""The words of running steps, as the pictures of the tracker show them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.kinds import Unit
from app.rules.moments import due_words, short_deadline
from app.rules.timer_words import timer_words
from app.rules.timers import Timer, TimerState, timer
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar

ZONE = ZoneInfo("Asia/Jakarta")
CALENDAR = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())


def at(text: str) -> datetime:
    return datetime.strptime(f"2026 {text}", "%Y %d-%m %H.%M").replace(tzinfo=ZONE)


def days_timer(
    start: str, now: str, *, amount: int = 5, paused: bool = False, paused_minutes: int = 0
) -> Timer:
    due = CALENDAR.due_after_working_days(at(start), amount, paused_minutes=paused_minutes)
    return timer(
        CALENDAR,
        started_at=at(start),
        due_at=due,
        now=at(now),
        unit=Unit.WORKING_DAYS,
        amount=amount,
        paused=paused,
    )


def minutes_timer(start: str, now: str, amount: int = 10) -> Timer:
    due = CALENDAR.due_after_working_minutes(at(start), amount)
    return timer(
        CALENDAR, started_at=at(start), due_at=due, now=at(now), unit=Unit.MINUTES, amount=amount
    )


def told(found: Timer) -> tuple[str, TimerState, int, int, int]:
    """Return a timer in words, with the squares of its ribbon."""
    days = (found.used_days, found.target_days, found.late_days)
    return (timer_words(found), found.state, *days)


@pytest.mark.parametrize(
    ("start", "text", "state", "used"),
    [
        ("17-11 09.00", "sisa 3 jam 20 menit", TimerState.SOON, 4),
        ("18-11 09.00", "sisa 1 hari kerja 3 jam", TimerState.SOON, 3),
        ("19-11 09.00", "sisa 2 hari kerja 3 jam", TimerState.CALM, 2),
        ("20-11 09.00", "sisa 3 hari kerja 3 jam", TimerState.CALM, 1),
    ],
)
def test_the_rows_of_the_tracker(start: str, text: str, state: TimerState, used: int) -> None:
    assert told(days_timer(start, "24-11 11.40")) == (text, state, used, 5, 0)


@pytest.mark.parametrize("now", ["23-11 06.00", "23-11 11.00", "23-11 16.00"])
def test_the_day_before_counting_shows_no_more_than_the_standard(now: str) -> None:
    assert told(days_timer("23-11 06.00", now)) == ("sisa 5 hari kerja", TimerState.CALM, 0, 5, 0)


def test_an_extension_shows_all_its_days() -> None:
    due = CALENDAR.due_after_working_days(at("20-11 09.00"), 8)
    found = timer(
        CALENDAR,
        started_at=at("20-11 09.00"),
        due_at=due,
        now=at("23-11 16.00"),
        unit=Unit.WORKING_DAYS,
        amount=5,
    )
    assert timer_words(found) == "sisa 7 hari kerja"


def test_a_late_row() -> None:
    late = days_timer("13-11 09.00", "24-11 11.40")
    assert told(late) == ("terlambat 1 hari kerja 4 jam", TimerState.LATE, 5, 5, 1)


def test_a_paused_row() -> None:
    paused = days_timer("23-11 15.00", "24-11 07.30", amount=4, paused=True)
    assert told(paused) == ("dijeda, sisa 4 hari kerja", TimerState.PAUSED, 0, 4, 0)


@pytest.mark.parametrize(
    ("now", "text", "state"),
    [
        ("24-11 11.40", "sisa 1 menit dari 10 menit", TimerState.SOON),
        ("24-11 11.39", "sisa 2 menit dari 10 menit", TimerState.SOON),
        ("24-11 11.34", "sisa 7 menit dari 10 menit", TimerState.CALM),
        ("24-11 11.41", "sisa kurang dari 1 menit dari 10 menit", TimerState.SOON),
        ("24-11 11.56", "terlambat 15 menit", TimerState.LATE),
        ("26-11 11.31", "terlambat 1 hari kerja 7 jam", TimerState.LATE),
    ],
)
def test_steps_in_minutes(now: str, text: str, state: TimerState) -> None:
    found = minutes_timer("24-11 11.31", now)
    assert (timer_words(found), found.state) == (text, state)
    assert (found.used_days, found.target_days, found.late_days) == (0, 0, 0)


def test_it_stands_still_outside_office_hours() -> None:
    texts = {
        timer_words(days_timer("18-11 09.00", now))
        for now in ("20-11 16.30", "21-11 12.00", "22-11 23.59", "23-11 07.00", "23-11 07.30")
    }
    assert texts == {"sisa 3 hari kerja"}


def test_a_due_date_just_passed_on_friday_is_late_on_saturday() -> None:
    found = days_timer("13-11 09.00", "21-11 10.00")
    assert (timer_words(found), found.state) == ("terlambat kurang dari 1 menit", TimerState.LATE)


def test_a_pause_leaves_a_due_time_within_the_day() -> None:
    found = days_timer("18-11 09.00", "24-11 11.40", paused_minutes=90)
    assert timer_words(found) == "sisa 1 hari kerja 4 jam"


def test_a_clock_set_back_gives_no_more_than_the_target() -> None:
    assert timer_words(days_timer("20-11 17.00", "19-11 09.00")) == "sisa 5 hari kerja"


@given(hours=st.integers(0, 1500), paused=st.integers(0, 2000))
def test_never_zero_and_never_more_than_two_units(hours: int, paused: int) -> None:
    day, hour = divmod(hours, 24)
    now = f"{1 + day % 28:02}-{10 + day // 28:02} {hour:02}.17"
    text = timer_words(days_timer("01-10 09.00", now, amount=14, paused_minutes=paused))
    assert " 0 " not in text
    assert sum(text.count(unit) for unit in ("hari kerja", "jam", "menit")) <= 2


def test_deadlines() -> None:
    due = datetime(2026, 12, 31, 9, tzinfo=ZoneInfo("UTC"))
    assert due_words(due, ZONE) == "Kamis 31-12-2026 16.00"
    assert short_deadline(due, ZONE, today=date(2026, 12, 31)) == ("Hari ini", "16.00")
    assert short_deadline(due, ZONE, today=date(2026, 12, 30)) == ("Besok", "16.00")
    assert short_deadline(due, ZONE, today=date(2026, 12, 28)) == ("Kamis 31-12", "16.00")
    assert short_deadline(due, ZONE, today=date(2027, 1, 4)) == ("Kamis 31-12-2026", "16.00")
