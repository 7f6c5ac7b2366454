"""The annual report's tables as an Excel file: real numbers, the same as on paper."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from app.documents.annual_report import annual_report
from app.documents.report_blocks import TableBlock, Timeline
from app.documents.xlsx_report import report_as_xlsx
from tests.documents.report_samples import NO_CASES, REPORT, WAGES
from tests.documents.test_report_blocks import flat
from tests.helpers.sheets import has_live_cells, read


def test_figures_are_numbers_and_equal_the_paper_s() -> None:
    report = annual_report(REPORT)
    sheets = read(report_as_xlsx(report))
    assert list(sheets) == ["Rekapitulasi", "Evaluasi", "Aduan"]
    tables = [block for block in flat(report.blocks) if isinstance(block, TableBlock)]
    for name, block in zip(sheets, tables, strict=False):
        first = 6 if any(column.group for column in block.columns) else 5
        for row, cells in enumerate(block.rows, first):
            for at, told in enumerate(cells):
                kept = sheets[name].get(f"{chr(65 + at)}{row}", "")
                assert str(kept) == told.text
                assert isinstance(kept, int) == told.text.isdigit()
    assert sheets["Rekapitulasi"]["H18"] == 2


def test_every_step_of_a_case_is_a_row() -> None:
    report = annual_report(REPORT)
    cells = read(report_as_xlsx(report))["Aduan"]
    cases = [block for block in flat(report.blocks) if isinstance(block, Timeline)]
    told = [(case.number, entry.sentence) for case in cases for entry in case.entries]
    rows = range(5, 5 + len(told))
    assert [(cells[f"A{row}"], cells[f"G{row}"]) for row in rows] == told


def test_words_that_look_like_formulas_stay_words() -> None:
    title = '=HYPERLINK("http://contoh","klik")'
    file = report_as_xlsx(annual_report(replace(REPORT, cases=(replace(WAGES, title=title),))))
    assert read(file)["Aduan"]["B5"] == title
    assert not has_live_cells(file)


def test_words_in_any_writing_stay_and_what_is_too_long_for_a_cell_is_cut() -> None:
    entry = replace(WAGES.entries[0], sentence="kata " * 8000)
    case = replace(WAGES, title="Surat 王小明 🙂\x00\u202e", entries=(entry,))
    cells = read(report_as_xlsx(annual_report(replace(REPORT, cases=(case,)))))["Aduan"]
    assert cells["B5"] == "Surat 王小明 🙂"
    assert str(cells["G5"]).startswith("kata kata")
    assert str(cells["G5"]).endswith(" …")


def test_a_year_without_cases_has_its_two_tables_only() -> None:
    assert list(read(report_as_xlsx(annual_report(NO_CASES)))) == ["Rekapitulasi", "Evaluasi"]


def test_the_file_comes_out_alike_every_time() -> None:
    assert report_as_xlsx(annual_report(REPORT)) == report_as_xlsx(annual_report(REPORT))


def test_the_chart_s_media_differ_without_colours() -> None:
    with ZipFile(BytesIO(report_as_xlsx(annual_report(REPORT)))) as file:
        chart = file.read("xl/charts/chart1.xml").decode()
    hatched = re.findall(r'<a:pattFill prst="(\w+)"', chart)
    assert len(set(hatched)) == len(hatched) == len(REPORT.recap.columns)
    assert set(re.findall(r'<a:srgbClr val="(\w+)"', chart)) == {"262626", "FFFFFF"}
