"""A morning of mistakes at the desk: taken back, opened again, moved, and counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk.listing_cases import open_rows
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Status
from tests.ui.actions.desk import Desk, give_up, open_form, press_save
from tests.ui.shell.helpers import make_window
from ui.actions.action_table import ActionKey
from ui.actions.closing_forms import CloseDialog, ReopenDialog
from ui.actions.desk_actions import DeskActions
from ui.actions.disposition_form import DispositionDialog, MoveDialog
from ui.actions.follow_up_forms import PauseDialog
from ui.case.page import CasePage
from ui.case_words import badges
from ui.page_table import PAGES
from ui.parts.cells.item_roles import ItemRole
from ui.shell.window import MainWindow


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def actions(desk: Desk, page: QWidget) -> DeskActions:
    return DeskActions(desk.context, page)


@pytest.fixture
def window(qtbot: QtBot, lively: Register) -> Iterator[MainWindow]:
    made = make_window(pages=PAGES, clock=lively.clock)
    qtbot.addWidget(made)
    made.show()
    made.show_register(lively, read_office(lively))
    yield made
    made.close()


def test_ctrl_z_takes_back_what_was_just_done(
    qtbot: QtBot, window: MainWindow, lively: Register
) -> None:
    row = next(each for each in open_rows(lively) if each.status is Status.IN_FOLLOW_UP)
    window.navigate("kasus", complaint_id=row.id)
    page = window.pages.current_page()
    assert isinstance(page, CasePage)
    next(each for each in page.commands() if each.id == ActionKey.PAUSE).run()
    form = open_form(page, PauseDialog)
    form.reason.button("evidence").setChecked(True)
    press_save(form)
    assert page.case is not None
    assert page.case.row.paused
    said = f"Tindak lanjut aduan {row.number} dijeda, menunggu bukti atau data."
    assert window.undo.bar.sentence() == said
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not page.case.row.paused
    assert page.case.row.due_at == row.due_at
    assert not window.undo.isVisible()
    assert page.case.timeline[-1].sentence == "mengurungkan jeda"
    model = page.timeline.model()
    lines = [model.index(at, 0).data(ItemRole.ROW) for at in range(model.rowCount())]
    (gone,) = [each for each in lines if each.badge and each.badge.text == "Diurungkan"]
    assert gone.faint
    assert check_register(lively).problems == ()


def test_a_wrong_click_on_the_board_is_undone(desk: Desk, actions: DeskActions) -> None:
    row = desk.row(Status.NEW)
    actions.start(ActionKey.REPORT_TO_HEAD, row)
    assert desk.case(row).row.status is Status.AWAITING_DISPOSITION
    desk.context.messages.take_undo()
    after = desk.case(row).row
    assert replace(after, version=row.version) == row
    assert desk.told()[-1] == f"Aduan {row.number} kembali seperti semula."


def test_the_head_moves_a_case_to_another_team(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    actions.start(ActionKey.MOVE, row)
    form = open_form(page, MoveDialog)
    press_save(form)
    assert "Pilih sedikitnya satu tim" in form.mistakes()
    assert "Alasan" in form.mistakes()
    other = next(
        team.code for team in desk.context.office.teams if team.code not in row.held_by.teams
    )
    form.teams.box(other).setChecked(True)
    form.reason.setPlainText("Bukan tugas tim itu")
    press_save(form)
    moved = desk.case(row).row
    assert moved.held_by.teams == (other,)
    assert moved.due_at is not None
    assert row.due_at is not None
    assert moved.due_at > row.due_at


def test_a_closed_case_goes_back_to_a_team(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.numbered("2026-0030").row
    actions.start(ActionKey.REOPEN, row)
    form = open_form(page, ReopenDialog)
    assert not form.teams.isVisible()
    form.to.button("team").setChecked(True)
    assert form.teams.isVisible()
    form.reason.setPlainText("Pelapor datang lagi")
    press_save(form)
    assert "Pilih sedikitnya satu tim" in form.mistakes()
    form.teams.box("umum").setChecked(True)
    press_save(form)
    again = desk.case(row).row
    assert (again.status, again.held_by.teams) == (Status.IN_FOLLOW_UP, ("umum",))
    assert again.due_at is not None
    assert again.due_at > desk.clock().now()


def test_a_slip_typed_in_twice_is_counted_once(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    total = read_recap(desk.register, year=2026).total
    row, first = desk.row(Status.NEW), desk.numbered("2026-0001").row
    actions.start(ActionKey.CLOSE, row)
    form = open_form(page, CloseDialog)
    assert not form.leader.isVisible()
    form.closing.button("double").setChecked(True)
    assert form.leader.isVisible()
    press_save(form)
    assert form.field("leader").error() == "Tulis nomor aduan yang sama, misalnya 2026-0012."
    form.leader.setText(first.number)
    press_save(form)
    voided = desk.case(row).row
    assert badges(voided, None)[0].text == "Tercatat dua kali"
    assert read_recap(desk.register, year=2026).total == total - 1
    assert f"Aduan {row.number} dihitung sebagai {first.number}." in desk.told()


def test_a_sheet_older_than_its_slip_says_so_at_once(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    actions.start(ActionKey.RECORD_DISPOSITION, row)
    form = open_form(page, DispositionDialog)
    usual = form.moment.hint()
    assert "Lembar ini dicatat setelah" not in usual
    form.moment.edit.setText("1/1/2020 08.00")
    assert form.moment.hint().startswith("Lembar ini dicatat setelah langkah yang dimulai ")
    form.moment.edit.setText("sekarang juga")
    assert form.moment.hint() == usual
    give_up(form)
