import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from app.documents.annual_report import annual_report
from app.documents.pdf_report import report_as_pdf
from app.documents.pdf_tables import column_widths
from app.documents.report_data import AnnualReportData
from app.documents.report_numbers import roman
from app.recap import EvaluationRow
from app.rules.kinds import Closing, Settlement
from tests.documents.reading import (
    fonts,
    outside,
    pages,
    reference_cells,
    reference_text,
    sizes,
    table,
)
from tests.documents.report_samples import (
    COLUMNS,
    NO_CASES,
    REPORT,
    STAFF,
    WAGES,
    many_cases,
    picture,
    recap,
)

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 60 + " kata" * 3000


def printed(data: AnnualReportData) -> bytes:
    return report_as_pdf(annual_report(data))


def page_with(texts: list[str], words: str) -> int:
    return next(number for number, text in enumerate(texts) if words in text and number > 1)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return printed(REPORT)


@pytest.fixture(scope="module")
def texts(paper: bytes) -> list[str]:
    return pages(paper)


def test_tabel_1_is_the_reference_cell_for_cell(paper: bytes, texts: list[str]) -> None:
    cells = table(paper, page=page_with(texts, "IV. REKAPITULASI"), columns=8)
    assert cells[:-1] == reference_cells("tabel_1_2023.txt")
    assert cells[-1] == ["", "Jumlah", "-", "2", "-", "-", "-", "2"]


def test_lampiran_is_the_reference_cell_for_cell(paper: bytes, texts: list[str]) -> None:
    cells = table(paper, page=page_with(texts, "LAMPIRAN"), columns=5)
    assert cells == reference_cells("lampiran_2023.txt")


@pytest.mark.parametrize(
    "name", ["bab_1.txt", "bab_4_2023.txt", "bab_5_2023.txt", "bab_6_2023.txt"]
)
def test_chapters_read_as_the_reference(texts: list[str], name: str) -> None:
    whole = " ".join(texts)
    for sentence in re.split(r"(?<=[.:]) ", reference_text(name)):
        assert sentence in whole


def test_pages_lie_as_they_should(paper: bytes, texts: list[str]) -> None:
    sop = page_with(texts, "Mutu Baku")
    expected = [(210, 297)] * len(texts)
    expected[sop] = (297, 210)
    assert sizes(paper) == expected
    assert outside(paper) == []


def test_pages_are_numbered_from_chapter_one(texts: list[str]) -> None:
    assert "Tahun 2023" not in texts[0].replace("TAHUN", "")
    assert texts[1].endswith(" i")
    assert [text.rsplit(" ", 1)[1] for text in texts[2:]] == [
        str(number) for number in range(1, len(texts) - 1)
    ]


def test_the_end_of_the_chain_stands_under_the_lampiran_alone() -> None:
    chain = "Rantai riwayat saat dicetak: peristiwa ke-128, sidik 3F9A 22C1 <07BE> & 91D4"
    with_chain = printed(replace(REPORT, chain=chain))
    found = pages(with_chain)
    assert [text.count(chain) for text in found] == [0] * (len(found) - 1) + [1]
    assert found[-1].index("Desember") < found[-1].index(chain)
    with pdfplumber.open(BytesIO(with_chain)) as pdf:
        line = pdf.pages[-1].search("Rantai riwayat")[0]
    assert {round(char["size"], 1) for char in line["chars"]} == {8}
    assert page_with(found, "LAMPIRAN") == len(found) - 1


def test_chapters_are_numbered_once_each(texts: list[str]) -> None:
    found = re.findall(r"\b(I|II|III|IV|V|VI|VII)\. [A-Z]", " ".join(texts[2:]))
    assert found == ["I", "II", "III", "IV", "V", "VI"]


def test_contents_name_the_right_pages(texts: list[str]) -> None:
    named = {
        "IV. Rekapitulasi Jumlah Aduan": "IV. REKAPITULASI",
        "V. Tindak Lanjut Aduan": "V. TINDAK",
        "Gambar 3 Tindak Lanjut Pengaduan Tanggal 24 Februari 2023 (0001/PGD/36000/2023)": "Gambar 3 Tindak",
        "Lampiran Evaluasi Pengaduan Masyarakat": "LAMPIRAN",
    }
    for entry, heading in named.items():
        page = re.search(re.escape(entry) + r" ?(\d+)", texts[1])
        assert page is not None, entry
        assert int(page[1]) == page_with(texts, heading) - 1


def test_cases_stand_in_order_of_complaint(texts: list[str]) -> None:
    whole = " ".join(texts[2:])
    assert whole.index("0002/PGD/36000/2023") < whole.index("0001/PGD/36000/2023")
    assert "Urutan waktu janggal" in whole


