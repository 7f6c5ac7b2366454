"""The calendar's vectors and properties, against counters that know none of its arrays."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.keeping.holiday_seed import estimated_years, national_days_off, ramadan_seasons
from app.rules.day_notes import closed_reason
from app.rules.seasons import DayHours
from app.rules.work_calendar import (
    DEFAULT_SEASON,
    DayOff,
    DayOffKind,
    Pause,
    Season,
    WorkCalendar,
)

ZONE = ZoneInfo("Asia/Jakarta")


@cache
def office(*, joint_leave_off: bool = True) -> WorkCalendar:
    return WorkCalendar(
        zone=ZONE,
        seasons=(DEFAULT_SEASON, *ramadan_seasons(2015, 2040)),
        days_off=national_days_off(2015, 2040),
        estimated_years=estimated_years(2015, 2040),
        joint_leave_off=joint_leave_off,
    )


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


def works_at(calendar: WorkCalendar, moment: datetime) -> bool:
    hours = calendar.hours_on(moment.date())
    clock = moment.time()
    if hours is None or not hours.opens <= clock < hours.closes:
        return False
    return not any(begins <= clock < ends for begins, ends in hours.breaks)


def slow_minutes(calendar: WorkCalendar, a: datetime, b: datetime) -> int:
    minutes = (a + timedelta(minutes=n) for n in count())
    return sum(works_at(calendar, m) for m in iter(lambda: next(minutes), b))


moments = st.builds(
    lambda day, second: datetime.combine(day, time(), ZONE) + timedelta(seconds=second),
    st.dates(date(2022, 12, 1), date(2027, 6, 30)),
    st.integers(0, 86_399),
)
whole_minutes = moments.map(lambda moment: moment.replace(second=0))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-03-17", "2026-03-31 16:00"),
        ("2026-12-21", "2026-12-30 16:00"),
        ("2023-02-20", "2023-02-27 16:00"),
        ("2023-04-17", "2023-05-02 16:00"),
        ("2025-08-14", "2025-08-22 16:30"),
        ("2026-03-16", "2026-03-30 16:00"),
        ("2026-12-22", "2026-12-31 16:00"),
        ("2027-03-05", "2027-03-22 16:00"),
        ("2026-02-18", "2026-02-25 15:00"),
        ("2026-02-19", "2026-02-26 15:00"),
        ("2026-02-20", "2026-02-27 15:30"),
    ],
)
def test_five_working_days(start: str, due: str) -> None:
    assert office().due_after_working_days(at(start), 5) == at(*due.split())


@pytest.mark.parametrize(
    ("start", "due"), [("2026-03-17", "2026-03-25"), ("2026-12-21", "2026-12-29")]
)
def test_joint_leave_can_be_worked(start: str, due: str) -> None:
    calendar = office(joint_leave_off=False)
    assert calendar.due_after_working_days(at(start), 5) == at(due, "16:00")


def test_a_date_that_leans_on_an_undecreed_year_is_estimated() -> None:
    assert office().is_estimated(date(2027, 3, 5), date(2027, 3, 22))
    assert office().is_estimated(date(2026, 12, 30), date(2027, 1, 4))
    assert not office().is_estimated(date(2026, 12, 21), date(2026, 12, 30))


def test_one_estimated_day_makes_a_count_an_estimate() -> None:
    day = DayOff(date(2026, 5, 27), "Hari Raya Idul Adha", DayOffKind.HOLIDAY, estimated=True)
    calendar = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=(day,))
    assert calendar.is_estimated(date(2026, 5, 25), date(2026, 5, 27))
    assert not calendar.is_estimated(date(2026, 5, 28), date(2026, 6, 1))
    reason = calendar.explain_working_days(at("2026-05-26"), 1)[1].reason
    assert reason == "Hari Raya Idul Adha (perkiraan)"


def test_negative_time_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        office().due_after_working_minutes(at("2026-01-05"), 5, paused_minutes=-1)
    with pytest.raises(ValueError, match="negative"):
        office().due_after_working_days(at("2026-01-05"), 5, paused_minutes=-1)


def test_working_days_between_the_dates_of_the_reference() -> None:
    assert office().working_days_between(at("2023-02-20", "11:35"), at("2023-02-27", "14:03")) == 5
    assert office().working_days_between(at("2023-02-24", "15:26"), at("2023-02-27", "13:47")) == 1
    assert office().working_days_between(at("2023-02-27"), at("2023-02-20")) == -5


def test_minutes_stand_still_in_breaks_and_at_night() -> None:
    due = office().due_after_working_minutes
    assert due(at("2026-11-23", "11:55"), 10) == at("2026-11-23", "13:05")
    assert due(at("2026-11-23", "15:55"), 10) == at("2026-11-24", "07:35")
    assert due(at("2026-11-23", "15:50"), 10) == at("2026-11-23", "16:00")
    assert due(at("2026-11-21", "09:00"), 5) == at("2026-11-23", "07:35")
    assert due(at("2026-11-23", "09:00:30"), 5) == at("2026-11-23", "09:05:30")


def test_moments_in_utc_are_counted_in_the_zone_of_the_office() -> None:
    late = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert office().due_after_working_days(late, 1) == at("2026-11-25", "16:00")


@pytest.mark.parametrize("key", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"])
def test_every_zone_has_the_same_local_deadlines(key: str) -> None:
    zone = ZoneInfo(key)
    calendar = WorkCalendar(
        zone=zone, seasons=(DEFAULT_SEASON,), days_off=national_days_off(2026, 2027)
    )
    due = calendar.due_after_working_days(datetime(2026, 12, 21, 9, tzinfo=zone), 5)
    assert due == datetime(2026, 12, 30, 16, tzinfo=zone)


def test_far_years_count_weekends_only_and_are_estimates() -> None:
    assert office().due_after_working_days(at("2052-01-01"), 5) == at("2052-01-08", "16:00")
    assert office().due_after_working_days(at("2014-12-29"), 1) == at("2014-12-30", "16:00")
    assert office().working_minutes_between(at("2014-12-30"), at("2014-12-30", "11:00")) == 60
    assert office().is_estimated(date(2052, 1, 1), date(2052, 1, 8))


def test_impossible_years_are_named() -> None:
    with pytest.raises(ValueError, match="from 1900 to 2200"):
        office().due_after_working_days(at("2300-01-01"), 5)


@pytest.mark.parametrize("days", [0, -1])
def test_a_step_takes_at_least_a_day(days: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        office().due_after_working_days(at("2026-01-05"), days)


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        office().due_after_working_days(datetime(2026, 1, 5), 5)  # noqa: DTZ001


def test_a_calendar_without_open_days_is_refused() -> None:
    with pytest.raises(ValueError, match="open days"):
        WorkCalendar(zone=ZONE, seasons=(Season("kosong", (None,) * 7),), days_off=())


def test_a_due_date_explains_itself() -> None:
    notes = office().explain_working_days(at("2026-03-17"), 5)
    assert notes[0].reason == "hari mulai"
    told = [(f"{note.day:%d}", note.counted, note.reason) for note in notes[1:]]
    assert told == [
        ("18", None, "cuti bersama: Hari Suci Nyepi"),
        ("19", None, "Hari Suci Nyepi"),
        ("20", None, "cuti bersama: Hari Raya Idul Fitri"),
        ("21", None, "Hari Raya Idul Fitri"),
        ("22", None, "Hari Raya Idul Fitri (hari kedua)"),
        ("23", None, "cuti bersama: Hari Raya Idul Fitri"),
        ("24", None, "cuti bersama: Hari Raya Idul Fitri"),
        ("25", 1, "hari kerja ke-1"),
        ("26", 2, "hari kerja ke-2"),
        ("27", 3, "hari kerja ke-3"),
        ("28", None, "libur akhir pekan"),
        ("29", None, "libur akhir pekan"),
        ("30", 4, "hari kerja ke-4"),
        ("31", 5, "hari kerja ke-5"),
    ]


def test_estimates_are_named_in_the_explanation() -> None:
    reasons = [note.reason for note in office().explain_working_days(at("2027-03-05"), 5)]
    assert "Hari Suci Nyepi (perkiraan)" in reasons
    assert "libur akhir pekan" in reasons


def test_pauses_are_named_in_the_explanation() -> None:
    pause = Pause(at("2026-11-24", "11:00"), at("2026-11-24", "14:00"), "menunggu bukti")
    notes = office().explain_working_days(at("2026-11-23"), 2, pauses=[pause, pause])
    assert [note.reason for note in notes] == [
        "hari mulai",
        "hari kerja ke-1, dijeda 2 jam: menunggu bukti",
        "hari kerja ke-2",
        "pengganti jeda 2 jam",
    ]


def test_a_closure_wins_over_joint_leave_that_is_worked() -> None:
    day = date(2026, 12, 24)
    calendar = WorkCalendar(
        zone=ZONE,
        seasons=(DEFAULT_SEASON,),
        days_off=(
            DayOff(day, "Cuti Bersama Hari Raya Natal", DayOffKind.JOINT_LEAVE),
            DayOff(day, "Listrik padam", DayOffKind.CLOSURE),
        ),
        joint_leave_off=False,
    )
    assert not calendar.is_working_day(day)
    assert calendar.explain_working_days(at("2026-12-23"), 1)[1].reason == "Listrik padam"


@given(start=moments, days=st.integers(1, 60))
def test_adding_then_counting_days_agrees(start: datetime, days: int) -> None:
    due = office().due_after_working_days(start, days)
    assert office().working_days_between(start, due) == days
    numbers = [note.counted for note in office().explain_working_days(start, days)]
    assert [n for n in numbers if n] == list(range(1, days + 1))


@given(start=moments, minutes=st.integers(0, 5000))
def test_adding_then_counting_minutes_agrees(start: datetime, minutes: int) -> None:
    due = office().due_after_working_minutes(start, minutes)
    assert office().working_minutes_between(start, due) == minutes
    assert office().working_minutes_between(due, start) == -minutes


@given(start=moments, days=st.integers(1, 20), paused=st.integers(0, 5000))
def test_a_pause_moves_the_due_date_by_exactly_as_much(
    start: datetime, days: int, paused: int
) -> None:
    plain = office().due_after_working_days(start, days)
    moved = office().due_after_working_days(start, days, paused_minutes=paused)
    assert office().working_minutes_between(plain, moved) == paused
    assert moved == office().due_after_working_minutes(plain, paused)


@settings(max_examples=settings().max_examples // 2)
@given(
    start=moments,
    days=st.integers(1, 20),
    more=st.sets(st.dates(date(2022, 12, 1), date(2027, 7, 30)), max_size=40),
)
def test_more_holidays_never_bring_a_date_forward(
    start: datetime, days: int, more: set[date]
) -> None:
    entries = tuple(DayOff(day, "Libur", DayOffKind.CLOSURE) for day in more)
    calendar = WorkCalendar(
        zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=national_days_off(2022, 2027) + entries
    )
    fewer = WorkCalendar(
        zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=national_days_off(2022, 2027)
    )
    assert calendar.due_after_working_days(start, days) >= fewer.due_after_working_days(start, days)


@settings(max_examples=settings().max_examples // 2)
@given(start=whole_minutes, length=st.timedeltas(timedelta(), timedelta(days=6)))
def test_a_slow_counter_agrees(start: datetime, length: timedelta) -> None:
    end = (start + length).replace(second=0, microsecond=0)
    assert office().working_minutes_between(start, end) == slow_minutes(office(), start, end)


@given(start=moments, days=st.integers(1, 30))
def test_numpy_agrees(start: datetime, days: int) -> None:
    numpy = pytest.importorskip("numpy")
    closed = [entry.day.isoformat() for entry in national_days_off(2022, 2028)]
    # The last working day up to the start, then so many further.
    expected = numpy.busday_offset(start.date(), days, roll="backward", holidays=closed)
    assert office().due_after_working_days(start, days).date() == expected.astype(object)


@given(start=moments, days=st.integers(1, 30), moment=moments)
def test_a_span_is_whole_days_and_the_rest_of_one(
    start: datetime, days: int, moment: datetime
) -> None:
    due = office().due_after_working_days(start, days)
    whole, rest = office().work_span(anchor=due, moment=moment)
    if moment > due:
        begun = office().due_after_working_days(due, whole) if whole else due
        counted = office().working_minutes_between(begun, moment)
    else:
        counted = office().working_minutes_between(moment, due) - sum(
            office().working_minutes_between(datetime.combine(close, time(), ZONE), close)
            for close in closes_up_to(due)[:whole]
        )
    assert rest // 60 == counted
    assert 0 <= rest <= 8 * 3600


def closes_up_to(due: datetime) -> list[datetime]:
    days = (due - timedelta(days=n) for n in range(2500))
    hours = ((day.date(), office().hours_on(day.date())) for day in days)
    return [datetime.combine(day, of_day.closes, ZONE) for day, of_day in hours if of_day]


def test_hours_of_the_seasons() -> None:
    ordinary, ramadan = office().hours_on(date(2026, 2, 18)), office().hours_on(date(2026, 2, 19))
    assert ordinary
    assert ramadan
    assert (ordinary.closes, ramadan.closes) == (time(16), time(15))
    assert office().hours_on(date(2026, 2, 21)) is None


def test_joint_leave_is_named_so_whatever_the_decree_calls_it() -> None:
    def told(name: str) -> str:
        return closed_reason(
            date(2026, 3, 18),
            day_off=DayOff(date(2026, 3, 18), name, DayOffKind.JOINT_LEAVE),
            estimated_year=False,
        )

    assert told("Nyepi") == "cuti bersama: Nyepi"
    assert told("Cuti Bersama: Nyepi") == "cuti bersama: Nyepi"
    assert told("Cuti bersama") == "cuti bersama"


def test_minutes_far_from_any_that_were_asked_for_before() -> None:
    fresh = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
    assert fresh.working_minutes_between(at("2026-03-17", "08:00"), at("2026-03-17", "09:30")) == 90
    assert (
        fresh.working_minutes_between(at("2040-03-15", "09:30"), at("2040-03-15", "08:00")) == -90
    )


def test_a_due_date_years_away_is_found() -> None:
    fresh = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
    far = fresh.due_after_working_days(at("2026-03-17"), 2600)
    assert fresh.working_days_between(at("2026-03-17"), far) == 2600


def test_hours_and_seasons_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="to the minute"):
        DayHours(time(8, 0, 30), time(16))
    with pytest.raises(ValueError, match="out of order"):
        DayHours(time(8), time(16), ((time(13), time(12)),))
    with pytest.raises(ValueError, match="seven days"):
        Season("Ramadan", (None,) * 6)
    with pytest.raises(ValueError, match="both its dates"):
        Season("Ramadan", (None,) * 7, first=date(2026, 2, 18))


def test_minutes_that_fill_years_are_worked_off() -> None:
    fresh = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
    wanted = 2600 * 7 * 60
    far = fresh.due_after_working_minutes(at("2026-03-17"), wanted)
    assert fresh.working_minutes_between(at("2026-03-17"), far) == wanted
