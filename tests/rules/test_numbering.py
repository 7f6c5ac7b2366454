"""Numbers of complaints as they are shown, printed and typed."""

import pytest

from app.rules.numbering import (
    CHECK_ALPHABET,
    new_check_code,
    paper_number,
    pattern_mistake,
    read_number,
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


def test_a_pattern_needs_both_its_places() -> None:
    assert pattern_mistake("{seq}/PGD/{year}") == ""
    assert "{year}" in pattern_mistake("{seq}/PGD")
    assert "{seq}" in pattern_mistake("PGD/{year}")


def test_a_check_code_is_read_aloud_without_doubt() -> None:
    for code in {new_check_code() for _ in range(50)}:
        assert code[3] == "-"
        assert set(code.replace("-", "")) <= set(CHECK_ALPHABET)