def test_pictures_count_and_the_text_points_at_them() -> None:
    images = dict.fromkeys(range(1, 8), picture())
    data = replace(REPORT, images=images)
    whole = " ".join(pages(printed(data)))
    assert "seperti terlihat pada Gambar 8." in whole
    assert "Gambar 7 Kotak Saran dan Pengaduan di Lobi PST BPS Banten" in whole
    assert "seperti pada Gambar 9 dan Gambar 10." in whole


def test_a_missing_or_damaged_picture_leaves_no_trace() -> None:
    images = {1: b"no picture", 2: picture()}
    data = replace(REPORT, images=images)
    whole = " ".join(pages(printed(data)))
    assert "Halaman muka Sistem Informasi" not in whole
    assert "Gambar 1 Halaman muka Layanan Aspirasi" in whole
    assert "seperti terlihat pada Gambar 2." in whole


def test_a_year_without_complaints() -> None:
    found = pages(printed(NO_CASES))
    five = found[page_with(found, "V. TINDAK")]
    assert "tidak terdapat pengaduan masyarakat yang masuk ke BPS Provinsi Banten." in five
    assert "Gambar" not in five
    assert "tidak terdapat pengaduan" in found[page_with(found, "VI. PENUTUP")]
    assert "tidak ada aduan yang masuk." in " ".join(found)


def test_three_hundred_cases_with_their_timelines() -> None:
    many = many_cases(300)
    cases = tuple(replace(case, chosen=True) for case in many.cases)
    paper = printed(replace(many, cases=cases))
    found = pages(paper, only=slice(8, 16))
    assert found[0].endswith(" viii")
    assert "terdapat 300 (tiga ratus) pengaduan" in " ".join(found)
    *_, last_case, closing, _ = pages(paper, only=slice(-4, None))
    assert "Gambar 301 Tindak Lanjut" in last_case
    assert "200 (dua ratus) pengaduan sudah ditindaklanjuti" in closing
    assert "NIP" in closing


def test_many_cases_stand_in_a_table_and_only_those_chosen_are_told_at_length() -> None:
    many = many_cases(47)
    cases = tuple(
        replace(case, chosen=at in (3, 9), medium="SP4N LAPOR", ending="Masih berjalan")
        for at, case in enumerate(many.cases)
    )
    paper = printed(replace(many, cases=cases))
    found = pages(paper)
    assert len(found) <= 13
    whole = " ".join(found)
    assert ", seperti pada Tabel 2. Perjalanan 2 (dua) pengaduan pada Gambar 2 dan" in whole
    assert whole.count("Gambar 2 Tindak") == whole.count("Gambar 3 Tindak") == 2
    assert "Gambar 4" not in whole
    heads = [at for at, text in enumerate(found) if "Perihal Media Penyelesaian" in text]
    rows = [row for page in heads for row in table(paper, page=page, columns=6)]
    numbered = [row for row in rows if row[0].isdigit()]
    assert [row[0] for row in numbered] == [str(at) for at in range(1, 48)]
    assert sorted(row[1] for row in numbered) == sorted(case.number for case in cases)
    assert {(row[4], row[5]) for row in numbered} == {("SP4N LAPOR", "Masih berjalan")}
    assert outside(paper) == []


def test_without_a_choice_there_is_only_the_table() -> None:
    whole = " ".join(pages(printed(many_cases(7))))
    assert "seperti pada Tabel 2." in whole
    assert "Lingkaran kosong" not in whole
    assert "Gambar 2" not in whole


def test_a_long_history_goes_on_over_the_page() -> None:
    case = replace(WAGES, entries=WAGES.entries * 12)
    found = pages(printed(replace(REPORT, cases=(case, STAFF))))
    assert any("0002/PGD/36000/2023 (lanjutan)" in text for text in found)
    assert sum(text.count("disertai tangkapan layar") for text in found) == 12


def test_signature_stands_with_its_chapter(texts: list[str]) -> None:
    page = texts[page_with(texts, "VI. PENUTUP")]
    assert "Serang, 15 Januari 2024" in page
    assert "Ir. Ratu Nurhasanah Wiradikusumah, M.Si." in page


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        (replace(REPORT, sample=True), "CONTOH"),
        (replace(REPORT, up_to=date(2023, 3, 1)), "KONSEP"),
        (replace(REPORT, unconfirmed=(4, 5)), "KONSEP"),
    ],
)
def test_marks_stand_twice_on_every_page(data: AnnualReportData, mark: str) -> None:
    assert {text.count(mark) for text in pages(printed(data))} == {2}


