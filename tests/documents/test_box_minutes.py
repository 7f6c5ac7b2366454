"""The minutes of opening the boxes count what the register counts, and fit the page."""

from datetime import date, timedelta

import pytest

from app.desk.box_minutes import minutes_pdf
from app.desk.opening_boxes import NewSlip, SlipKind, save_opening
from app.errors import UserMistake
from app.register import Register
from tests.desk.slips import NOW
from tests.desk.test_opening_boxes import OPENED, opening
from tests.documents.reading import pages as read_pages

LOBBY = "kotak-saran-lobi"
DAY = date(OPENED.year, OPENED.month, OPENED.day)


def pages(register: Register) -> list[str]:
    return [" ".join(page.split()) for page in read_pages(minutes_pdf(register, day=DAY))]


def test_both_boxes_of_a_day_stand_in_one_minutes(register: Register) -> None:
    slips = (
        NewSlip(SlipKind.ASPIRATION, "Pendingin ruang tunggu tidak menyala pada siang hari"),
        NewSlip(SlipKind.COMPLAINT, "Petugas lama menjawab permintaan data PDRB"),
        NewSlip(SlipKind.COMPLAINT, "Ada petugas yang meminta imbalan", confidential=True),
        NewSlip(SlipKind.ILLEGIBLE),
    )
    save_opening(register, opening=opening(*slips))
    later = OPENED + timedelta(minutes=10)
    lobby = (NewSlip(SlipKind.INFORMATION, "Data luas panen"), NewSlip(SlipKind.BLANK))
    save_opening(register, opening=opening(*lobby, box=LOBBY, opened_at=later))
    first, appendix = pages(register)
    for said in (
        "BERITA ACARA PEMBUKAAN KOTAK SARAN",
        "1 Kotak Saran Ruang PST Terkunci, segel utuh belum pernah 4 (empat)",
        "2 Kotak Saran Lobi Terkunci, segel utuh belum pernah 2 (dua)",
        "Jumlah 6 (enam)",
        "6 (enam) lembar, sama dengan jumlah lembar yang dicatat: 4 (empat) lembar",
        "didaftarkan dalam register pengaduan dan 2 (dua) lembar kosong atau tidak terbaca",
        "Rina Amalia",
        "Dedi Kurnia, satpam",
        "Halaman 1 dari 2",
    ):
        assert said in first
    assert "Pendingin ruang tunggu" in appendix
    assert "imbalan" not in appendix
    assert "Dirahasiakan" in appendix
    assert "6 (enam) lembar 4 terdaftar" in appendix


def test_an_empty_box_has_its_minutes(register: Register) -> None:
    save_opening(register, opening=opening())
    (only,) = pages(register)
    assert "Di dalam kotak tersebut tidak terdapat lembar saran maupun pengaduan (nihil)" in only
    assert "Jumlah 0 (nol)" in only


def test_the_time_before_is_told(register: Register) -> None:
    week = timedelta(days=7)
    save_opening(register, opening=opening(opened_at=OPENED - week))
    save_opening(register, opening=opening())
    assert f"{(DAY - week).day} " in pages(register)[0].split("segel utuh")[1]


def test_a_hundred_slips_never_push_the_signatures(register: Register) -> None:
    slips = [NewSlip(SlipKind.ASPIRATION, f"Usul nomor {n}, {'kata ' * 30}") for n in range(100)]
    save_opening(register, opening=opening(*slips))
    first, *rest = pages(register)
    assert "Mengetahui," in first
    assert len(rest) > 3
    assert all("Isi ringkas" in page for page in rest[:-1])


def test_one_slip_of_two_questions_is_one_slip(register: Register) -> None:
    rows = (
        NewSlip(SlipKind.COMPLAINT, "Antrean lama"),
        NewSlip(SlipKind.ASPIRATION, "Tambah kursi", more=True),
    )
    save_opening(register, opening=opening(*rows, found=1))
    first, appendix = pages(register)
    assert "1 (satu) lembar didaftarkan" in first
    assert "1 (satu) lembar 2 terdaftar" in appendix


def test_a_day_without_an_opening_has_no_minutes(register: Register) -> None:
    with pytest.raises(UserMistake) as refused:
        minutes_pdf(register, day=NOW.date())
    assert refused.value.sentence.startswith("Pada ")


def test_who_brought_a_slip_is_not_named_by_its_first_sentence(register: Register) -> None:
    slip = NewSlip(SlipKind.COMPLAINT, "Saya Siti Rahmah mengeluhkan antrean.", name="Siti Rahmah")
    save_opening(register, opening=opening(slip))
    printed = " ".join(pages(register))
    assert "Siti" not in printed
    assert "Dirahasiakan" in printed
