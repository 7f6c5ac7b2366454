"""What clerks type as dates and times, and the sentences for what can't be read."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.date_entry import day_moved, parse_date, parse_moment
from app.rules.moments import date_words, short_date_words, table_date

ZONE = ZoneInfo("Asia/Jakarta")
# In Jakarta it is already the 24th.
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("27-02-2023 14.03", date(2023, 2, 27), time(14, 3)),
        ("27/2/23 14:03", date(2023, 2, 27), time(14, 3)),
        ("27.2.2023 9.05", date(2023, 2, 27), time(9, 5)),
        ("27 Feb 2023 14.03", date(2023, 2, 27), time(14, 3)),
        ("27 Februari 2023, pukul 14.03 WIB", date(2023, 2, 27), time(14, 3)),
        ("Senin, 27 Februari 2023 14.03", date(2023, 2, 27), time(14, 3)),
        ("17 Agustus 2026 08.00", date(2026, 8, 17), time(8)),
        ("2026-11-23 08.00", date(2026, 11, 23), time(8)),
        ("hari ini 14.03", date(2026, 11, 24), time(14, 3)),
        ("  Kemarin   jam 14.03 ", date(2026, 11, 23), time(14, 3)),
        ("14.03", date(2026, 11, 24), time(14, 3)),
        ("pukul 14:03", date(2026, 11, 24), time(14, 3)),
        ("23-11 14.00", date(2026, 11, 23), time(14)),
        ("24/11 14.00", date(2026, 11, 24), time(14)),
        ("25-11 14.00", date(2025, 11, 25), time(14)),
        ("23 Nov 14.00", date(2026, 11, 23), time(14)),
        ("31 Des 14.00", date(2025, 12, 31), time(14)),
        ("Senin, 23-11 14", date(2026, 11, 23), time(14)),
        ("23-11-26 14", date(2026, 11, 23), time(14)),
        ("23 Nov 2026 9", date(2026, 11, 23), time(9)),
        ("kemarin 14", date(2026, 11, 23), time(14)),
        ("jam 8", date(2026, 11, 24), time(8)),
    ],
)
def test_moments_clerks_type(text: str, day: date, clock: time) -> None:
    expected = datetime.combine(day, clock, ZONE)
    assert parse_moment(text, zone=ZONE, now=NOW) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27-2-2023", date(2023, 2, 27)),
        ("29-02-2024", date(2024, 2, 29)),
        ("27 peb 23", date(2023, 2, 27)),
        ("hari ini", date(2026, 11, 24)),
        ("kemarin", date(2026, 11, 23)),
        ("besok", date(2026, 11, 25)),
        ("h", date(2026, 11, 24)),
        ("t", date(2026, 11, 24)),
        ("20/11", date(2026, 11, 20)),
        ("20", date(2026, 11, 20)),
        ("Jumat, 20 Nov", date(2026, 11, 20)),
    ],
)
def test_days_clerks_type(text: str, day: date) -> None:
    assert parse_date(text, zone=ZONE, now=NOW) == day
    assert type(parse_moment(text, zone=ZONE, now=NOW)) is date
    assert parse_moment(text, zone=ZONE, now=NOW) == day
    assert parse_moment(f"{text} 14.03", zone=ZONE, now=NOW) == datetime.combine(
        day, time(14, 3), ZONE
    )


@pytest.mark.parametrize(
    ("text", "gone_by", "planned"),
    [
        ("27", date(2026, 10, 27), date(2026, 11, 27)),
        ("31", date(2026, 10, 31), None),
        ("27/12", date(2025, 12, 27), date(2026, 12, 27)),
        ("24", date(2026, 11, 24), date(2026, 11, 24)),
        ("0", None, None),
        ("32", None, None),
    ],
)
def test_what_is_left_out_is_gone_by_where_it_happened_and_near_where_it_is_planned(
    text: str, gone_by: date | None, planned: date | None
) -> None:
    for read, day in ((parse_moment, gone_by), (parse_date, planned)):
        if day is not None:
            assert read(text, zone=ZONE, now=NOW) == day
        else:
            with pytest.raises(ValueError, match=r"Tanggal dimulai|hanya sampai"):
                read(text, zone=ZONE, now=NOW)


def test_the_last_such_day_may_lie_two_months_back() -> None:
    first_of_march = datetime(2026, 3, 1, 9, 0, tzinfo=ZONE)
    assert parse_moment("30", zone=ZONE, now=first_of_march) == date(2026, 1, 30)


@pytest.mark.parametrize("text", ["kemarin", "h", "27", "27/2", "27 Feb"])
def test_a_file_tells_its_days_whole(text: str) -> None:
    with pytest.raises(ValueError, match="Tulis misalnya"):
        parse_date(text, zone=ZONE, now=NOW, by_hand=False)


def test_a_day_is_gone_on_or_back_from() -> None:
    assert day_moved("28-02-2026 14.03", 1) == "01-03-2026 14.03"
    assert day_moved("01-01-2026", -1) == "31-12-2025"
    with pytest.raises(ValueError, match="full form"):
        day_moved("27/2", 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31-11-2026 08.00", "November hanya sampai tanggal 30. Tulis misalnya 30-11-2026 14.03."),
        ("29-2-2023", "Februari 2023 hanya sampai tanggal 28. Tulis misalnya 28-02-2023."),
        ("30-2-2024", "Februari hanya sampai tanggal 29. Tulis misalnya 29-02-2024."),
        (
            "27-13 08.00",
            "Bulan 13 tidak ada; bulan hanya 1 sampai 12. Tulis misalnya 27-02-2025 14.03.",
        ),
        ("0-12-2026", "Tanggal dimulai dari 1. Tulis misalnya 01-12-2026."),
        ("27-02-0023", "Tahun 23 tidak mungkin. Tulis misalnya 27-02-2026."),
        ("27 Fbr 2023", "Bulan “fbr” tidak dikenal. Tulis misalnya 27 Februari 2026."),
        ("29-2 10", "Februari 2026 hanya sampai tanggal 28. Tulis misalnya 28-02-2026 14.03."),
        ("23 11 26", "Tanggal “23 11 26” tidak terbaca. Tulis misalnya 24-11-2026."),
        ("kapan-kapan", "Tanggal “kapan-kapan” tidak terbaca. Tulis misalnya 24-11-2026."),
        (
            "Selasa, 27-02-2023",
            "27-02-2023 adalah hari Senin, bukan Selasa. Tulis misalnya 27-02-2023.",
        ),
        ("24.03", "Jam 24 tidak ada; jam hanya sampai 23. Tulis misalnya 14.03."),
        ("kemarin 12.60", "Menit 60 tidak ada; menit hanya sampai 59. Tulis misalnya 14.03."),
        (" ", "Tanggalnya belum diisi. Tulis misalnya 24-11-2026."),
    ],
)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="Tulis misalnya") as found:
        parse_moment(text, zone=ZONE, now=NOW)
    assert str(found.value) == sentence


@pytest.mark.parametrize("text", ["27-02-2023 14.03", "kemarin 14.03", "27-02-2023 14"])
def test_a_date_has_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="tanpa jam"):
        parse_date(text, zone=ZONE, now=NOW)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_what_papers_print_can_be_typed(day: date) -> None:
    for text in (table_date(day), date_words(day), short_date_words(day)):
        assert parse_date(text, zone=ZONE, now=NOW) == day


@given(st.text(max_size=30))
def test_nothing_typed_breaks_it(text: str) -> None:
    try:
        parse_moment(text, zone=ZONE, now=NOW)
    except ValueError as mistake:
        assert "Tulis misalnya" in str(mistake)  # noqa: PT017


def test_a_date_that_is_missing_is_asked_for() -> None:
    with pytest.raises(ValueError, match="belum diisi"):
        parse_date("  ", zone=ZONE, now=NOW)
