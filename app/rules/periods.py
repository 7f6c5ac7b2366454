"""The spans of a year that an office counts and judges: months, quarters, halves, the year."""

from datetime import date, timedelta
from typing import Final

from app.rules.moments import MONTHS

YEAR: Final = "year"
PERIODS: Final = (
    *((f"{at:02d}", month) for at, month in enumerate(MONTHS, 1)),
    *((f"q{at}", f"Triwulan {numeral}") for at, numeral in enumerate(("I", "II", "III", "IV"), 1)),
    *(("h1", "Semester I"), ("h2", "Semester II"), (YEAR, "Setahun")),
)
"""Each span's key with its word."""
_WORDS: Final = {**dict(PERIODS), YEAR: "Tahun"}


def months_of(period: str) -> tuple[int, int]:
    """Return the first and last month (1-12) of one of PERIODS."""
    if period == YEAR:
        return 1, 12
    if period.startswith("h"):
        half = int(period[1:])
        return 6 * half - 5, 6 * half
    if period.startswith("q"):
        quarter = int(period[1:])
        return 3 * quarter - 2, 3 * quarter
    return int(period), int(period)


def days_of(year: int, period: str) -> tuple[date, date]:
    """Return the first and last day of one of PERIODS."""
    first, last = months_of(period)
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)


def period_name(year: int, period: str) -> str:
    """Return "Maret 2026", "Triwulan I 2026" or "Tahun 2026"."""
    return f"{_WORDS[period]} {year}"
