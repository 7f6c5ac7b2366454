"""Every way in which forms, sites and spreadsheets write a moment: read rightly, or refused."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.transfer.moments import DateOrder, UnsureOrder, order_in, read_moment

JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
NOW = datetime(2026, 3, 17, 9, 0, tzinfo=JAKARTA)
AFTERNOON = "2026-03-16 14:03:00"


def read(text: str, zone: ZoneInfo = JAKARTA) -> str:
    at, _ = read_moment(text, zone=zone, now=NOW, order=order_in([text]))
    assert at.tzinfo is zone
    return f"{at:%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    "written",
    [
        "16-03-2026 14.03",
        "16-03-2026 14:03",
        "16/03/2026 14:03",
        "16/3/2026 14.03",
        "16.03.2026 14.03",
        "16/03/26 14:03",
        "16/03/2026, 14.03",
        "16/03/2026 14:03:00",
        "16/03/2026 14.03.00",
        "3/16/2026 14:03:00",
        "3/16/2026 2:03 PM",
        "16/03/2026 2:03 PM",
        "16/03/2026 2:03:00 pm",
        "16/03/2026 02.03 p.m.",
        "16/03/2026 2:03\u202fPM",
        "16/03/2026\u00a014:03",
        "\u200b16/03/2026 14:03",
        "2026-03-16 14:03",
        "2026-03-16T14:03",
        "2026-03-16T14:03:00.000",
        "2026-03-16 14:03:00",
        "2026/03/16 2:03:00 PM",
        "20260316 14:03",
        "16 Maret 2026 14.03",
        "16 Maret 2026 pukul 14.03",
        "16 Maret 2026 jam 2.03 siang",
        "Senin, 16 Maret 2026 14.03",
        "Monday, 16 March 2026 14:03",
        "Mon, 16 Mar 2026 14:03",
        "16-Mar-2026 14:03",
        "16-Mar-26 14.03",
        "16 mar 2026 14:03",
        "March 16, 2026 2:03 PM",
        "Mar 16 2026 14:03",
        "16th March 2026, 14:03",
        "16-03-2026 14.03 WIB",
        "16-03-2026 14.03 (WIB)",
        "16 Maret 2026 pukul 14.03 WIB",
        "16-03-2026 14.03 Waktu Indonesia Barat",
        "16/03/2026 14:03 GMT+7",
        "2026/03/16 2:03:00 PM GMT+7",
        "2026-03-16 14:03 +07:00",
        "2026-03-16T14:03:00+0700",
        "Mon Mar 16 2026 14:03:00 GMT+0700 (Western Indonesia Time)",
        # Written in another zone, and brought to the office's.
        "16-03-2026 15.03 WITA",
        "16-03-2026 16.03 WIT",
        "16-03-2026 16.03 (Waktu Indonesia Timur)",
        "16/03/2026 16:03 GMT+9",
        "16/03/2026 3:03 PM GMT+8",
        "2026-03-16T07:03:00Z",
        "16-03-2026 07.03 UTC",
        "Mon, 16 Mar 2026 07:03:00 +0000",
        "2026-03-15 23:33 -07:30",
        "16/03/2026 12:33 GMT+5:30",
    ],
)
def test_every_way_means_the_same_moment(written: str) -> None:
    assert read(written) == AFTERNOON


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("16 Agu 2025 14.03", "2025-08-16 14:03:00"),
        ("16 Agt 2025 14.03", "2025-08-16 14:03:00"),
        ("16 August 2025 14:03", "2025-08-16 14:03:00"),
        ("5 Mei 2025 08.00", "2025-05-05 08:00:00"),
        ("5 May 2025 08:00", "2025-05-05 08:00:00"),
        ("5 Oct 2025 08:00", "2025-10-05 08:00:00"),
        ("5 Des 2025 08.00", "2025-12-05 08:00:00"),
        ("5 December 2025 08:00", "2025-12-05 08:00:00"),
        ("16/03/2026 12:15 AM", "2026-03-16 00:15:00"),
        ("16/03/2026 12:15 PM", "2026-03-16 12:15:00"),
        ("16/03/2026 9.15 pagi", "2026-03-16 09:15:00"),
        ("16/03/2026 4.15 sore", "2026-03-16 16:15:00"),
        ("16/03/2026 8.15 malam", "2026-03-16 20:15:00"),
        ("16/03/2026 14:03:22", "2026-03-16 14:03:22"),
        ("5/5/2025 9:05", "2025-05-05 09:05:00"),
        ("03-06-2025 09.05", "2025-06-03 09:05:00"),
        ("03/06/2025 09:05", "2025-06-03 09:05:00"),
        ("3/6/2025 09.05", "2025-06-03 09:05:00"),
        ("16-03-2026 01.03 WIT", "2026-03-15 23:03:00"),
    ],
)
def test_a_way_is_read_as_it_is_meant(written: str, meant: str) -> None:
    assert read(written) == meant


def test_the_zone_is_the_offices_own_where_none_is_written() -> None:
    assert read("16-03-2026 14.03", JAYAPURA) == AFTERNOON
    assert read("16-03-2026 12.03 WIB", JAYAPURA) == AFTERNOON


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3/6/2025 9:05", "3 Juni 2025 atau 6 Maret 2025"),
        ("3/6/2025 9:05 AM", "Pilih urutan tanggalnya"),
        ("16-03-2026 14.03 EST", "tidak terbaca"),
        ("16-03-2026 14.03 SGT", "tidak terbaca"),
        ("kemarin 14.03", "tidak terbaca"),
        ("14.03", "tidak terbaca"),
        ("46097,58", "angka seri Excel"),
        ("46097.585", "angka seri Excel"),
        ("30-02-2026 10.00", "hanya sampai tanggal 28"),
        ("16-13-2026 10.00", "Bulan 13"),
        ("16-03-2026 24.00", "Jam"),
        ("16-03-2026 14.63", "Jam"),
        ("16-03-2026 14:03 AM", "tidak mungkin"),
        ("16-03-2026 12.15 malam", "tidak mungkin"),
        ("Selasa, 16-03-2026 14.03", "adalah hari Senin"),
        ("Tue, 16 Mar 2026 14:03", "adalah hari Senin"),
        ("16 Mrt 2026 14.03", "Bulan"),
        ("16 2026 14.03", "tidak terbaca"),
    ],
)
def test_what_is_not_sure_is_refused(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(written)


def test_a_column_tells_its_order_by_a_number_beyond_twelve() -> None:
    american = ["3/6/2025 9:05", "3/16/2025 9:05"]
    assert order_in(american) is DateOrder.MONTH_FIRST
    assert order_in(["3/6/2025 9:05", "16/3/2025 9:05"]) is DateOrder.DAY_FIRST
    at, _ = read_moment(american[0], zone=JAKARTA, now=NOW, order=order_in(american))
    assert (at.month, at.day) == (3, 6)


def test_a_column_in_both_orders_is_not_guessed_at() -> None:
    mixed = ["3/16/2025 9:05", "16/3/2025 9:05", "3/6/2025 9:05"]
    assert order_in(mixed) is None
    with pytest.raises(UnsureOrder):
        read_moment(mixed[2], zone=JAKARTA, now=NOW, order=None)
