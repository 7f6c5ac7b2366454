"""Thirty odd texts in every place that users type: no page is broken, no file is spoilt."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.pdf_report import report_as_pdf
from app.documents.report_data import TROUBLES, ReportPart, noted_at
from app.documents.xlsx_report import report_as_xlsx
from app.recap import EvaluationRow
from app.rules.kinds import Closing, Settlement
from tests.documents.reading import outside, pages
from tests.documents.report_samples import REPORT, WAGES, many_cases

if TYPE_CHECKING:
    from app.documents.report_data import AnnualReportData

ODD = (
    "kata " * 500,
    "panjangsekalitanpaspasi" * 40,
    "a" * 60,
    "Kolom A\tKolom B\tKolom C\r\n1\t2\t3\r\n4\t5\t6",
    "baris satu\n\n\nbaris dua\x0bbaris tiga",
    "<b>tebal</b> <font size='99'>besar</font>",
    "<para>terbuka & tak ditutup <i>",
    "</para></document>",
    "&lt;b&gt; &amp; &nbsp; &#0; &bogus;",
    "{gambar 3} {nomor} %s %d ${x}",
    "*miring* ** _garis_ # judul",
    "=SUM(A1:A9)",
    "+62 812-0000-0000",
    "@perintah|cmd",
    "-2+3",
    "😀🎉👩‍👩‍👧‍👦",
    "شكوى من مواطن عن الخدمة",
    "\u202eterbalik\u202c tegak",
    "王小明的投诉",
    "กรุงเทพมหานคร",
    "e\u0301 a\u0300 o\u0302 \u0301\u0301\u0301",
    "\x00\x01\x02\x1f",
    "\ufffe\uffff\ufeff",
    "\ud800 separuh",
    "\u00a0\u2003\u200b\u2060",
    "kata\u00adpenggal\u2011sambung",
    "“kutip” ‘satu’ … – — •",
    "C:\\berkas\\laporan(1).pdf \\n \\( \\)",
    "https://contoh.go.id/" + "jalur/" * 60,
    "   ",
)


def year_with(odd: str) -> AnnualReportData:
    """Return a year with the text in every place that somebody types."""
    entry = replace(WAGES.entries[0], actor=odd, sentence=odd, remark=odd)
    case = replace(
        WAGES,
        title=odd,
        number=WAGES.number,
        facts=(odd,) * 4,
        entries=(entry,) * 2,
        clocks=((odd, odd),) * 3,
        about_office=odd,
        settlement=Settlement(Closing.ANSWERED, odd),
        medium=odd,
        ending=odd,
    )
    judged = tuple(EvaluationRow(month, odd[:40], 50, odd, odd) for month in (1, 2))
    texts: dict[str, str] = dict.fromkeys(ReportPart, odd)
    texts |= {noted_at(TROUBLES, "q1"): odd}
    return replace(
        REPORT,
        cases=(case,),
        recap=replace(REPORT.recap, evaluation=judged),
        texts=texts,
        nil=odd,
        chain=odd,
    )


def test_there_are_thirty() -> None:
    assert len(set(ODD)) == 30


@pytest.mark.parametrize("odd", ODD, ids=lambda each: ascii(each[:16]))
def test_no_page_is_broken_and_no_file_spoilt(odd: str) -> None:
    few = year_with(odd)
    many = replace(many_cases(7), cases=tuple(replace(few.cases[0]) for _ in range(7)))
    for data in (few, many):
        report = annual_report(data)
        paper = report_as_pdf(report)
        assert outside(paper) == []
        assert "LAMPIRAN" in " ".join(pages(paper))
        word = report_as_docx(report)
        assert len(Document(BytesIO(word)).tables) >= 4
        excel = report_as_xlsx(report)
        book = CalamineWorkbook.from_filelike(BytesIO(excel))
        assert {"Rekapitulasi", "Evaluasi"} <= set(book.sheet_names)
