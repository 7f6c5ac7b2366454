"""The report page, from checking the months to the paper."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import is_zipfile
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from app.desk.changing_office import save_settings
from app.desk.choosing_timelines import read_choices
from app.desk.reporting import ReportPaper
from app.errors import EnvironmentTrouble
from app.keeping.sample import create_sample
from app.recap import ConfirmedNil, MonthState, Recap, RecapRow, month_state
from app.rules.moments import MONTHS
from tests.desk.slips import NOW, confirmed_nil, registered
from tests.ui.actions.desk import open_form, press, press_save
from tests.ui.report.clerk import Clerk
from tests.ui.shell.helpers import make_context, opened
from ui import saving_papers
from ui.actions.nil_forms import ConfirmedDialog, NilDialog
from ui.messages import Notice
from ui.report import papers as papers_module
from ui.report.page import ReportPage
from ui.report.steps import state_sentence
from ui.report.timelines_dialog import TimelinesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.clock import FixedClock
    from app.register import Register
    from ui.page import Context

STATE = -1


def empty(year: int, *, nil: tuple[int, ...] = ()) -> Recap:
    rows = tuple(RecapRow(m, name, (0,), 0) for m, name in enumerate(MONTHS, 1))
    confirmed = dict.fromkeys(nil, ConfirmedNil("Petugas", NOW))
    return Recap(year, ("Website WBS",), rows, 0, (), confirmed)


@pytest.mark.parametrize(
    ("month", "state"),
    [
        (1, MonthState.NIL),
        (2, MonthState.ASKED),
        (3, MonthState.RUNNING),
        (4, MonthState.AHEAD),
    ],
)
def test_a_month_has_one_state(month: int, state: MonthState) -> None:
    recap = empty(2026, nil=(1,))
    assert month_state(recap, month, today=date(2026, 3, 17)) is state


def test_a_past_year_says_what_is_left_to_confirm() -> None:
    said = state_sentence(empty(2025), today=date(2026, 3, 17))
    assert said == "Tidak ada aduan. 12 bulan tanpa aduan belum dikonfirmasi nihil."


def test_the_year_is_counted_like_the_paper(clerk: Clerk, file_register: Register) -> None:
    registered(file_register)
    clerk.page.open()
    assert clerk.row(3) == ["3", "Maret", "-", "1", "-", "-", "-", "1", "berjalan"]
    assert clerk.row(13) == ["", "Jumlah", "-", "1", "-", "-", "-", "1", ""]
    assert clerk.page.header.sentence().startswith("1 aduan sampai hari ini. Tahun belum selesai")


def test_the_evaluation_has_numbered_columns(clerk: Clerk, file_register: Register) -> None:
    registered(file_register)
    clerk.page.open()
    clerk.page.turn_table()
    assert clerk.page.stack.currentWidget() is clerk.page.evaluation_table
    assert clerk.evaluation(0) == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    assert clerk.evaluation(1) == ["1", "Januari", "-", "-", "-"]
    assert clerk.evaluation(3)[2:4] == ["0", "Sedang ditindaklanjuti"]


def confirm(clerk: Clerk) -> None:
    """Say in the open form that all media were looked at, and save it."""
    form = open_form(clerk.page, NilDialog)
    press(form, "Semua sudah dilihat")
    press_save(form)


def test_enter_confirms_an_empty_month(clerk: Clerk) -> None:
    assert clerk.row(2)[STATE] == "konfirmasi nihil"
    clerk.go_to(2, clerk.page.recap_table.recap_model.state_column)
    clerk.press(Qt.Key.Key_Return)
    confirm(clerk)
    assert clerk.row(2)[STATE] == "nihil"
    assert clerk.told()[-1].sentence == "Februari 2026 dikonfirmasi nihil."


def test_a_click_confirms_an_empty_month(clerk: Clerk) -> None:
    clerk.click_state(1)
    confirm(clerk)
    assert (clerk.row(1)[STATE], clerk.row(2)[STATE]) == ("nihil", "konfirmasi nihil")


def test_a_confirmation_says_who_looked_where_and_is_taken_back(
    clerk: Clerk, file_register: Register
) -> None:
    confirmed_nil(file_register, year=2026, month=1)
    clerk.page.open()
    clerk.click_state(1)
    form = open_form(clerk.page, ConfirmedDialog)
    said = " ".join(each.text() for each in form.findChildren(QLabel))
    assert "Selasa 17-03-2026" in said
    assert "Website WBS" in said
    assert "Telepon" in said
    press_save(form)
    assert clerk.row(1)[STATE] == "konfirmasi nihil"
    assert clerk.told()[-1].sentence == "Konfirmasi nihil Januari 2026 dibatalkan."


def test_a_late_slip_is_seen_in_its_month(clerk: Clerk, file_register: Register) -> None:
    confirmed_nil(file_register, year=2026, month=1)
    registered(file_register, received_at=NOW.replace(month=1))
    clerk.page.open()
    assert clerk.row(1)[STATE] == "ternyata ada"
    clerk.click_state(1)
    form = open_form(clerk.page, ConfirmedDialog)
    said = " ".join(each.text() for each in form.findChildren(QLabel))
    assert "Sesudah itu tercatat 1 aduan pada bulan ini." in said
    press_save(form)
    assert clerk.row(1)[STATE] == "lengkap"


def test_timelines_are_chosen_where_there_are_many(clerk: Clerk, file_register: Register) -> None:
    keys = [registered(file_register) for _ in range(6)]
    clerk.page.open()
    assert not clerk.page.places.timelines.isVisible()
    clerk.page.choose_timelines()
    assert clerk.told()[-1].sentence.startswith("Aduan tahun ini sedikit")
    keys.append(registered(file_register))
    clerk.page.open()
    clerk.page.places.timelines.trigger()
    form = open_form(clerk.page, TimelinesDialog)
    assert form.cases.chosen() == ()
    form.cases.choose([str(keys[2])])
    press_save(form)
    assert [each.chosen for each in read_choices(file_register, year=2026)].count(True) == 1


@pytest.mark.parametrize("month", [3, 4])
def test_a_month_not_over_cannot_be_confirmed(clerk: Clerk, month: int) -> None:
    before = clerk.row(month)
    clerk.click_state(month)
    assert clerk.row(month) == before
    assert not clerk.told()


def test_a_command_leads_to_what_is_asked(clerk: Clerk) -> None:
    clerk.page.go_to_asked()
    index = clerk.page.recap_table.currentIndex()
    assert (index.row(), index.data()) == (0, "konfirmasi nihil")


def test_enter_on_a_number_opens_its_complaints(clerk: Clerk, file_register: Register) -> None:
    registered(file_register)
    clerk.page.open()
    clerk.go_to(3, 3)
    clerk.press(Qt.Key.Key_Return)
    clerk.go_to(3, 2)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.ways() == [("register", {"year": 2026, "month": 3})]


def test_the_paper_shows_the_chosen_year(clerk: Clerk) -> None:
    clerk.page.year.setFocus()
    clerk.qtbot.keyClick(clerk.page.year, Qt.Key.Key_Left)
    pdf = clerk.page.paper.pdf()
    assert pdf is not None
    assert "2025" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert clerk.page.paper.page_count() == len(PdfReader(BytesIO(pdf)).pages)


def test_a_missing_name_leads_to_the_settings(clerk: Clerk) -> None:
    clerk.page.signing.fill_button.click()
    assert clerk.ways() == [("pengaturan", {"section": "pejabat", "field": "head_name"})]


def test_the_head_is_shown_once_known(clerk: Clerk, file_register: Register) -> None:
    save_settings(file_register, values={"head_name": "Budi Santosa, S.Si."})
    clerk.page.refresh(frozenset({"settings"}))
    assert clerk.page.signing.named()
    assert not clerk.page.signing.fill_button.isVisible()


def test_a_signing_day_is_typed(clerk: Clerk) -> None:
    edit = clerk.page.signing.date_edit
    assert edit.text() == "17-03-2026"
    edit.setText("31-02-2026")
    assert not edit.examine()
    assert "28" in clerk.page.signing.date_field.error()
    edit.setText("5 Januari 2027")
    assert edit.examine()
    assert clerk.page.signing.signed_on() == date(2027, 1, 5)


def test_the_pdf_gets_the_name_of_its_year(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: dict[str, object] = {}

    def save(_: Context, pdf: bytes, **words: object) -> None:
        saved.update(words, pdf=pdf)

    monkeypatch.setattr(papers_module, "save_paper", save)
    clerk.page.save_button.click()
    assert saved["suggested"] == "Laporan Pengaduan 2026.pdf"
    assert saved["pdf"] == clerk.page.paper.pdf()


@pytest.mark.parametrize(("word", "suffix"), [("Word", ".docx"), ("Excel", ".xlsx")])
def test_the_report_is_saved_for_another_program(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, word: str, suffix: str
) -> None:
    place = tmp_path / f"laporan{suffix}"
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: place)
    notices: list[Notice] = []
    clerk.page.context.messages.notice_given.connect(notices.append)
    (entry,) = [entry for entry in clerk.page.places.menu.actions() if word in entry.text()]
    entry.trigger()
    assert is_zipfile(place)
    told = [(notice.title, notice.action) for notice in notices]
    assert told == [(f"laporan{suffix} tersimpan.", f"Buka {word}")]


def test_no_other_year_s_paper_is_printed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> ReportPaper:
        raise EnvironmentTrouble("locked", "Register sedang dipakai program lain.")

    monkeypatch.setattr(papers_module, "report_paper", fail)
    clerk.page.open(year=2025)
    clerk.page.print_button.click()
    assert clerk.told()[-1].sentence == "Laporan masih disiapkan, tunggu sebentar."


def test_printing_sends_what_is_shown(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []

    def send(_: Context, pdf: bytes, **__: object) -> None:
        sent.append(pdf)

    monkeypatch.setattr(papers_module, "print_paper", send)
    clerk.page.print_button.click()
    assert sent == [clerk.page.paper.pdf()]


def test_the_year_before_is_offered_in_january(clerk: Clerk, fixed_clock: FixedClock) -> None:
    fixed_clock.set(datetime(2027, 1, 4, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
    clerk.page.open(year=2026)
    assert clerk.page.year.year() == 2026
    assert clerk.page.header.sentence().startswith("Tidak ada aduan. 12 bulan")


def test_both_models_keep_qt_s_rules(clerk: Clerk) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    for model in (
        clerk.page.recap_table.recap_model,
        clerk.page.evaluation_table.evaluation_model,
    ):
        QAbstractItemModelTester(model, mode)
    clerk.page.open(year=2025)


def test_every_row_is_seen_without_scrolling(clerk: Clerk) -> None:
    table = clerk.page.recap_table
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0


def test_a_narrow_window_shows_one_side_at_a_time(clerk: Clerk) -> None:
    clerk.page.setMinimumSize(400, 400)
    clerk.page.resize(960, 560)
    assert (clerk.page.panel.isVisible(), clerk.page.paper_side.isVisible()) == (True, False)
    turn = next(command for command in clerk.page.commands() if command.shortcut == "F4")
    turn.run()
    assert (clerk.page.panel.isVisible(), clerk.page.paper_side.isVisible()) == (False, True)
    clerk.page.resize(1190, 668)
    assert clerk.page.panel.isVisible()
    assert clerk.page.paper_side.isVisible()


def test_a_sample_is_first_shown_where_its_complaints_are(qtbot: QtBot, tmp_path: Path) -> None:
    register = create_sample(str(tmp_path / "contoh.mejaaduan"))
    try:
        page = ReportPage(make_context(register))
        opened(qtbot, page)
        assert page.year.year() == 2023
        assert page.header.sentence().startswith("2 aduan")
        assert page.paper.page() == page.paper.page_with("IV. REKAPITULASI") > 1
        page.hide()
    finally:
        register.close()
