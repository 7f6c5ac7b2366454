"""The first chapters of the report from the plain text that the office may write itself."""

from __future__ import annotations

from dataclasses import replace

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import (
    Block,
    Bullets,
    Heading,
    Illustration,
    NewPage,
    Prose,
    Run,
    Subheading,
    TableBlock,
    Terms,
)
from app.documents.report_data import RESULT, TROUBLES, OfficeWords, ReportPart, noted_at
from app.documents.report_numbers import Numbering
from app.documents.report_text import first_chapters, picture_slots, proposed_chapters
from tests.documents.reading import pages
from tests.documents.report_samples import BANTEN, REPORT, picture

OWN = """
# Media *kami* di {kantor}
## a. Yang ada

Kalimat pertama
masih satu alinea.

Alinea kedua{tautan}, lihat {gambar sop}.
- Surat
- Telepon
Apa :: Perbuatannya
===
[gambar 3] Poster {kantor singkat}
[gambar 9] Tidak dipilih
"""


def told(text: str, office: OfficeWords = BANTEN) -> list[Block]:
    return list(first_chapters(text, office, Numbering({3: picture()})))


def test_each_line_becomes_what_it_is_marked_as() -> None:
    heading, section, first, second, points, terms, page, shown = told(OWN)
    assert isinstance(heading, Heading)
    assert heading.listed == "I. Media kami di BPS Provinsi Banten"
    assert heading.title[1] == Run("kami", italic=True)
    assert section == Subheading("a. Yang ada")
    assert first == Prose((Run("Kalimat pertama masih satu alinea."),))
    assert isinstance(second, Prose)
    assert second.runs[0].text == (
        "Alinea kedua yang dapat diakses pada tautan "
        "http://s.bps.go.id/Lembarpengaduan_PSTbanten, lihat Gambar 1."
    )
    assert points == Bullets(((Run("Surat"),), (Run("Telepon"),)))
    assert terms == Terms((("Apa", "Perbuatannya"),))
    assert page == NewPage()
    assert isinstance(shown, Illustration)
    assert shown.caption.words == "Gambar 1 Poster BPS Banten"
    assert picture_slots(OWN) == {3: "Poster {kantor singkat}", 9: "Tidak dipilih"}


def test_what_is_filled_in_is_never_read_as_marks() -> None:
    office = replace(BANTEN, name="Dinas *A* {tautan}", is_bps=False, media=("# Surat", "a :: b"))
    heading, first, points, *_ = told(proposed_chapters(office), office)
    assert isinstance(first, Prose)
    assert first.runs[0].text.startswith("Dinas *A* {tautan} menerima")
    assert points == Bullets(((Run("# Surat"),), (Run("a :: b"),)))
    assert isinstance(heading, Heading)


def test_nothing_typed_breaks_the_report() -> None:
    for odd in ("#", "##", "-", "*", "**", "{", "{}", "{x}", " :: ", "[gambar 1]", "===", "%s", ""):
        data = replace(REPORT, texts={ReportPart.CHAPTERS: f"# Judul\n{odd}\n\n{odd} kata"})
        report = annual_report(data)
        assert report_as_pdf(report).startswith(b"%PDF")
        assert report_as_docx(report).startswith(b"PK")


def test_the_office_s_own_sentences_stand_in_place_of_those_proposed() -> None:
    own: dict[str, str] = {
        ReportPart.RECAP: "Kalimat *rekap* kami.\n\nAlinea kedua.",
        ReportPart.FOLLOW_UP: "Kalimat tindak lanjut kami.",
        ReportPart.CLOSING: "Penutup kami.",
    }
    report = annual_report(replace(REPORT, texts=own))
    plain = annual_report(REPORT)
    assert report.proposed == plain.proposed
    assert plain.proposed["recap"].startswith("Jumlah aduan pada tahun 2023 sebanyak 2 (dua)")
    whole = " ".join(pages(report_as_pdf(report)))
    for words in ("Kalimat rekap kami.", "Alinea kedua.", "tindak lanjut kami.", "Penutup kami."):
        assert words in whole
    assert "Jumlah aduan pada tahun 2023" not in whole


def test_notes_stand_below_the_evaluation_in_their_order() -> None:
    noted = {
        noted_at(RESULT, "q1"): "Semua tuntas.",
        noted_at(TROUBLES, "02"): "Loket kurang; ditambah satu.",
        noted_at(TROUBLES, "q1"): "",
    }
    report = annual_report(replace(REPORT, texts=noted))
    (table,) = (
        each for each in report.blocks if isinstance(each, TableBlock) and each.name == "Kendala"
    )
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Februari", "Loket kurang; ditambah satu.", "-"],
        ["2", "Triwulan I", "-", "Semua tuntas."],
    ]
    assert "KENDALA, SOLUSI, DAN HASIL EVALUASI" in " ".join(pages(report_as_pdf(report)))
