"""An overview is asked for by a period or two dates, and looked at before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import is_zipfile

import pytest

from tests.desk.slips import registered
from tests.ui.report.clerk import Clerk
from ui import saving_papers
from ui.actions.paper_dialog import PaperDialog
from ui.report.overview_dialog import OverviewDialog

if TYPE_CHECKING:
    from pathlib import Path

    from app.register import Register


def test_a_quarter_is_chosen_looked_at_and_saved(
    clerk: Clerk, file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    registered(file_register)
    clerk.page.open(year=2026)
    clerk.page.places.overview.trigger()
    (form,) = clerk.page.findChildren(OverviewDialog)
    form.period.choose("q1")
    assert (form.since.text(), form.until.text()) == ("01-01-2026", "31-03-2026")
    form.save()
    (dialog,) = clerk.page.findChildren(PaperDialog)
    assert dialog.paper.page_count() >= 1
    place = tmp_path / "ikhtisar.xlsx"
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: place)
    dialog.excel_button.click()
    assert is_zipfile(place)
    dialog.reject()


def test_two_dates_are_read_and_judged(clerk: Clerk) -> None:
    clerk.page.papers.open_overview()
    (form,) = clerk.page.findChildren(OverviewDialog)
    form.period.choose("own")
    form.since.setText("31-02-2026")
    form.save()
    assert form.field("since").error()
    form.since.setText("10-03-2026")
    form.until.setText("1-3-2026")
    form.save()
    assert form.field("until").error() == "Lebih dahulu daripada tanggal awal."
    form.reject()


def test_a_further_report_is_looked_at_and_saved_for_excel(
    clerk: Clerk, file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    registered(file_register)
    clerk.page.open(year=2026)
    clerk.page.places.further.trigger()
    (dialog,) = clerk.page.findChildren(PaperDialog)
    assert dialog.choice.currentText() == "Evaluasi SP4N LAPOR"
    dialog.choice.choose("Bukti dukung Zona Integritas")
    assert dialog.paper.page_count() == 1
    place = tmp_path / "bukti.xlsx"
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: place)
    dialog.excel_button.click()
    assert is_zipfile(place)
    dialog.reject()
