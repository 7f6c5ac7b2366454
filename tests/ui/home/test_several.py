"""The clerk does the same with several cases from Beranda: at once, or form after form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.desk.disposing import report_to_head
from app.desk.listing_cases import open_rows
from app.keeping.checking import check_register
from app.rules.kinds import Status
from tests.desk.slips import registered
from tests.ui.actions.desk import Desk, give_up, open_form, press_save
from tests.ui.shell.helpers import opened
from ui.actions.action_table import ActionKey
from ui.actions.answer_form import AnswerDialog
from ui.actions.follow_up_forms import ResultDialog
from ui.home.page import HomePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> HomePage:
    now = desk.clock().now()
    for title in ("Kursi tunggu rusak", "Antrean terlalu lama"):
        registered(desk.register, title=title, received_at=now)
    made = HomePage(desk.context)
    opened(qtbot, made)
    return made


def stand_on(page: HomePage, status: Status) -> None:
    """Let the keyboard stand on the first case of the group of a status."""
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    page.table.select_row(
        next(at for at, row in enumerate(rows) if row is not None and row.status is status)
    )


def run(page: HomePage, key: ActionKey) -> None:
    next(each for each in page.commands() if each.id == key).run()
    QApplication.processEvents()


def status_of(desk: Desk, number: str) -> Status:
    return desk.numbered(number).row.status


def test_a_group_is_reported_at_once_and_taken_back_at_once(page: HomePage, desk: Desk) -> None:
    stand_on(page, Status.NEW)
    page.choose_group()
    new = [row.number for row in page.together()]
    assert len(new) == 3
    assert ("Ctrl+Shift+L", "laporkan ke kepala (3 aduan)") in page.legend()
    run(page, ActionKey.REPORT_TO_HEAD)
    assert {status_of(desk, number) for number in new} == {Status.AWAITING_DISPOSITION}
    assert "Laporkan ke Kepala: 3 aduan." in desk.told()
    desk.context.messages.take_undo()
    assert {status_of(desk, number) for number in new} == {Status.NEW}
    assert check_register(desk.register).problems == ()


def test_shift_and_an_arrow_choose_some_of_them(page: HomePage, desk: Desk) -> None:
    stand_on(page, Status.NEW)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert len(page.together()) == 2
    run(page, ActionKey.REPORT_TO_HEAD)
    rows = open_rows(desk.register)
    assert sum(row.status is Status.NEW for row in rows) == 1


def test_what_another_desk_did_meanwhile_is_told_and_the_rest_is_done(
    page: HomePage, desk: Desk
) -> None:
    stand_on(page, Status.NEW)
    page.choose_group()
    first = page.together()[0]
    command = next(each for each in page.commands() if each.id == ActionKey.REPORT_TO_HEAD)
    report_to_head(desk.register, complaint_id=first.id, happened_at=desk.clock().now())
    command.run()
    said = desk.told()[-1]
    assert said.startswith("Laporkan ke Kepala: 2 aduan. 1 tidak dapat: ")


def test_forms_come_one_after_the_other(page: HomePage, desk: Desk) -> None:
    stand_on(page, Status.ANSWER_PENDING)
    page.choose_group()
    numbers = [row.number for row in page.together()]
    assert len(numbers) == 2
    run(page, ActionKey.ANSWER)
    for at, number in enumerate(numbers, 1):
        form = open_form(page, AnswerDialog)
        assert form.row.number == number
        assert f"{at} dari 2" in [each.text() for each in form.findChildren(QLabel)]
        form.answer.setPlainText("Sudah ditambah satu loket.")
        form.closes.setChecked(False)
        press_save(form)
    assert {status_of(desk, number) for number in numbers} == {Status.ANSWERED}


def test_batal_ends_the_row_of_forms(page: HomePage, desk: Desk) -> None:
    stand_on(page, Status.ANSWER_PENDING)
    page.choose_group()
    run(page, ActionKey.ANSWER)
    give_up(open_form(page, AnswerDialog))
    assert not [form for form in page.findChildren(AnswerDialog) if form.isVisible()]
    assert not desk.told()


def test_several_results_are_reported(page: HomePage, desk: Desk) -> None:
    at_team = [
        at
        for at in range(page.model.rowCount())
        if (row := page.model.row_at(at)) is not None and row.turn.value == "team"
    ]
    page.table.select_rows(at_team)
    numbers = [row.number for row in page.together()]
    assert len(numbers) >= 3
    run(page, ActionKey.RESULT)
    for _ in numbers:
        form = open_form(page, ResultDialog)
        form.note.setPlainText("Sudah diperiksa dan dibetulkan.")
        press_save(form)
    assert {status_of(desk, number) for number in numbers} == {Status.ANSWER_PENDING}


def test_only_what_all_of_them_can_have_is_offered(page: HomePage) -> None:
    page.table.selectAll()
    together = page.together()
    assert len({row.status for row in together}) > 3
    offered = [each.id for each in page.commands()]
    assert ActionKey.REPORT_TO_HEAD not in offered
    assert ActionKey.FORWARD in offered
    assert not [key for key in offered if key.startswith("case.print")]
