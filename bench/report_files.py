"""Measures long annual reports: on paper, for Word and for Excel, against the bare libraries."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from time import process_time

from docx import Document
from PIL import Image as Picture
from xlsxwriter import Workbook

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import Caption, Illustration, Report, TableBlock, Timeline
from app.documents.report_data import AnnualReportData
from app.documents.xlsx_report import report_as_xlsx
from bench.papers import bare_report, report_case, report_data

CASES, PICTURES, MANY = 300, 100, 2000
ROUNDS = 5


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio or figure, limit); all cases with their timelines."""
    data = long_data(CASES)
    report = annual_report(data)
    pictured = with_pictures(report)
    bare_pictures = [block.image for block in pictured.blocks if isinstance(block, Illustration)]
    paper = ratio(lambda: report_as_pdf(pictured), lambda: bare_report(data, bare_pictures))
    longest = annual_report(long_data(MANY))
    seconds = min(cpu_of(lambda: report_as_pdf(longest)) for _ in range(ROUNDS))
    word = ratio(lambda: report_as_docx(report), lambda: bare_docx(report))
    excel = ratio(lambda: report_as_xlsx(report), lambda: bare_xlsx(report))
    return [
        (f"report of {CASES} cases, {PICTURES} pictures / bare reportlab", paper, 2.0),
        (f"report of {MANY:,} cases, seconds", seconds, 3.0),
        (f"memory for {MANY:,} cases, MB", memory_of(longest), 200.0),
        (f"report for Word, {CASES} cases / bare python-docx", word, 1.5),
        (f"report for Excel, {CASES} cases / bare XlsxWriter", excel, 1.5),
    ]


def long_data(count: int) -> AnnualReportData:
    """Return a year of so many cases, each told at length."""
    cases = tuple(replace(report_case(1 + at % 12), chosen=True) for at in range(count))
    return replace(report_data(), cases=cases)


def with_pictures(report: Report) -> Report:
    """Return the report with pictures behind all else, each another one."""
    pictures = []
    for number in range(PICTURES):
        out = BytesIO()
        Picture.effect_noise((480, 170), 20 + number).save(out, "JPEG")
        pictures.append(Illustration(out.getvalue(), Caption("Gambar", 900 + number, "Poster")))
    return replace(report, blocks=(*report.blocks, *pictures))


def ratio(ours: Callable[[], object], bare: Callable[[], object]) -> float:
    """Return how many times the processor's time of `bare` ours takes, both taking turns."""
    ours(), bare()
    pairs = [(cpu_of(ours), cpu_of(bare)) for _ in range(ROUNDS)]
    return min(first for first, _ in pairs) / min(second for _, second in pairs)


def cpu_of(work: Callable[[], object]) -> float:
    """Return the seconds of processor time some work takes; others on the machine don't count."""
    begun = process_time()
    work()
    return process_time() - begun


def memory_of(report: Report) -> float:
    """Return the most megabytes that drawing the report holds at one time."""
    tracemalloc.start()
    try:
        report_as_pdf(report)
        return tracemalloc.get_traced_memory()[1] / 1_000_000
    finally:
        tracemalloc.stop()


def rows_of(block: TableBlock | Timeline) -> list[list[str]]:
    """Return the words of a table or of a case, row by row."""
    if isinstance(block, TableBlock):
        return [[cell.text for cell in row] for row in block.rows]
    steps = [[entry.day, entry.time, f"{entry.actor} {entry.sentence}"] for entry in block.entries]
    head = [block.number, block.title, ", ".join(block.facts)]
    return [head, *steps, [words for _, words in block.clocks]]


def listed(block: Timeline) -> list[list[str]]:
    """Return a case as rows of a list, each step with all that is said of the case."""
    head = [block.number, block.title, ", ".join(block.facts)]
    spans = [words for _, words in block.clocks]
    return [
        [*head, entry.day, entry.time, entry.actor, entry.sentence, entry.remark, *spans]
        for entry in block.entries
    ]


def tables(report: Report) -> list[list[list[str]]]:
    return [rows_of(block) for block in report.blocks if isinstance(block, TableBlock | Timeline)]


def bare_docx(report: Report) -> bytes:
    """Write the same words cell by cell with the library's own tables, and nothing else."""
    file = Document()
    for rows in tables(report):
        table = file.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, words in zip(table.rows, rows, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def bare_xlsx(report: Report) -> bytes:
    """Write the same words as rows, and nothing else."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    at = 0
    for block in report.blocks:
        if isinstance(block, TableBlock | Timeline):
            for row in listed(block) if isinstance(block, Timeline) else rows_of(block):
                sheet.write_row(at, 0, row)
                at += 1
    book.close()
    return out.getvalue()
