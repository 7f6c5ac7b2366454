"""The recovery sheet, read back: its words, its QR code and its one page."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader

from app.access.recovery_code import read_code, words_of
from app.documents.pen import _dark_runs
from app.documents.recovery_data import RecoverySheet
from app.documents.recovery_sheet import recovery_sheet
from tests.documents.paper_samples import HEAD, RECEIPT, ZONE, moment
from tests.documents.reading import fonts, outside, pages, sizes

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& {office} " + "panjang" * 60 + " kata" * 1000
CODE = bytes(range(14))
SHEET = RecoverySheet(
    office_name=HEAD.office_name,
    officer_name=RECEIPT.officer_name,
    words=words_of(CODE),
    register_mark="7F3A91C20B44D6E8",
    made_at=moment(2026, 12, 22, 9, 46),
    zone=ZONE,
)


def text_of(data: RecoverySheet) -> str:
    (text,) = pages(recovery_sheet(data, letterhead=HEAD))
    return text


def drawn(paper: bytes, *, size: float) -> list[str]:
    """Return what stands in type of this size, from left to right and from above."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        chosen = pdf.pages[0].filter(
            lambda thing: thing["object_type"] != "char" or thing["size"] == pytest.approx(size)
        )
        found = [word for word in chosen.extract_words() if word["top"] > 220]
    return [word["text"] for word in sorted(found, key=lambda w: (round(w["top"]), w["x0"]))]


def test_the_words_stand_large_and_in_their_order() -> None:
    paper = recovery_sheet(SHEET, letterhead=HEAD)
    assert drawn(paper, size=15) == list(SHEET.words)
    assert drawn(paper, size=9.5) == [f"{number}." for number in range(1, 13)]
    assert read_code(" ".join(drawn(paper, size=15))) == CODE


def test_the_qr_code_holds_the_words_parted_by_single_spaces() -> None:
    with pdfplumber.open(BytesIO(recovery_sheet(SHEET, letterhead=HEAD))) as pdf:
        filled = [thing for thing in pdf.pages[0].rects if thing["fill"]]
    count, runs = _dark_runs(" ".join(SHEET.words))
    left, top = min(r["x0"] for r in filled), min(r["top"] for r in filled)
    side = max(r["x1"] for r in filled) - left
    assert side / 72 * 25.4 == pytest.approx(40, abs=0.1)
    step = side / count
    modules = {
        "{} {} {} 1 re".format(
            *(round(at / step) for at in (r["x0"] - left, r["top"] - top, r["width"]))
        )
        for r in filled
    }
    assert modules == {f"{run} re" for run in runs.removesuffix(" re f").split(" re ")}


def test_it_says_what_for_where_and_how() -> None:
    text = text_of(SHEET)
    for words in (
        "LEMBAR PEMULIHAN REGISTER PENGADUAN",
        "RAHASIA",
        "7F3A 91C2 0B44 D6E8",
        "22 Desember 2026, pukul 09.46 WIB",
        "Membuka register pengaduan BPS Provinsi Banten bila kata sandinya terlupa.",
        "amplop tertutup di brankas kantor, tidak di dekat komputer register",
        "Jangan difoto",
        "lewat surel",
        "Lupa kata sandi?",
        "tidak dapat dibuka oleh siapa pun, juga oleh pembuat programnya",
        "Disimpan oleh",
        "sejak tanggal",
        "Pembuat lembar,",
        "Kepala BPS Provinsi Banten,",
        HEAD.head_nip,
        "Halaman 1 dari 1",
    ):
        assert words in text, words


def test_a_new_sheet_says_which_head_vouches_for_it() -> None:
    assert "mengesahkannya" not in text_of(SHEET)
    renewed = text_of(replace(SHEET, certified=True))
    assert f"{SHEET.officer_name}, yang sebagai Pimpinan mengesahkannya" in renewed


def test_one_a4_page_that_comes_out_alike() -> None:
    paper = recovery_sheet(SHEET, letterhead=HEAD)
    assert sizes(paper) == [(210, 297)]
    assert outside(paper) == []
    assert all(fonts(paper).values())
    assert paper == recovery_sheet(SHEET, letterhead=HEAD)


def test_the_words_are_not_in_what_describes_the_file() -> None:
    about = PdfReader(BytesIO(recovery_sheet(SHEET, letterhead=HEAD))).metadata
    assert not any(word in str(value) for value in (about or {}).values() for word in SHEET.words)


def test_long_names_are_not_cut() -> None:
    name = "Raden Ajeng Siti Nurhaliza Kusumawardhani Prawiranegara " * 2 + "Wiradikusumah, M.Si."
    office = "BPS Kabupaten Kepulauan yang Namanya Amat Panjang " * 3 + "dan Sekitarnya"
    text = text_of(replace(SHEET, officer_name=name, office_name=office))
    assert text.count("Wiradikusumah, M.Si.") >= 2
    assert "dan Sekitarnya" in text
    assert "…" not in text


def test_it_is_marked_above_and_below() -> None:
    assert text_of(SHEET).count("RAHASIA") == 2


@pytest.mark.parametrize("words", [(), SHEET.words[:11], (*SHEET.words, "lagi")])
def test_without_its_twelve_words_there_is_no_sheet(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="twelve words"):
        recovery_sheet(replace(SHEET, words=words), letterhead=HEAD)


@pytest.mark.parametrize("text", [HOSTILE, ""])
def test_hostile_text_keeps_the_sheet_on_its_page(text: str) -> None:
    head = replace(HEAD, office_name=text, head_title=text, head_name=text, head_nip=text)
    data = replace(
        SHEET,
        office_name=text,
        officer_name=text,
        register_mark=text or "-",
        sample=True,
        certified=True,
    )
    paper = recovery_sheet(data, letterhead=head)
    assert outside(paper) == []
    assert pages(paper)[0].count("CONTOH") == 2
    with pdfplumber.open(BytesIO(paper)) as pdf:
        page = pdf.pages[0]
        foot = page.search("Meja Aduan, dicetak")[0]["top"]
        last = max(word["bottom"] for word in page.search("NIP"))
    assert last < foot - 8
