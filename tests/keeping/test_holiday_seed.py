"""The seed's holidays, joint leave and Ramadan hours, and what is known wrong in the library."""

from datetime import date

import pytest

from app.keeping.holiday_seed import estimated_years, national_days_off, ramadan_seasons
from app.rules.seasons import DayOff, DayOffKind


def on(year: int, month: int, day: int) -> DayOff | None:
    entries = {entry.day: entry for entry in national_days_off(year, year)}
    return entries.get(date(year, month, day))


def test_pancasila_day_was_no_holiday_in_its_first_year() -> None:
    assert on(2016, 6, 1) is None
    assert on(2017, 6, 1)


def test_joint_leave_of_2026_is_complete() -> None:
    leave = [e.day for e in national_days_off(2026, 2026) if e.kind is DayOffKind.JOINT_LEAVE]
    assert [f"{day:%d-%m}" for day in leave] == [
        *("16-02", "18-03", "20-03", "23-03", "24-03", "15-05", "28-05", "24-12")
    ]


def test_late_joint_leave_of_2025_is_there() -> None:
    entry = on(2025, 8, 18)
    assert entry
    assert entry.kind is DayOffKind.JOINT_LEAVE


@pytest.mark.parametrize("language", ["en_US", "id", "C"])
def test_names_are_indonesian_whatever_the_computer_speaks(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("LANG", language)
    names = {entry.name for entry in national_days_off(2015, 2030)}
    assert "Hari Raya Idul Fitri" in names
    assert "Hari Raya Idul Fitri dan Kenaikan Yesus Kristus" in names
    assert not [name for name in names if "Day" in name or "perkiraan" in name or ";" in name]


def test_each_day_stands_once_in_order() -> None:
    days = [entry.day for entry in national_days_off(2015, 2040)]
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(range(2015, 2041))


def test_undecreed_years_are_estimates() -> None:
    assert estimated_years(2025, 2029) == (2027, 2028, 2029)
    assert all(entry.estimated and not entry.decree for entry in national_days_off(2027, 2027))
    assert not any(entry.estimated for entry in national_days_off(2015, 2026))


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2023, date(2023, 3, 23), date(2023, 4, 21)),
        (2024, date(2024, 3, 12), date(2024, 4, 9)),
        (2025, date(2025, 3, 1), date(2025, 3, 30)),
        (2026, date(2026, 2, 19), date(2026, 3, 20)),
        (2027, date(2027, 2, 8), date(2027, 3, 9)),
    ],
)
def test_ramadan(year: int, first: date, last: date) -> None:
    (season,) = ramadan_seasons(year, year)
    assert (season.first, season.last) == (first, last)


def test_ramadan_is_named_by_its_islamic_year() -> None:
    names = [season.name for season in ramadan_seasons(2015, 2040)]
    assert names == [f"Ramadan {year} H" for year in range(1436, 1463)]


def test_a_ramadan_over_new_year_touches_both_years() -> None:
    assert [s.name for s in ramadan_seasons(2030, 2030)] == ["Ramadan 1451 H", "Ramadan 1452 H"]
