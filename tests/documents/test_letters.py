from dataclasses import replace
from io import BytesIO

import pdfplumber

from app.documents.letter_data import LetterCase, LetterData
from app.documents.letter_text import answer_letter, forwarding_letter
from app.documents.letters import letter
from tests.documents.paper_samples import HEAD, LETTER_CASE, SECRET_LETTER_CASE, moment
from tests.documents.reading import outside, pages, sizes

OFFICE = HEAD.office_name
HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 60 + " kata" * 1000


def forwarded(case: LetterCase) -> LetterData:
    return forwarding_letter(
        case,
        office_name=OFFICE,
        recipient="BPS Kota Tangerang Selatan",
        place="Tangerang Selatan",
        due_at=moment(2023, 3, 6, 16, 0),
    )


def answered(case: LetterCase, answer: str = "Sudah dibayarkan.\nBukti terlampir.") -> LetterData:
    return answer_letter(case, office_name=OFFICE, email="pst3600@bps.go.id", answer=answer)


def test_forwarding_names_the_complaint_but_no_secret() -> None:
    (text,) = pages(letter(forwarded(SECRET_LETTER_CASE), letterhead=HEAD))
    for words in (
        "B-0231/36000/PW.140/2023 27 Februari 2023",
        "Rahasia, segera",
        "Yth. Kepala BPS Kota Tangerang Selatan di Tangerang Selatan",
        "Senin, 20 Februari 2023, pukul 11.35 WIB",
        "Dirahasiakan (anonim)",
        "paling lambat Senin, 6 Maret 2023",
        "dalam sampul tertutup",
        "Halaman 1 dari 1",
    ):
        assert words in text
    assert text.count("RAHASIA") == 2
    assert SECRET_LETTER_CASE.complainant not in text


def test_the_enclosed_complaint_is_counted_as_enclosed() -> None:
    bare = replace(LETTER_CASE, attachments=0)
    (text,) = pages(letter(forwarded(bare), letterhead=HEAD))
    assert "Lampiran : 1 (satu) berkas" in text
    (text,) = pages(letter(answered(bare), letterhead=HEAD))
    assert "Lampiran : -" in text


def test_without_a_logo_the_letterhead_stands_in_the_middle() -> None:
    paper = letter(answered(LETTER_CASE), letterhead=replace(HEAD, logo=None))
    with pdfplumber.open(BytesIO(paper)) as pdf:
        page = pdf.pages[0]
        line = page.search(HEAD.name_lines[0])[0]
        rule = max(page.lines or page.rects, key=lambda each: each["x1"] - each["x0"])
    middle = (rule["x0"] + rule["x1"]) / 2
    assert abs((line["x0"] + line["x1"]) / 2 - middle) < 1


def test_answer_to_someone_unnamed_goes_through_the_channel() -> None:
    (text,) = pages(letter(answered(SECRET_LETTER_CASE), letterhead=HEAD))
    assert "Yth. Pelapor Pengaduan Nomor 0002/PGD/36000/2023 melalui kanal SP4N LAPOR" in text
    assert "Sudah dibayarkan. Bukti terlampir." in text
    assert SECRET_LETTER_CASE.complainant not in text


def test_a_channel_that_is_no_name_has_no_capital_in_a_letter() -> None:
    by_telephone = replace(SECRET_LETTER_CASE, medium="Telepon")
    assert "melalui kanal telepon" in pages(letter(answered(by_telephone), letterhead=HEAD))[0]
    assert "kanal telepon dan yang" in pages(letter(forwarded(by_telephone), letterhead=HEAD))[0]


def test_answer_to_someone_known_has_name_and_address() -> None:
    (text,) = pages(letter(answered(LETTER_CASE), letterhead=HEAD))
    assert "Yth. Sdr./Sdri. Raden Ajeng Siti Nurhaliza" in text
    assert "Kota Serang" in text
    assert "RAHASIA" not in text


def test_a_long_answer_goes_on_and_the_signature_is_never_alone() -> None:
    long = "\n".join(["Pengaduan tersebut telah kami tindak lanjuti bersama tim. " * 8] * 7)
    paper = letter(answered(LETTER_CASE, long), letterhead=HEAD)
    *_, before, last = pages(paper)
    assert sizes(paper)[0] == (210, 297)
    assert "Halaman 2 dari 2" in last
    assert "kami ucapkan terima kasih. Kepala BPS Provinsi Banten," in last
    assert "Kepala BPS Provinsi Banten," not in before
    assert outside(paper) == []


def test_sample_and_reprint_are_marked() -> None:
    case = replace(SECRET_LETTER_CASE, sample=True, print_count=2, letter_number="")
    (text,) = pages(letter(forwarded(case), letterhead=HEAD))
    assert text.count("CONTOH") == 2
    assert "CETAK ULANG ke-2" in text


def test_hostile_text_breaks_nothing() -> None:
    case = replace(
        LETTER_CASE,
        title=HOSTILE,
        medium=HOSTILE,
        complainant=HOSTILE,
        address=HOSTILE,
        letter_number=HOSTILE,
    )
    paper = letter(answered(case, HOSTILE * 3), letterhead=HEAD)
    assert outside(paper) == []
    assert paper == letter(answered(case, HOSTILE * 3), letterhead=HEAD)
