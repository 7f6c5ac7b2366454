"""Measures the annual report of 300 cases for Word and Excel against the bare libraries."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from xlsxwriter import Workbook

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.report_blocks import Report, TableBlock, Timeline
from app.documents.xlsx_report import report_as_xlsx
from bench.papers import best_of, report_case, report_data

CASES = 300
ROUNDS = 3


def run() -> list[tuple[str, float, float]]:
    cases = tuple(report_case(1 + number % 12) for number in range(CASES))
    report = annual_report(replace(report_data(), cases=cases))
    word = best_of(lambda: report_as_docx(report), ROUNDS)
    excel = best_of(lambda: report_as_xlsx(report), ROUNDS)
    return [
        ("report for Word, 300 cases", word / best_of(lambda: bare_docx(report), ROUNDS), 1.5),
        ("report for Excel, 300 cases", excel / best_of(lambda: bare_xlsx(report), ROUNDS), 1.5),
    ]


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