def test_another_column_appears_when_given() -> None:
    wide = recap({(2, 1): 2, (3, 5): 1}, columns=(*COLUMNS, "Lainnya"))
    paper = printed(replace(REPORT, recap=wide))
    cells = table(paper, page=page_with(pages(paper), "IV. REK"), columns=9)
    assert cells[1][-2] == "Lainnya"
    assert cells[4][-2:] == ["1", "1"]


@pytest.mark.parametrize("count", [1, 5, 6, 9])
def test_columns_fill_their_room_exactly(count: int) -> None:
    labels = ["Lembar Saran dan Pengaduan Online", *["Keterangan"] * (count - 1)]
    assert sum(column_widths(labels, total=102, size=9)) == pytest.approx(102)


def test_hostile_text_breaks_nothing() -> None:
    entry = replace(WAGES.entries[0], actor=HOSTILE, sentence=HOSTILE, remark=HOSTILE)
    case = replace(
        WAGES,
        title=HOSTILE,
        number="0001 <b>&",
        facts=(HOSTILE,) * 4,
        entries=(entry,) * 2,
        clocks=((HOSTILE, HOSTILE),) * 3,
        about_office="<i>&",
        settlement=Settlement(Closing.ANSWERED, "<&>"),
    )
    rows = tuple(EvaluationRow(month, "<b>", 50, HOSTILE, HOSTILE) for month in (1, 2))
    data = replace(REPORT, cases=(case,), recap=replace(REPORT.recap, evaluation=rows))
    paper = printed(data)
    assert outside(paper) == []
    assert "ditujukan kepada <i>&." in " ".join(pages(paper))


def test_the_file_s_outline_and_contents_lead_to_chapters_tables_and_figures() -> None:
    file = PdfReader(BytesIO(printed(REPORT)))
    outline = list(outlined(file))
    said = [page.extract_text() for page in file.pages]
    assert [line.title for line, level in outline if not level][3:] == [
        "IV. Rekapitulasi Jumlah Aduan",
        "V. Tindak Lanjut Aduan",
        "VI. Penutup",
        "Lampiran Evaluasi Pengaduan Masyarakat",
    ]
    assert [line.title.split(" Per ")[0] for line, level in outline if level] == [
        "Gambar 1 SOP Penanganan Pengaduan BPS Provinsi Banten",
        "Tabel 1 Rekapitulasi Jumlah Aduan",
        "Gambar 2 Tindak Lanjut Pengaduan Tanggal 20 Februari 2023 (0002/PGD/36000/2023)",
        "Gambar 3 Tindak Lanjut Pengaduan Tanggal 24 Februari 2023 (0001/PGD/36000/2023)",
    ]
    for line, _ in outline[:-1]:
        page = file.get_destination_page_number(line)
        assert page is not None
        assert line.title.upper()[:30] in " ".join(said[page].upper().split())
    # Each line of the contents is a link, and a viewer calls the pages as the paper does.
    with pdfplumber.open(BytesIO(printed(REPORT))) as pdf:
        links = [link for link in pdf.pages[1].annots if link["data"]["Subtype"].name == "Link"]
    assert len(links) == len(outline)
    assert file.page_labels == ["Sampul", "i", *map(str, range(1, len(said) - 1))]


def outlined(file: PdfReader) -> Iterator[tuple[Destination, int]]:
    """Yield each line of a file's outline with how deep it stands."""

    def told(lines: Sequence[object], level: int) -> Iterator[tuple[Destination, int]]:
        for line in lines:
            if isinstance(line, Destination):
                yield line, level
            elif isinstance(line, list):
                yield from told(line, level + 1)

    yield from told(file.outline, 0)


def test_the_file_says_whose_report_it_is() -> None:
    file = PdfReader(BytesIO(printed(REPORT)))
    assert file.metadata is not None
    assert (
        file.metadata.title
        == "Laporan Pengelolaan Pengaduan Masyarakat BPS Provinsi Banten Tahun 2023"
    )
    assert file.metadata.author == "BPS Provinsi Banten"
    assert file.metadata.subject == "Pengelolaan pengaduan masyarakat tahun 2023"
    root = file.root_object
    assert [str(root[key]) for key in ("/Lang", "/PageMode")] == ["id-ID", "/UseOutlines"]


def test_same_bytes_and_embedded_fonts(paper: bytes) -> None:
    assert paper == printed(REPORT)
    assert len([held for name, held in fonts(paper).items() if "Liberation" in name and held]) >= 3


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 6, 9, 14, 40, 99)] == [
        "I",
        "IV",
        "VI",
        "IX",
        "XIV",
        "XL",
        "XCIX",
    ]
