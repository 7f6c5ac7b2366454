"""Numbers of complaints as they are shown, printed and typed."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.rules.numbering import (
    paper_number,
    pattern_mistake,
    read_number,
    read_numbers,
    read_sequence,
    screen_number,
)


def test_a_number_on_screen_and_on_paper() -> None:
    assert screen_number(2026, 12) == "2026-0012"
    assert paper_number("{seq}/PGD/{year}", 2026, 12) == "0012/PGD/2026"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-0012", (2026, 12)),
        (" 2026 - 12 ", (2026, 12)),
        ("0012/PGD/2026", (2026, 12)),
        ("12/BPS/36/PGD/2026", (2026, 12)),
        ("antrean", None),
        ("2026", None),
    ],
)
def test_both_forms_are_understood(typed: str, found: tuple[int, int] | None) -> None:
    assert read_number(typed) == found


@pytest.mark.parametrize(
    "pattern",
    [
        *("{seq}/PGD/36000/{year}", "{year}.{seq}", "PGD-{seq}-{year}", "B-{seq}/{year}/36{seq}"),
        *("No. {seq} (PST+) [{year}]", "{seq}{year}x"),
    ],
)
def test_whatever_pattern_is_printed_is_read_back(pattern: str) -> None:
    for number in ((2026, 3), (2026, 12345), (1999, 9_999_999)):
        printed = paper_number(pattern, *number)
        assert read_number(printed, pattern) == number
        assert read_number(f" {printed.lower()} ", pattern) == number
    assert read_number("antrean", pattern) is None


_AROUND = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=12)


@given(
    st.tuples(_AROUND, _AROUND, _AROUND),
    st.booleans(),
    st.integers(1990, 2150),
    st.integers(1, 9999) | st.integers(1, 9_999_999),
)
@example(("", "-", ""), True, 2026, 2025)
@example(("", "", ""), True, 2026, 12)
@example(("", "", ""), False, 2026, 12)
@example((" No.\t", " –  ", " "), True, 2026, 12)
@example(("7", "/A/", ""), True, 2026, 12)
@example(("İ", "ß", "ŉ"), True, 2026, 12)
def test_whatever_pattern_settings_accept_is_read_back(
    around: tuple[str, str, str], seq_first: bool, year: int, seq: int
) -> None:
    first, second = ("{seq}", "{year}") if seq_first else ("{year}", "{seq}")
    pattern = f"{around[0]}{first}{around[1]}{second}{around[2]}"
    assume(not pattern_mistake(pattern))
    printed = paper_number(pattern, year, seq)
    assert (year, seq) in read_numbers(printed, pattern)
    assert (year, seq) in read_numbers(f" {printed.strip()} ", pattern)
    assert read_number(screen_number(year, seq), pattern) == (year, seq)


def test_a_number_without_its_year() -> None:
    assert read_sequence(" 0003 ") == read_sequence("3") == 3
    assert read_sequence("3a") is read_sequence("") is read_sequence("12345678") is None


def test_bare_digits_are_a_number() -> None:
    assert read_number("20260003") == (2026, 3)
    assert read_number("2026003") is None


def test_a_pattern_needs_both_its_places() -> None:
    assert pattern_mistake("{seq}/PGD/{year}") == ""
    assert "{year}" in pattern_mistake("{seq}/PGD")
    assert "{seq}" in pattern_mistake("PGD/{year}")
