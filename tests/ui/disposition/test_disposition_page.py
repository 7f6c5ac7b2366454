"""The clerk prepares disposition sheets, prints them, and records what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.desk.papers import sheet_pdf
from app.rules.kinds import Status, Urgency
from tests.documents.reading import pages
from tests.ui.actions.desk import Desk, open_form, press_save
from ui.actions.disposition_form import DispositionDialog
from ui.actions.review_form import ReviewDialog
from ui.disposition.page import DispositionPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DispositionPage:
    made = DispositionPage(desk.context)
    qtbot.addWidget(made)
    made.resize(1190, 668)
    desk.context.runner.changed.connect(made.refresh)
    made.open()
    made.show()
    return made


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the papers that went to the printer, which takes all at once."""
    papers: list[bytes] = []

    def print_at_once(_: object, pdf: bytes, **rest: object) -> None:
        papers.append(pdf)
        rest["then"]()  # type: ignore[operator]

    monkeypatch.setattr("ui.printing.print_paper", print_at_once)
    return papers


def wait_for_paper(page: DispositionPage, qtbot: QtBot, pages: int) -> None:
    qtbot.waitUntil(lambda: page.paper.page_count() == pages, timeout=5000)


def test_the_queue_holds_who_waits(page: DispositionPage) -> None:
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    waiting = {Status.NEW, Status.AWAITING_DISPOSITION}
    assert {row.status for row in rows if row is not None} == waiting
    assert page.header.sentence() == "1 perlu dilaporkan, 3 menunggu Kepala."


def test_the_sheet_is_shown_with_its_back(page: DispositionPage, qtbot: QtBot) -> None:
    wait_for_paper(page, qtbot, 2)
    page.form.back.setChecked(False)
    wait_for_paper(page, qtbot, 1)


def test_the_deadline_is_counted_from_today(page: DispositionPage) -> None:
    assert page.form.deadline.due.text() == "Selasa 01-12-2026, 16.00"
    assert page.form.deadline.reason.text().endswith("Libur: Sab, Min.")


def test_several_sheets_share_paper(page: DispositionPage, qtbot: QtBot) -> None:
    wait_for_paper(page, qtbot, 2)
    page.form.paper.set_current("two_on_a4")
    page.form.back.setChecked(False)
    page.table.selectAll()
    assert len(page.chosen()) == 4
    assert page.header.sentence().endswith("4 dipilih.")
    page._make_preview()
    assert page.paper.page_count() == 2


def test_printing_hands_a_new_case_to_the_head(
    page: DispositionPage, desk: Desk, printed: list[bytes]
) -> None:
    row = page.chosen()[0]
    assert row.status is Status.NEW
    QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    case = desk.case(row)
    assert printed[0].startswith(b"%PDF")
    assert case.printed["sheet"] == 1
    assert case.row.status is Status.AWAITING_DISPOSITION
    assert [chosen.id for chosen in page.chosen()] == [row.id]
    assert page.form.printed.text().startswith("Sudah dicetak 1 kali")


def test_a_cancelled_print_counts_nothing(
    page: DispositionPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.print_paper", lambda *_, **__: None)
    row = page.chosen()[0]
    QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    assert desk.case(row).printed["sheet"] == 0
    assert desk.case(row).row.status is Status.NEW


def test_the_sheets_urgency_is_proposed_for_the_record(page: DispositionPage, desk: Desk) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    page.open(complaint_id=row.id)
    assert page.header.title() == "Buat disposisi"
    page.form.urgency.set_current("very_urgent")
    QTest.mouseClick(page.record_button, Qt.MouseButton.LeftButton)
    form = open_form(page, DispositionDialog)
    form.teams.choose(["umum"])
    form.instructions.choose(["proses"])
    press_save(form)
    assert desk.case(row).urgency is Urgency.VERY_URGENT
    assert desk.case(row).row.status is Status.IN_FOLLOW_UP


def test_a_case_that_does_not_wait_can_be_reprinted(page: DispositionPage, desk: Desk) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    page.open(complaint_id=row.id)
    assert page.chosen()[0].id == row.id
    assert page.print_button.isEnabled()
    assert not page.record_button.isEnabled()


def test_the_commands_have_no_key_twice(page: DispositionPage) -> None:
    keys = [command.shortcut for command in page.commands() if command.shortcut]
    assert "Ctrl+P" in keys
    assert len(keys) == len(set(keys))


def test_enter_opens_the_case(page: DispositionPage, desk: Desk) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.visited() == [("kasus", {"complaint_id": page.chosen()[0].id})]


def test_nobody_waiting(empty_desk: Desk, qtbot: QtBot) -> None:
    page = DispositionPage(empty_desk.context)
    qtbot.addWidget(page)
    page.open()
    page._make_preview()
    assert not page.print_button.isEnabled()
    assert page.header.sentence() == "Tidak ada yang menunggu disposisi."


def test_sheets_that_came_back_are_a_click_away(page: DispositionPage, desk: Desk) -> None:
    page.places.back_button.click()
    assert desk.visited()[-1] == ("lembar", {})


def test_a_review_typed_beside_the_sheet_is_printed_on_it(
    page: DispositionPage, desk: Desk, qtbot: QtBot
) -> None:
    line = next(
        at
        for at in range(page.model.rowCount())
        if (row := page.model.row_at(at)) is not None and not row.confidential
    )
    page.table.select_row(line)
    assert page.form.review_button.isVisible()
    page.form.review_button.click()
    form = open_form(page, ReviewDialog)
    form.review.setPlainText("Sudah dicek di tempat.\nUsul ke Bagian Umum.")
    press_save(form)
    assert page.form.review.text() == "Telaah: Sudah dicek di tempat. Usul ke Bagian Umum."
    wait_for_paper(page, qtbot, 2)
    case = page.chosen()[0].id
    paper = sheet_pdf(desk.register, complaint_ids=[case])
    assert "Sudah dicek di tempat. Usul" in " ".join(pages(paper)[0].split())
