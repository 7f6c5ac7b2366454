"""The chart of a year with many complaints: the same numbers as its table, on paper and in Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from app.documents.annual_report import annual_report
from app.documents.docx_report import report_as_docx
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import Columns, flat
from app.documents.report_data import AnnualReportData
from tests.documents.reading import pages
from tests.documents.report_samples import REPORT, many_cases, recap

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts(data: AnnualReportData) -> list[Columns]:
    return [each for each in flat(annual_report(data).blocks) if isinstance(each, Columns)]


def test_few_complaints_are_seen_without_a_chart() -> None:
    assert charts(REPORT) == []


@pytest.mark.parametrize("count", [7, 60])
def test_the_chart_has_the_numbers_of_the_table(count: int) -> None:
    data = many_cases(count)
    (chart,) = charts(data)
    numbers = [number for _, number in chart.counts]
    assert numbers == [row.total for row in data.recap.rows]
    with ZipFile(BytesIO(report_as_docx(annual_report(data)))) as kept:
        (name,) = [each for each in kept.namelist() if "charts/" in each]
        tree = ET.fromstring(kept.read(name))
        assert "drawingml.chart+xml" in kept.read("[Content_Types].xml").decode()
    told = tree.findall(f".//{_C}val//{_C}v")
    assert [int(each.text or "") for each in told] == numbers


def test_the_chart_calls_no_month_nil_that_the_table_does_not() -> None:
    data = replace(many_cases(7), unconfirmed=(4,), up_to=date(2023, 9, 30))
    data = replace(data, recap=recap({(2, 1): 7}))
    (chart,) = charts(data)
    told = [chart.zeros[month] for month, count in chart.counts if not count]
    assert told == ["-", "-", "*", *["-"] * 5, *[""] * 3]


def test_the_chart_stands_on_the_page_of_its_table() -> None:
    papers = (" ".join(each.split()) for each in pages(report_as_pdf(annual_report(many_cases(7)))))
    (page,) = [each for each in papers if " Jan " in each and " Des" in each]
    assert "IV. REKAPITULASI" in page
