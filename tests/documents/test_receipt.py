from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from app.documents.receipt import receipt
from app.documents.receipt_data import ReceiptData
from tests.documents.paper_samples import ANONYMOUS_RECEIPT, HEAD, RECEIPT
from tests.documents.reading import outside, pages, sizes

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 40 + " kata" * 3000


def text_of(data: ReceiptData) -> str:
    (text,) = pages(receipt(data, letterhead=HEAD))
    return text


def test_both_copies_say_the_same() -> None:
    text = text_of(RECEIPT)
    for words in (
        RECEIPT.number,
        "7K4-M",
        "Selasa, 22 Desember 2026, pukul 09.45 WIB",
        "Ruang PST BPS Provinsi Banten; Datang langsung (PST)",
        "0812-0000-0000",
        "1 (satu) berkas",
        "Tidak ada; pengaduan dinyatakan lengkap.",
        "paling lambat Kamis, 31 Desember 2026, 16.00 WIB",
        "dicetak 22-12-2026 09.46 WIB",
    ):
        assert text.count(words) == 2, words
    assert "Lembar 1" in text
    assert "Lembar 2" in text
    assert "CETAK ULANG" not in text


def test_one_a4_page_within_its_edges() -> None:
    paper = receipt(RECEIPT, letterhead=HEAD)
    assert sizes(paper) == [(210, 297)]
    assert outside(paper) == []
    assert paper == receipt(RECEIPT, letterhead=HEAD)


def test_anonymous_receipt_explains_itself() -> None:
    text = text_of(ANONYMOUS_RECEIPT)
    assert text.count("Pengaduan anonim.") == 2
    assert text.count("CETAK ULANG ke-2") == 2
    assert "Nurhaliza" not in text
    assert "Pelapor," not in text


@pytest.mark.parametrize("medium", ["SP4N LAPOR", "Lembar Saran dan Pengaduan Online " * 3])
def test_anonymous_box_stands_clear_of_the_rows(medium: str) -> None:
    data = replace(ANONYMOUS_RECEIPT, title=RECEIPT.title * 2, medium=medium)
    with pdfplumber.open(BytesIO(receipt(data, letterhead=HEAD))) as pdf:
        page = pdf.pages[0]
        due = page.search("paling lambat")[0]
        box = min(r["top"] for r in page.rects if r["width"] > 300 and r["top"] > 150)
    assert due["bottom"] < box


@pytest.mark.parametrize("data", [RECEIPT, ANONYMOUS_RECEIPT])
def test_a_long_subject_is_told_to_its_end(data: ReceiptData) -> None:
    title = (
        "Kursi tunggu di ruang pelayanan patah kakinya sejak hari Senin dan pengunjung lanjut usia "
        "terpaksa berdiri lebih dari satu jam, sedangkan kursi cadangan terkunci di gudang belakang"
    )
    assert text_of(replace(data, title=title)).count("terkunci di gudang belakang") == 2


def test_confidential_receipt_withholds_identity_on_both_copies() -> None:
    text = text_of(replace(RECEIPT, confidential=True))
    assert text.count("Dirahasiakan") == 6
    assert text.count("RAHASIA") == 4
    for secret in ("Nurhaliza", "Cipocok", "0812"):
        assert secret not in text


def test_missing_things_are_listed() -> None:
    text = text_of(replace(RECEIPT, missing=("bukti transfer", "tanggal kejadian")))
    assert text.count("bukti transfer dan tanggal kejadian") == 2


def test_sample_is_marked_on_top_and_bottom_of_both() -> None:
    assert text_of(replace(RECEIPT, sample=True)).count("CONTOH") == 4


def test_hostile_text_breaks_nothing() -> None:
    data = replace(
        RECEIPT,
        check_code=HOSTILE,
        place=HOSTILE,
        medium=HOSTILE,
        complainant=HOSTILE,
        address=HOSTILE,
        contact=HOSTILE,
        title=HOSTILE,
        missing=(HOSTILE,) * 5,
        officer_name=HOSTILE,
        officer_nip=HOSTILE,
    )
    paper = receipt(data, letterhead=HEAD)
    assert len(pages(paper)) == 1
    assert outside(paper) == []
