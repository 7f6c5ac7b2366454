"""A page copied from SP4N-LAPOR! is read into a complaint; its times are kept as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.rules.moments import table_moment
from app.transfer.lapor_page import PastedPage, read_page

if TYPE_CHECKING:
    from app.register import Register

WAGES = """Beranda
Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun
Anonim
Rahasia
20 Feb 2023, 11:35
Website
Ditutup oleh Sistem
Badan Pusat Statistik Provinsi Banten
Sampai sekarang gaji bulan Januari belum kami terima.
Mohon penjelasannya.
Tindak Lanjut
Admin Nasional SP4N-LAPOR!
22 Feb 2023, 08:19
Laporan didisposisikan ke Badan Pusat Statistik
Badan Pusat Statistik
27 Feb 2023, 14:03
Laporan didisposisikan ke Badan Pusat Statistik Provinsi Banten
Badan Pusat Statistik Provinsi Banten
27 Feb 2023, 16:33
Terima kasih, gaji sudah dibayarkan.
"""
STAFF = """Tracking ID: #8123456
Informasi Kepegawaian
Anonim, Rahasia, 24 Feb 2023, 15:26, Website
Klasifikasi: Permintaan Informasi
Kategori: Kepegawaian
Apakah saudara X pegawai BPS?
Riwayat Laporan (2)
24 Feb 2023 14:24 - Admin Nasional SP4N-LAPOR!: Laporan diteruskan ke Pemerintah Kabupaten Tangerang
27 Feb 2023 13:44 - Badan Pusat Statistik: Laporan diteruskan ke BPS Provinsi Banten.
"""


def read(register: Register, text: str) -> PastedPage:
    return read_page(text, office=read_office(register), now=register.clock.now())


def shown(register: Register, page: PastedPage) -> list[tuple[str, str, str]]:
    zone = read_office(register).zone
    return [(table_moment(s.happened_at, zone), s.actor, s.sentence) for s in page.steps]


def test_a_page_with_the_actor_above_each_time(file_register: Register) -> None:
    page = read(file_register, WAGES)
    zone = read_office(file_register).zone
    assert page.title == (
        "Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun"
    )
    assert (page.anonymous, page.confidential, page.name) == (True, True, "")
    assert (
        page.text == "Sampai sekarang gaji bulan Januari belum kami terima.\nMohon penjelasannya."
    )
    assert table_moment(page.complained_at, zone) == "20-02-2023 11.35"
    assert (table_moment(page.received_at, zone), page.received_from) == (
        "27-02-2023 14.03",
        "Badan Pusat Statistik",
    )
    assert shown(file_register, page) == [
        (
            "22-02-2023 08.19",
            "Admin Nasional SP4N-LAPOR!",
            "Laporan didisposisikan ke Badan Pusat Statistik",
        )
    ]
    assert page.told == (
        (
            "1 langkah sesudah diterima kantor kita tidak dimasukkan; catat sebagai tindak lanjut atau "
            "jawaban."
        ),
    )


def test_a_page_that_says_all_in_one_line_each(file_register: Register) -> None:
    page = read(file_register, STAFF)
    assert (page.title, page.reference) == ("Informasi Kepegawaian", "8123456")
    assert (page.classification, page.topic) == ("information", "kepegawaian")
    assert (page.anonymous, page.confidential) == (True, True)
    assert page.text == "Apakah saudara X pegawai BPS?"
    assert page.received_from == "Badan Pusat Statistik"
    assert shown(file_register, page) == [
        (
            "24-02-2023 14.24",
            "Admin Nasional SP4N-LAPOR!",
            "Laporan diteruskan ke Pemerintah Kabupaten Tangerang",
        )
    ]


def test_times_out_of_order_are_kept_and_told(file_register: Register) -> None:
    page = read(
        file_register,
        "Judul laporan yang panjang\nAnonim\n20 Feb 2023, 11:35\nIsi.\n"
        "24 Feb 2023 14:24 - A: satu\n23 Feb 2023 10:00 - B: dua\n",
    )
    assert [when for when, _, _ in shown(file_register, page)] == [
        "24-02-2023 14.24",
        "23-02-2023 10.00",
    ]
    assert page.told[0].startswith("Waktu riwayatnya tidak berurutan")
    assert page.told[1].startswith("Waktu diterima kantor kita tidak ada")


def test_who_brought_it_is_read_where_it_is_shown(file_register: Register) -> None:
    page = read(
        file_register, "Antrean di loket lama sekali\nSiti Aminah\n20 Feb 2023, 11:35\nIsi\n"
    )
    assert (page.title, page.name) == ("Antrean di loket lama sekali", "Siti Aminah")


@pytest.mark.parametrize("text", ["", "Halo\nApa kabar\n", "3/6/2023 9:05\nisi"])
def test_what_is_no_page_is_told(file_register: Register, text: str) -> None:
    with pytest.raises(UserMistake):
        read(file_register, text)
