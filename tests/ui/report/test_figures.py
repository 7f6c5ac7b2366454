"""The figures of a span at the page: chosen, looked at, and each number opens its complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.closing import close_case
from tests.desk.slips import NOW, registered
from tests.ui.report.clerk import Clerk
from ui.parts.cells.item_roles import ItemRole
from ui.report.cases_dialog import CasesDialog
from ui.report.places import FIGURES

if TYPE_CHECKING:
    from app.register import Register


def row(clerk: Clerk, at: int) -> list[str]:
    model = clerk.page.places.figures.table.figures
    return [
        str(model.index(at, column).data(ItemRole.PRIMARY)) for column in range(model.columnCount())
    ]


def test_a_span_is_chosen_and_its_numbers_open_their_cases(
    clerk: Clerk, file_register: Register
) -> None:
    old = registered(file_register, received_at=NOW.replace(month=1))
    registered(file_register, medium="surat", title="Surat dari warga")
    close_case(file_register, complaint_id=old, happened_at=NOW, closing="withdrawn")
    clerk.page.open(year=2026)
    clerk.page.tables.chosen.emit(FIGURES)
    figures = clerk.page.places.figures
    assert row(clerk, 0) == ["Masuk", "2", "100%"]
    assert row(clerk, 1) == ["Selesai", "1", "50%"]
    figures.choice.choose("Media")
    assert sorted(figures.chart.bars()) == [("SP4N LAPOR", 1), ("Surat", 1)]
    assert row(clerk, 2) == ["Jumlah", "2", "100%", "1", "1"]
    figures.period.choose("q1")
    figures.choice.choose("Bulan")
    assert (row(clerk, 0)[0], row(clerk, 0)[-1]) == ("Januari 2026", "1")
    assert figures.chart.bars() == (("Januari 2026", 1), ("Februari 2026", 0), ("Maret 2026", 1))
    figures.period.choose("03")
    figures.choice.choose("Media")
    figures.table.number_chosen.emit(0, 0)
    (dialog,) = clerk.page.findChildren(CasesDialog)
    assert [each.title for each in dialog.model.rows] == ["Surat dari warga"]
    dialog.table.row_activated.emit(dialog.model.index(0, 0))
    assert clerk.ways()[-1][0] == "kasus"


def test_years_beside_each_other_lead_to_their_months(
    clerk: Clerk, file_register: Register
) -> None:
    registered(file_register)
    clerk.page.open(year=2026)
    clerk.page.tables.chosen.emit(FIGURES)
    figures = clerk.page.places.figures
    figures.choice.choose("Tahun")
    assert row(clerk, 2) == ["Maret", "1"]
    figures.table.number_chosen.emit(2, 0)
    assert clerk.ways()[-1] == ("register", {"year": 2026, "month": 3})


def test_two_dates_are_judged_beside_them(clerk: Clerk) -> None:
    clerk.page.open(year=2026)
    clerk.page.tables.chosen.emit(FIGURES)
    figures = clerk.page.places.figures
    figures.period.choose("own")
    figures.since.setText("10-03-2026")
    figures.until.setText("01-03-2026")
    figures.until.examine()
    assert figures.state.text() == "Tanggal akhir lebih dahulu daripada tanggal awal."
    figures.until.setText("31-03-2026")
    figures.until.examine()
    assert figures.state.text().startswith("Enter pada sebuah angka")
