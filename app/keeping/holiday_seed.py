"""The first filling of the office's table of holidays, joint leave and Ramadan hours."""

from datetime import date, timedelta

from holidays.countries.indonesia import Indonesia

from app.rules.seasons import RAMADAN_HOURS, DayOff, DayOffKind, Season

LAST_DECREED_YEAR = 2026
"""The last year whose holidays and joint leave are taken as decreed; later ones are estimates."""
_EID = "Hari Raya Idul Fitri"
_SOURCE = "pustaka holidays"
_NOT_A_HOLIDAY = {
    # Pancasila Day was decreed on that very day, as a holiday from the next year on.
    (date(2016, 6, 1), DayOffKind.HOLIDAY),
}
_RAMADAN_BEGAN = (
    # As announced by the government; later years are counted back from Eid.
    *(date(2015, 6, 18), date(2016, 6, 6), date(2017, 5, 27), date(2018, 5, 17)),
    *(date(2019, 5, 6), date(2020, 4, 24), date(2021, 4, 13), date(2022, 4, 3)),
    *(date(2023, 3, 23), date(2024, 3, 12), date(2025, 3, 1), date(2026, 2, 19)),
)
_NAMES = {
    f"Hari kedua dari {_EID}": f"{_EID} (hari kedua)",
    f"Pegangti Cuti Bersama {_EID}": f"Cuti Bersama {_EID} (pengganti)",
}


def national_days_off(first_year: int, last_year: int) -> tuple[DayOff, ...]:
    """Return national holidays and joint leave of these years (both included), in order of day."""
    found: dict[date, DayOff] = {}
    # Holidays come last: joint leave on a holiday is no leave.
    for category, kind in (
        ("government", DayOffKind.JOINT_LEAVE),
        ("public", DayOffKind.HOLIDAY),
    ):
        for day, names in _library_days(category, first_year, last_year).items():
            if (day, kind) not in _NOT_A_HOLIDAY:
                found[day] = _day_off(day, names, kind)
    return tuple(found[day] for day in sorted(found))


def ramadan_seasons(first_year: int, last_year: int) -> tuple[Season, ...]:
    """Return the Ramadan hours that touch these years (both included), in order of time."""
    seasons = []
    for eid in _eids(first_year, last_year + 1):
        known = [began for began in _RAMADAN_BEGAN if 28 <= (eid - began).days <= 31]
        first = known[0] if known else eid - timedelta(days=30)
        last = eid - timedelta(days=1)
        if first.year <= last_year and last.year >= first_year:
            seasons.append(Season(f"Ramadan {_hijri_year(eid)} H", RAMADAN_HOURS, first, last))
    return tuple(seasons)


def estimated_years(first_year: int, last_year: int) -> tuple[int, ...]:
    """Return which of these years (both included) have no decree yet."""
    return tuple(year for year in range(first_year, last_year + 1) if year > LAST_DECREED_YEAR)


def _library_days(category: str, first_year: int, last_year: int) -> dict[date, str]:
    # Without a language it would take that of the computer.
    calendar = Indonesia(
        years=range(first_year, last_year + 1), categories=(category,), language="id"
    )
    return dict(calendar.items())


def _day_off(day: date, names: str, kind: DayOffKind) -> DayOff:
    parts = [part.removesuffix(" (perkiraan)") for part in names.split("; ")]
    elected = any(part.startswith("Hari Pemilihan") for part in parts)
    decreed = day.year <= LAST_DECREED_YEAR
    return DayOff(
        day,
        " dan ".join(_NAMES.get(part, part) for part in parts),
        kind,
        estimated=not decreed,
        decree=""
        if elected or not decreed
        else f"SKB 3 Menteri tentang hari libur nasional dan cuti bersama {day.year}",
        source=_SOURCE,
    )


def _eids(first_year: int, last_year: int) -> list[date]:
    days = _library_days("public", first_year, last_year)
    return sorted(
        day
        for day, names in days.items()
        if any(part.removesuffix(" (perkiraan)") == _EID for part in names.split("; "))
    )


def _hijri_year(eid: date) -> int:
    """Return the Islamic year of an Eid al-Fitr, which lies three quarters into it."""
    return int((eid - date(622, 7, 19)).days / 354.367) + 1
