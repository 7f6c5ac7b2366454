"""Who signs on which day, and how that stands below a paper."""

from datetime import date

import pytest

from app.rules.signers import (
    Capacity,
    Official,
    Signatory,
    head_of_day,
    pack_officials,
    read_officials,
    signatory,
)

TITLE = "Kepala BPS Provinsi Banten"
FORMER = Official("o1", "Adi", first="01-01-2024", last="28-02-2026")
NEW = Official("o2", "Budi", first="01-03-2026")
DAILY = Official("o3", "Citra", "", "", Capacity.DAILY, "16-03-2026", "18-03-2026")
ACTING = Official("o4", "Dewi", "", "", Capacity.ACTING, "18-03-2026", "20-03-2026")
BEHALF = Official("o5", "Eko", "1", "Kepala Bagian Umum", Capacity.ON_BEHALF)
ALL = (BEHALF, ACTING, FORMER, DAILY, NEW)


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2023, 12, 31), None),
        (date(2026, 2, 28), FORMER),
        (date(2026, 3, 1), NEW),
        (date(2026, 3, 16), DAILY),
        (date(2026, 3, 18), DAILY),
        (date(2026, 3, 19), ACTING),
        (date(2030, 1, 1), NEW),
    ],
)
def test_who_stands_in_goes_before_the_head_on_their_days(day: date, who: Official | None) -> None:
    assert head_of_day(ALL, day) == who


def test_of_two_heads_the_one_who_came_last_signs_and_nobody_out_of_use() -> None:
    gone = Official("o6", "Gita", first="02-03-2026", active=False)
    first = Official("o7", "Hadi")
    assert head_of_day((first, NEW, gone), date(2026, 3, 2)) == NEW


def test_the_title_says_in_which_capacity() -> None:
    assert signatory(DAILY, head_title=TITLE).title == f"Plh. {TITLE}"
    assert signatory(ACTING, head_title=TITLE).title == f"Plt. {TITLE}"
    assert signatory(NEW, head_title=TITLE) == Signatory(TITLE, "Budi", "")
    behalf = signatory(BEHALF, head_title=TITLE)
    assert behalf == Signatory(f"a.n. {TITLE}", "Eko", "1", "Kepala Bagian Umum")


def test_officials_are_kept_as_they_are() -> None:
    assert read_officials(pack_officials(ALL)) == ALL
    assert read_officials("") == ()
