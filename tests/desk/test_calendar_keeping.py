from datetime import date, timedelta

import pytest

from app.case import Case
from app.clock import FixedClock
from app.desk.calendar_changes import (
    AddDayOff,
    AddSeason,
    Change,
    ChangeDayOff,
    ChangeSeason,
    DecreeYear,
    RemoveDayOff,
    RemoveSeason,
    SwitchJointLeave,
)
from app.desk.changing_calendar import apply_change, calendar_gap, preview_change, read_year
from app.desk.closing import close_case
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.seasons import RAMADAN_HOURS
from app.rules.work_calendar import DayOffKind
from tests.desk.slips import NOW, disposed

POWER_CUT = AddDayOff(date(2026, 3, 26), "Listrik padam", DayOffKind.CLOSURE)
DUE = NOW.replace(day=31, hour=16)


def case_of(register: Register, number: int) -> Case:
    return read_case(register, complaint_id=number)


def entry_on(register: Register, day: date) -> int:
    return next(entry.id for entry in read_year(register, year=day.year).days if entry.day == day)


def test_a_preview_writes_nothing(register: Register) -> None:
    number = disposed(register)
    (moved,) = preview_change(register, change=POWER_CUT)
    assert (moved.complaint_id, moved.old, moved.new) == (number, DUE, DUE + timedelta(days=1))
    assert case_of(register, number).row.due_at == DUE


def test_an_applied_change_is_told_on_the_timeline(register: Register) -> None:
    number = disposed(register)
    version = case_of(register, number).row.version
    told = apply_change(register, change=POWER_CUT)
    case = case_of(register, number)
    assert "1 tenggat bergeser" in told.sentence
    assert case.row.due_at == DUE + timedelta(days=1)
    assert case.row.version == version
    assert case.timeline[-1].sentence == (
        "menghitung ulang tenggat dari 31-03-2026 16.00 menjadi 01-04-2026 16.00"
    )
    assert check_register(register).ok
    entry = next(e for e in read_year(register, year=2026).days if e.name == "Listrik padam")
    assert (entry.actor, entry.recorded_at) == (register.actor, NOW)


def test_a_change_that_moves_nothing_leaves_no_event(register: Register) -> None:
    number = disposed(register)
    apply_change(register, change=AddDayOff(date(2027, 6, 3), "Rapat", DayOffKind.CLOSURE))
    assert case_of(register, number).timeline[-1].kind == "disposed"


def test_closed_cases_keep_the_calendar_they_were_judged_by(register: Register) -> None:
    number = disposed(register)
    at = NOW.replace(day=27)
    assert isinstance(register.clock, FixedClock)
    register.clock.set(at)
    close_case(register, complaint_id=number, happened_at=at, closing="withdrawn")
    before = case_of(register, number)
    assert before.judged
    assert preview_change(register, change=POWER_CUT) == ()
    apply_change(register, change=POWER_CUT)
    assert case_of(register, number) == before
    assert check_register(register).ok


def test_joint_leave_can_be_switched(register: Register) -> None:
    disposed(register)
    apply_change(register, change=SwitchJointLeave(off=False))
    assert open_rows(register)[0].due_at == NOW.replace(day=25, hour=16)
    assert not read_year(register, year=2026).joint_leave_off


def test_entries_are_changed_and_removed(register: Register) -> None:
    nyepi = entry_on(register, date(2026, 3, 19))
    apply_change(
        register,
        change=ChangeDayOff(nyepi, date(2026, 3, 30), "Nyepi digeser", DayOffKind.HOLIDAY),
    )
    assert read_office(register).calendar.day_off_on(date(2026, 3, 19)) is None
    assert read_office(register).calendar.day_off_on(date(2026, 3, 30)).name == "Nyepi digeser"
    apply_change(register, change=RemoveDayOff(nyepi))
    assert read_office(register).calendar.is_working_day(date(2026, 3, 30))


def test_ramadan_hours_are_moved_added_and_removed(register: Register) -> None:
    ramadan = read_year(register, year=2026).seasons[-1]
    assert ramadan.first == date(2026, 2, 19)
    last = date(2026, 4, 30)
    apply_change(
        register,
        change=ChangeSeason(ramadan.id, ramadan.name, ramadan.hours, ramadan.first, last),
    )
    assert read_office(register).calendar.hours_on(last).closes.hour == 15
    apply_change(register, change=RemoveSeason(ramadan.id))
    assert read_office(register).calendar.hours_on(last).closes.hour == 16
    apply_change(register, change=AddSeason("Ramadan", RAMADAN_HOURS, last, last))
    assert read_office(register).calendar.hours_on(last).closes.hour == 15


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (AddDayOff(date(2026, 3, 26), " ", DayOffKind.CLOSURE), "name"),
        (AddDayOff(date(2026, 3, 19), "Nyepi", DayOffKind.HOLIDAY), "day"),
        (AddDayOff(date(1999, 3, 19), "Nyepi", DayOffKind.HOLIDAY), "day"),
        (RemoveDayOff(0), ""),
        (RemoveSeason(1), ""),
        (DecreeYear(2026, "SKB"), "year"),
        (DecreeYear(2027, ""), "decree"),
        (AddSeason("Ramadan", (None,) * 7, date(2026, 1, 2), date(2026, 1, 1)), "hours last"),
        (ChangeSeason(1, "Biasa", RAMADAN_HOURS, date(2026, 1, 2), None), "first"),
    ],
)
def test_a_change_that_cannot_be_is_refused(register: Register, change: Change, field: str) -> None:
    for attempt in (preview_change, apply_change):
        with pytest.raises(UserMistake) as refused:
            attempt(register, change=change)
        assert " ".join(refused.value.fields) == field


def test_a_year_is_missed_from_october_until_it_is_decreed(register: Register) -> None:
    office = read_office(register)
    assert calendar_gap(office, now=NOW.replace(month=9)) is None
    assert "2027" in str(calendar_gap(office, now=NOW.replace(month=10)))
    assert read_year(register, year=2027).estimated
    apply_change(register, change=DecreeYear(2027, "SKB Nomor 1 Tahun 2026"))
    assert calendar_gap(read_office(register), now=NOW.replace(month=10)) is None
    assert not read_year(register, year=2027).estimated
