"""The spans of a year, by their months, days and names."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.periods import days_of, months_of, period_name


@pytest.mark.parametrize(
    ("period", "months"),
    [("03", (3, 3)), ("q1", (1, 3)), ("q4", (10, 12)), ("h2", (7, 12)), ("year", (1, 12))],
)
def test_a_period_has_its_months(period: str, months: tuple[int, int]) -> None:
    assert months_of(period) == months


def test_a_period_has_its_days_and_its_name() -> None:
    assert days_of(2024, "02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of(2026, "q4") == (date(2026, 10, 1), date(2026, 12, 31))
    assert period_name(2026, "h1") == "Semester I 2026"
    assert (period_name(2026, "03"), period_name(2026, "year")) == ("Maret 2026", "Tahun 2026")
