"""Editions of the report at the page: what went out is shown, compared, corrected, printed again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.desk.closing import close_case
from app.desk.reporting import ReportPaper, read_editions
from tests.desk.slips import ZONE, confirmed_nil, registered
from tests.ui.report.clerk import Clerk
from ui import saving_papers
from ui.actions.paper_dialog import PaperDialog
from ui.report.differences_dialog import DifferencesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from app.clock import FixedClock
    from app.register import Register

JANUARY = datetime(2027, 1, 12, 9, 0, tzinfo=ZONE)


@pytest.fixture
def printed(
    clerk: Clerk,
    file_register: Register,
    fixed_clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> int:
    """Have the report of 2026 saved in January with one case in it; return the case."""
    case = registered(file_register)
    fixed_clock.set(JANUARY)
    for month in range(1, 13):
        if month != 3:
            confirmed_nil(file_register, year=2026, month=month)
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: tmp_path / "laporan.pdf")
    clerk.page.open(year=2026)
    assert clerk.page.strip.isHidden()
    assert clerk.page.header.sentence().endswith("laporan siap ditandatangani.")
    clerk.page.save_button.click()
    return case


def closed_later(clerk: Clerk, register: Register, clock: FixedClock, case: int) -> None:
    clock.set(JANUARY.replace(day=20))
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    clerk.page.open(year=2026)


def test_a_paper_with_something_withheld_is_told_to_be_a_draft(clerk: Clerk) -> None:
    strip = clerk.page.strip
    strip.show_paper(ReportPaper(2026, b"", withheld=True), clerk.page.context.zone)
    assert strip.isVisible()
    assert strip.words.whole().startswith("Konsep saja: ada aduan tahun ini yang tidak dapat")


@pytest.mark.usefixtures("printed")
def test_what_was_saved_is_what_stays(clerk: Clerk, tmp_path: Path) -> None:
    kept = (tmp_path / "laporan.pdf").read_bytes()
    assert clerk.page.paper.pdf() == kept
    assert clerk.page.strip.words.whole() == "Edisi 1, dicetak 12-01-2027"
    assert clerk.page.header.sentence() == "1 aduan. Edisi 1, dicetak 12-01-2027."
    assert clerk.page.signing.date_edit.isReadOnly()
    assert not clerk.page.strip.show_button.isVisible()
    clerk.page.save_button.click()
    assert (tmp_path / "laporan.pdf").read_bytes() == kept


def test_what_differs_is_listed_and_leads_to_its_case(
    clerk: Clerk, file_register: Register, fixed_clock: FixedClock, printed: int
) -> None:
    closed_later(clerk, file_register, fixed_clock, printed)
    assert clerk.page.strip.words.whole() == "11 bagian berbeda dari yang tercetak"
    assert clerk.page.header.sentence() == "1 aduan. 11 bagian berbeda dari yang tercetak."
    clerk.page.strip.show_button.click()
    (dialog,) = clerk.page.findChildren(DifferencesDialog)
    places = [row.place for row in dialog.model.rows]
    assert "Evaluasi, Maret, Penyelesaian Pengaduan (%)" in places
    assert dialog.cases.text() == "Sesudah dicetak ada yang terjadi pada aduan 2026-0001."
    dialog.table.select_row(places.index("Evaluasi, Maret, Penyelesaian Pengaduan (%)"))
    clerk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    clerk.page.strip.show_button.click()
    dialog = clerk.page.findChildren(DifferencesDialog)[-1]
    numbered = [at for at, row in enumerate(dialog.model.rows) if row.number]
    dialog.table.select_row(numbered[0])
    clerk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert clerk.ways() == [
        ("register", {"year": 2026, "month": 3}),
        ("kasus", {"complaint_id": printed}),
    ]


def test_a_correction_is_prepared_left_and_kept(
    clerk: Clerk, file_register: Register, fixed_clock: FixedClock, printed: int
) -> None:
    closed_later(clerk, file_register, fixed_clock, printed)
    first = clerk.page.paper.pdf()
    clerk.page.strip.show_button.click()
    clerk.page.findChildren(DifferencesDialog)[-1].correct_button.click()
    assert clerk.page.strip.words.text().startswith("Konsep edisi 2: ")
    assert clerk.page.signing.date_edit.text() == "20-01-2027"
    clerk.page.strip.back_button.click()
    assert clerk.page.paper.pdf() == first
    clerk.page.papers.correct(on=True)
    clerk.page.save_button.click()
    assert clerk.page.strip.words.whole() == "Edisi 2, dicetak 20-01-2027"
    assert [each.number for each in read_editions(file_register, year=2026)] == [1, 2]
    clerk.page.papers.open_printed()
    (dialog,) = clerk.page.findChildren(PaperDialog)
    dialog.choice.choose("1")
    assert dialog.paper.pdf() == first
    dialog.reject()


def test_a_year_never_printed_says_so(clerk: Clerk) -> None:
    clerk.page.places.printed.trigger()
    assert clerk.told()[-1].sentence == "Laporan 2026 belum pernah dicetak sebagai laporan akhir."


def test_the_month_at_the_cursor_is_shown_and_counted(
    clerk: Clerk, file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    registered(file_register)
    clerk.page.open(year=2026)
    clerk.go_to(2, 3)
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: tmp_path / "bulan.pdf")
    clerk.page.places.monthly.trigger()
    (dialog,) = clerk.page.findChildren(PaperDialog)
    assert dialog.choice.currentText() == "Februari"
    assert dialog.choice.count() == 3
    dialog.save_button.click()
    assert (tmp_path / "bulan.pdf").read_bytes() == dialog.paper.pdf()
    dialog.reject()
