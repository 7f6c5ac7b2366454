"""The overview of a span of days: its counts add up, in the PDF as in the workbook."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.overview import overview_pdf, overview_xlsx
from app.errors import UserMistake
from app.register import Register
from tests.desk.slips import NOW, pass_time, registered, with_result
from tests.documents.reading import pages

FIRST_HALF = {"since": date(2026, 1, 1), "until": date(2026, 6, 30)}


def sheets(register: Register) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet below its title."""
    book = CalamineWorkbook.from_filelike(BytesIO(overview_xlsx(register, **FIRST_HALF)))
    return {name: book.get_sheet_by_name(name).to_python()[3:] for name in book.sheet_names}


def test_every_table_counts_the_same_cases(register: Register) -> None:
    registered(register, received_at=NOW.replace(month=2), medium="telepon")
    registered(register, confidential=True, title="Perihal rahasia")
    answered = with_result(register)
    pass_time(register, hours=5)
    record_answer(
        register,
        complaint_id=answered,
        happened_at=NOW + timedelta(hours=5),
        channel="surel",
        answer="Sudah.",
        close=True,
    )
    double = registered(register)
    close_case(
        register,
        complaint_id=double,
        happened_at=NOW + timedelta(hours=5),
        closing="double",
        leader="2026-0001",
    )
    registered(register, received_at=NOW.replace(year=2025))
    found = sheets(register)
    assert found["Bulan"][-1][-1] == 3
    assert [row[-1] for row in found["Bulan"][1:-1]] == ["-", 1, 2, "-", "-", "-"]
    for name in ("Media", "Klasifikasi", "Materi", "Satker", "Tim", "Keadaan"):
        *rows, total = found[name][1:]
        assert total[1:] == [3, "100%", 1, 2], name
        assert sum(row[1] for row in rows) == 3, name
    assert {row[0] for row in found["Tim"][1:-1]} == {
        "Bagian Umum",
        "Belum didisposisi",
    }
    waited = {row[0]: row[1:] for row in found["Waktu"][1:]}
    assert waited["Sampai selesai"] == [1, "5 jam 10 menit"] + ["5 jam 10 menit"] * 2
    years = found["Tahun"]
    assert years[0] == ["Bulan", "2025", "2026"]
    assert years[-1] == ["Jumlah", 1, 3]
    paper = " ".join(" ".join(pages(overview_pdf(register, **FIRST_HALF))).split())
    assert "1 Januari 2026 sampai dengan 30 Juni 2026" in paper
    assert "Perihal rahasia" not in paper
    assert "KONSEP" in paper


def test_an_empty_span_is_told_and_a_wrong_one_refused(register: Register) -> None:
    span = {"since": date(2024, 1, 1), "until": date(2024, 1, 31)}
    paper = overview_pdf(register, **span)
    assert paper == overview_pdf(register, **span)
    assert "Januari 2024 - - - - - -" in " ".join(" ".join(pages(paper)).split())
    with pytest.raises(UserMistake) as refused:
        overview_pdf(register, since=date(2024, 2, 1), until=date(2024, 1, 31))
    assert list(refused.value.fields) == ["until"]
