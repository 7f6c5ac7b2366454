"""Periksa: the list before printing, each line leading to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.report_findings import Mending
from app.desk.report_words import save_report_text
from app.documents.report_data import ReportPart
from tests.desk.slips import NOW, confirmed_nil, registered
from tests.ui.actions.desk import open_form, press, press_save
from tests.ui.report.clerk import Clerk
from ui.actions.nil_forms import NilDialog

if TYPE_CHECKING:
    from app.register import Register


def mended(clerk: Clerk, mending: Mending) -> None:
    """Press Enter on the first line that is mended in a way."""
    clerk.page.steps.step_chosen.emit(0)
    panel = clerk.page.places.findings
    rows = [row.mending for row in panel.model.rows]
    panel.table.select_row(rows.index(mending))
    clerk.qtbot.keyClick(panel.table, Qt.Key.Key_Return)


def test_each_line_leads_to_its_place(clerk: Clerk, file_register: Register) -> None:
    confirmed_nil(file_register, year=2026, month=1)
    registered(file_register, received_at=NOW.replace(month=1))
    save_report_text(file_register, year=2026, place=ReportPart.CLOSING, text="Satu.")
    done = registered(file_register)
    close_case(file_register, complaint_id=done, happened_at=NOW, closing="withdrawn")
    clerk.page.open(year=2026)
    mended(clerk, Mending.MONTH)
    assert clerk.page.recap_table.currentIndex().data() == "ternyata ada"
    mended(clerk, Mending.WORDS)
    assert clerk.page.content.editor.toPlainText() == "Satu."
    mended(clerk, Mending.HEAD)
    mended(clerk, Mending.CASE)
    mended(clerk, Mending.RUNNING)
    assert clerk.ways() == [
        ("pengaturan", {"section": "pejabat", "field": "head_name"}),
        ("kasus", {"complaint_id": done}),
        ("tindak_lanjut", {}),
    ]
    mended(clerk, Mending.NIL)
    form = open_form(clerk.page, NilDialog)
    press(form, "Semua sudah dilihat")
    press_save(form)
    assert Mending.NIL not in [row.mending for row in clerk.page.places.findings.model.rows]


def test_nothing_to_mend_says_so(clerk: Clerk, file_register: Register) -> None:
    for month in (1, 2):
        confirmed_nil(file_register, year=2026, month=month)
    save_settings(file_register, values={"head_name": "Ratna", "head_nip": "19700101 199003 1 001"})
    clerk.page.open(year=2026)
    clerk.page.go_to_findings()
    assert clerk.page.places.findings.nothing.isVisible()
    assert not clerk.page.places.findings.table.isVisible()
