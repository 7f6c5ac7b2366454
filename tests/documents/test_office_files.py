"""The files for Word and Excel as other programs see them: by their schemas, and by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.report_blocks import Report, TableBlock, Timeline, flat
from app.documents.xlsx_report import report_as_xlsx
from tests.documents.report_samples import NO_CASES, REPORT, WAGES, many_cases, picture

# The transitional schemas of ECMA-376, as far as such files need them.
SCHEMAS = Path(__file__).parent / "reference" / "ooxml-xsd.zip"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_MANY = many_cases(9)
YEARS = {
    "two told at length": replace(REPORT, images=dict.fromkeys(range(1, 8), picture()), chain="1"),
    "none": NO_CASES,
    "a table and a chart": _MANY,
    "odd words": replace(
        REPORT, cases=(replace(WAGES, title="<b> & \x00 ￿ 😀 \u202eشكوى", facts=("=1+1", "&lt;")),)
    ),
}
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree.XMLSchema]:
    folder = tmp_path_factory.mktemp("schemas")
    with ZipFile(SCHEMAS) as kept:
        kept.extractall(folder)
    names = ("wml", "sml", "dml-chart", "dml-spreadsheetDrawing")
    return {name: etree.XMLSchema(etree.parse(str(folder / f"{name}.xsd"))) for name in names}


def schema_of(part: str) -> str:
    """Name the schema of a part of a file; "" for what has none of these."""
    if not part.endswith(".xml") or "theme" in part:
        return ""
    if "charts/" in part:
        return "dml-chart"
    if "drawings/" in part:
        return "dml-spreadsheetDrawing"
    return {"word": "wml", "xl": "sml"}.get(part.split("/", maxsplit=1)[0], "")


def understood(part: bytes) -> etree._Element:
    """Return a part without what it names as ignorable: what the library's template brings."""
    root = etree.fromstring(part)
    ignorable = {root.nsmap[prefix] for prefix in (root.attrib.pop(_IGNORABLE, "") or "").split()}
    for each in list(root.iter(etree.Element)):
        space = etree.QName(each).namespace
        parent = each.getparent()
        if space in ignorable and parent is not None:
            parent.remove(each)
        for name in [name for name in each.attrib if etree.QName(name).namespace in ignorable]:
            del each.attrib[name]
    return root


@pytest.mark.parametrize("name", YEARS)
def test_every_part_of_both_files_holds_to_its_schema(
    schemas: dict[str, etree.XMLSchema], name: str
) -> None:
    report = annual_report(YEARS[name])
    checked = set()
    for file in (report_as_docx(report), report_as_xlsx(report)):
        with ZipFile(BytesIO(file)) as parts:
            for part in filter(schema_of, parts.namelist()):
                schema = schemas[schema_of(part)]
                assert schema.validate(understood(parts.read(part))), (part, schema.error_log)
                checked.add(part)
    assert {"word/document.xml", "word/styles.xml", "xl/worksheets/sheet1.xml"} <= checked


def test_a_fault_in_a_file_is_seen(schemas: dict[str, etree.XMLSchema]) -> None:
    with ZipFile(BytesIO(report_as_docx(annual_report(NO_CASES)))) as parts:
        root = understood(parts.read("word/document.xml"))
    settings = next(root.iter("{*}tcPr"))
    settings.append(settings[0])
    assert not schemas["wml"].validate(root)


def told_rows(report: Report) -> list[list[str]]:
    """Return the cells of the report's tables, row by row."""
    tables = [block for block in flat(report.blocks) if isinstance(block, TableBlock)]
    return [[" ".join(cell.text.split()) for cell in row] for block in tables for row in block.rows]


@pytest.fixture(scope="module")
def through_libre_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """Open both files there, and save them anew."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed here")
    folder = tmp_path_factory.mktemp("libre")
    report = annual_report(replace(_MANY, cases=(*_MANY.cases[:6],)))
    for ending, file in (("docx", report_as_docx(report)), ("xlsx", report_as_xlsx(report))):
        made = folder / f"laporan.{ending}"
        made.write_bytes(file)
        command = (OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless")
        turned = (*command, "--convert-to", ending, "--outdir", str(folder / "again"), str(made))
        subprocess.run(turned, check=True, capture_output=True, timeout=300)
    return report, folder / "again"


def test_libre_office_reads_word_s_tables_as_they_are(
    through_libre_office: tuple[Report, Path],
) -> None:
    report, folder = through_libre_office
    file = Document(str(folder / "laporan.docx"))
    read = [
        [" ".join(cell.text.split()) for cell in row.cells]
        for table in file.tables
        for row in table.rows
    ]
    for row in told_rows(report):
        assert row in read
    said = " ".join(" ".join(row) for row in read)
    for case in flat(report.blocks):
        if isinstance(case, Timeline):
            assert f"{case.number} {case.title}" in said
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(headings) == 7


def test_libre_office_reads_excel_s_numbers_as_numbers(
    through_libre_office: tuple[Report, Path],
) -> None:
    report, folder = through_libre_office
    book = CalamineWorkbook.from_path(str(folder / "laporan.xlsx"))
    read = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    for row in told_rows(report):
        wanted = [float(text) if text.isdigit() else text for text in row]
        assert wanted in [each[: len(row)] for each in read]
