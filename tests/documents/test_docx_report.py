"""The annual report as a Word file: read back, it says what the printed one says."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import Report, SopChart, TableBlock, Timeline, TitleLines
from tests.documents.reading import pages
from tests.documents.report_samples import NO_CASES, REPORT, WAGES, many_cases, picture
from tests.documents.test_report_blocks import captions, flat

FULL = replace(
    REPORT, images=dict.fromkeys(range(1, 8), picture()), chain="peristiwa ke-128", sample=True
)


def opened(report: Report) -> WordFile:
    return Document(BytesIO(report_as_docx(report)))


def body_text(file: WordFile) -> str:
    words = [paragraph.text for paragraph in file.paragraphs]
    words += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(words).split())


def test_word_s_contents_are_real_and_name_every_chapter_table_and_figure() -> None:
    report = annual_report(FULL)
    file = opened(report)
    fields = [part.text or "" for part in file.element.body.iter(qn("w:instrText"))]
    made = [field.strip() for field in fields if field.strip().startswith("TOC")]
    assert made == [r'TOC \o "1-1" \h \z \u', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"']
    links = list(file.element.body.iter(qn("w:hyperlink")))
    listed = ["".join(t.text or "" for t in link.iter(qn("w:t"))) for link in links]
    for caption in captions(report):
        assert any(line.startswith(caption.words) for line in listed)
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(headings) == 7
    assert headings[3] == "IV. REKAPITULASI JUMLAH ADUAN"
    names = {mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in links} == names
    assert file.settings.element.find(qn("w:updateFields")) is not None


def test_every_cell_of_the_tables_is_the_printed_one() -> None:
    report = annual_report(FULL)
    tables = {len(table.columns): table for table in opened(report).tables}
    for block in flat(report.blocks):
        if isinstance(block, TableBlock):
            read = list(tables[len(block.columns)].rows)[-len(block.rows) :]
            for row, cells in zip(read, block.rows, strict=True):
                assert [cell.text for cell in row.cells] == [cell.text for cell in cells]
        elif isinstance(block, SopChart):
            read = list(tables[len(block.heads)].rows)[-len(block.steps) :]
            for row, step in zip(read, block.steps, strict=True):
                assert row.cells[1].text == "\n".join(step.activity)
                assert row.cells[8].text == step.time
                filled = [lane for lane in range(4) if row.cells[2 + lane].text]
                assert filled == sorted(step.lanes)


def test_word_and_paper_tell_the_same_cases() -> None:
    report = annual_report(FULL)
    said = body_text(opened(report))
    paper = " ".join(pages(report_as_pdf(report)))
    for block in flat(report.blocks):
        if isinstance(block, Timeline):
            for entry in block.entries:
                for words in (entry.actor, entry.day, entry.time):
                    assert words in said
                    assert words in paper
                assert f"{entry.actor} {entry.sentence}" in said
            for label, span in block.clocks:
                assert label in said
                assert span in said
        elif isinstance(block, TitleLines):
            assert " ".join(block.lines) in said


def test_the_file_says_whose_report_it_is_in_which_language() -> None:
    about = opened(annual_report(FULL)).core_properties
    assert (about.author, about.language) == ("BPS Provinsi Banten", "id-ID")
    assert about.subject == "Pengelolaan pengaduan masyarakat tahun 2023"
    assert about.last_modified_by == ""


def test_pages_turn_are_numbered_and_marked() -> None:
    file = opened(annual_report(FULL))
    wide = [section.orientation is WD_ORIENT.LANDSCAPE for section in file.sections]
    assert wide.count(True) == 1
    formats = [number.get(qn("w:fmt")) for number in file.element.body.iter(qn("w:pgNumType"))]
    assert formats[0] == "lowerRoman"
    assert set(formats[1:]) == {"decimal"}
    assert "CONTOH" in file.sections[0].header.paragraphs[0].text
    assert all(section.header.is_linked_to_previous for section in list(file.sections)[1:])
    foot = file.sections[1].footer.paragraphs[0]
    assert REPORT.office in foot.text
    # Word sets a number that it works out anew in the type in which the field begins.
    assert {(part.font.size, part.font.bold) for part in foot.runs[1:]} == {(Pt(8.5), True)}


def test_no_table_runs_into_the_next_one() -> None:
    many = many_cases(9)
    cases = tuple(replace(case, chosen=number in (2, 4)) for number, case in enumerate(many.cases))
    body = opened(annual_report(replace(many, cases=cases))).element.body
    tables = list(body.iter(qn("w:tbl")))
    assert len(tables) == 6
    assert {table.getnext().tag for table in tables} == {qn("w:p")}


def test_the_file_comes_out_alike_every_time_and_tells_no_time() -> None:
    first, second = report_as_docx(annual_report(FULL)), report_as_docx(annual_report(FULL))
    assert first == second
    with ZipFile(BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_a_year_without_complaints_has_no_figure_of_a_case() -> None:
    said = body_text(opened(annual_report(NO_CASES)))
    assert "Tindak Lanjut Pengaduan Tanggal" not in said


@pytest.mark.parametrize(
    "odd",
    [
        "a\x00b\x0bc\x1f",
        "\u202eterbalik\u202c",
        "<b>tebal</b> & 'kutip' \"dua\"",
        "شكوى من مواطن",
        "kata" * 40,
        "😀 senang ￿",
        "\ud800 separuh",
        "{nomor} *miring*",
        "kata " * 500,
    ],
    ids=repr,
)
def test_odd_words_break_no_file(odd: str) -> None:
    entry = replace(WAGES.entries[0], actor=odd, sentence=odd, remark=odd)
    case = replace(WAGES, title=odd, entries=(entry,), facts=(odd,))
    said = body_text(opened(annual_report(replace(REPORT, cases=(case,)))))
    kept = "".join(char for char in odd if char.isascii() and char.isalpha())[:12]
    assert kept in "".join(char for char in said if char.isalpha())
