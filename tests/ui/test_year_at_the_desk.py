"""The clerk's year in one window: both complaints of 2023 from typing to the printed recap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.reading_office import read_office
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Status
from app.rules.timer_words import span_words
from tests.desk.slips import confirmed_nil
from tests.ui.actions.desk import open_form, press_save
from tests.ui.shell.helpers import make_window, own_preferences
from ui.actions.forward_form import ForwardDialog
from ui.case.page import CasePage
from ui.entry.page import EntryPage
from ui.page_table import PAGES
from ui.report.page import ReportPage
from ui.shell.theme import Theme
from ui.shell.window import MainWindow
from ui.shell.window_commands import WindowCommands

JANUARY = datetime(2024, 1, 15, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


class YearClerk:
    """Types, clicks and looks in the whole window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key of the window's own."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window, key, modifier)

    def register_slip(self, *, title: str, office: str, times: tuple[str, str], step: str) -> None:
        """Ctrl+N, fill the form, Ctrl+Enter, open the case."""
        self.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        page = self.window.pages.current_page()
        assert isinstance(page, EntryPage)
        fields = page.form.fields
        fields["medium"].editor.choose("lapor")  # type: ignore[attr-defined]
        fields["about_office"].editor.choose(office)  # type: ignore[attr-defined]
        received, complained = times
        for key, text in (
            ("received_at", received),
            ("complained_at", complained),
            ("received_from", "Badan Pusat Statistik"),
            ("title", title),
        ):
            editor = fields[key].editor
            editor.setFocus()
            editor.clear()  # type: ignore[attr-defined]
            self.qtbot.keyClicks(editor, text)
        page.form.origin.steps.set_typed([[step, "Admin Nasional SP4N LAPOR", "meneruskan."]])
        page.form.person.anonymous.click()
        page.form.person.confidential.click()
        self.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        next(c for c in page.commands() if c.text == "Buka aduan").run()

    def forward(self, *, office: str, at: str, answer: str) -> None:
        """Fill "Bukan kewenangan" over the case that is open."""
        page = self.window.pages.current_page()
        assert isinstance(page, CasePage)
        next(c for c in page.commands() if c.id == "case.forward").run()
        form = open_form(page, ForwardDialog)
        form.office.choose(office)
        form.told.click()
        for field in (form.moment.edit, form.told_at.edit):
            field.setFocus()
            field.clear()
            self.qtbot.keyClicks(field, at)
        form.answer.setPlainText(answer)
        assert form.channel.currentText() == "lapor.go.id"
        press_save(form)

    def report(self, year: int) -> list[list[list[str]]]:
        """Open Laporan, choose the year, and return the tables read back out of the paper."""
        self.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
        page = self.window.pages.current_page()
        assert isinstance(page, ReportPage)
        page.year.set_year(year)
        page.year.year_changed.emit(year)
        self.qtbot.waitUntil(lambda: page.paper.pdf() is not None, timeout=5000)
        pdf = page.paper.pdf()
        assert pdf is not None
        with pdfplumber.open(BytesIO(pdf)) as paper:
            tables = [table for sheet in paper.pages for table in sheet.extract_tables()]
            self.text = "\n".join(sheet.extract_text() for sheet in paper.pages)
        return [[[cell or "" for cell in row] for row in table] for table in tables]


@pytest.fixture
def year_clerk(qtbot: QtBot, qapp: QApplication, file_register: Register) -> Iterator[YearClerk]:
    """Return a clerk before the whole window, on 15 January 2024."""
    clock = file_register.clock
    assert isinstance(clock, FixedClock)
    clock.set(JANUARY)
    window = make_window(pages=PAGES, clock=clock)
    qtbot.addWidget(window)
    theme = Theme(qapp, own_preferences())
    WindowCommands(window, theme=theme, registers=[])
    window.show()
    window.show_register(file_register, read_office(file_register))
    qtbot.waitUntil(window.isVisible)
    yield YearClerk(qtbot, window)
    window.close()
    QApplication.processEvents()


@pytest.mark.expected_log("the clock jumped")
def test_the_two_cases_of_2023_give_the_tables_of_the_reference(
    year_clerk: YearClerk, file_register: Register
) -> None:
    year_clerk.register_slip(
        title="Informasi Kepegawaian",
        office="3603",
        times=("27-02-2023 13.44", "24-02-2023 15.26"),
        step="24-02-2023 14.24",
    )
    year_clerk.forward(office="3603", at="27-02-2023 13.47", answer="Tidak terdaftar sebagai ASN.")
    year_clerk.register_slip(
        title="Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun",
        office="3674",
        times=("27-02-2023 14.03", "20-02-2023 11.35"),
        step="22-02-2023 08.19",
    )
    year_clerk.forward(office="3674", at="27-02-2023 16.33", answer="Gaji sudah dibayarkan.")
    page = year_clerk.window.pages.current_page()
    assert isinstance(page, CasePage)

    for month in (1, *range(3, 13)):
        confirmed_nil(file_register, year=2023, month=month)
    tables = year_clerk.report(2023)
    recap = next(table for table in tables if any(row[1:2] == ["Januari"] for row in table))
    months = [row for row in recap if row[1] in MONTHS]
    assert [row[1] for row in months] == list(MONTHS)
    for row in months:
        two = row[1] == "Februari"
        assert row[2:] == (["-", "2", "-", "-", "-", "2"] if two else ["-"] * 6), row[1]

    lampiran = next(table for table in tables if ["(1)", "(2)", "(3)", "(4)", "(5)"] in table)
    for number, month in enumerate(MONTHS, 1):
        row = [cell.replace("\n", " ") for cell in lampiran[number + 1]]
        settled = ["100", "Sudah disampaikan melalui lapor.go.id", "-"]
        assert row == [str(number), month, *(settled if number == 2 else ["-"] * 3)]

    assert "Keduanya diterima di bulan Februari 2023." in year_clerk.text.replace("\n", " ")
    assert "2024" not in year_clerk.text.replace("15 Januari 2024", "")
    assert check_register(file_register).ok


@pytest.mark.expected_log("the clock jumped")
def test_forwarded_cases_end_closed(year_clerk: YearClerk) -> None:
    year_clerk.register_slip(
        title="Informasi Kepegawaian",
        office="3603",
        times=("27-02-2023 13.44", "24-02-2023 15.26"),
        step="24-02-2023 14.24",
    )
    year_clerk.forward(office="3603", at="27-02-2023 13.47", answer="Sudah dijawab.")
    page = year_clerk.window.pages.current_page()
    assert isinstance(page, CasePage)
    QTest.qWait(1)
    assert page.case is not None
    assert page.case.row.status is Status.CLOSED
    assert span_words(page.case.times.at_our_office) == "3 menit"
