"""The clerk reminds a team from the tracker, and the row says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.rules.kinds import Status
from tests.ui.actions.desk import Desk, open_form, press_save
from tests.ui.shell.helpers import opened
from ui.actions.action_table import ActionKey
from ui.actions.remind_form import RemindDialog
from ui.parts.cells.item_roles import ItemRole
from ui.tracker.model import TURN
from ui.tracker.page import TrackerPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrackerPage:
    made = TrackerPage(desk.context)
    opened(qtbot, made)
    return made


def second_line(page: TrackerPage) -> str:
    cell = page.model.index(page.table.currentIndex().row(), TURN)
    return str(cell.data(ItemRole.SECONDARY))


def test_a_message_is_copied_and_the_row_says_when(page: TrackerPage) -> None:
    assert second_line(page) == "sejak 13-11"
    QTest.mouseClick(page.pane.remind_button, Qt.MouseButton.LeftButton)
    form = open_form(page, RemindDialog)
    assert form.windowTitle() == "Ingatkan Bagian Umum"
    form.message.setPlainText("Mohon segera ditindaklanjuti.")
    press_save(form)
    assert QGuiApplication.clipboard().text() == "Mohon segera ditindaklanjuti."
    assert second_line(page) == "diingatkan 11.40"
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.number == "2026-0037"


def test_a_sheet_is_printed_for_a_team_only(
    page: TrackerPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def keep(*_: object, name: str, **__: object) -> None:
        printed.append(name)

    monkeypatch.setattr("ui.printing.print_paper", keep)
    page.actions_on_case.start(ActionKey.REMIND, desk.row(Status.IN_FOLLOW_UP))
    form = open_form(page, RemindDialog)
    form.way.button("paper").click()
    assert form.save_button.word() == "Cetak dan catat"
    assert form.message_field.isHidden()
    press_save(form)
    assert printed == ["Lembar pengingat Bagian Umum"]
    page.actions_on_case.start(ActionKey.REMIND, desk.row(Status.AWAITING_DISPOSITION))
    form = open_form(page, RemindDialog)
    assert form.windowTitle() == "Ingatkan Kepala"
    with pytest.raises(KeyError):
        form.way.button("paper")
    form.reject()


def test_the_form_tells_of_the_last_time(page: TrackerPage, desk: Desk) -> None:
    for _ in range(2):
        page.actions_on_case.start(ActionKey.REMIND, desk.row(Status.IN_FOLLOW_UP))
        form = open_form(page, RemindDialog)
        form.way.button("phone").click()
        press_save(form)
    page.actions_on_case.start(ActionKey.REMIND, desk.row(Status.IN_FOLLOW_UP))
    form = open_form(page, RemindDialog)
    assert form.field("way").hint() == "Terakhir 11.40."
    form.reject()


def test_nobody_is_reminded_of_what_waits_for_the_desk_itself(
    page: TrackerPage, desk: Desk
) -> None:
    page.open(complaint_id=desk.row(Status.ANSWER_PENDING).id)
    assert page.pane.remind_button.isHidden()
    assert ActionKey.REMIND not in [each.id for each in page.commands()]
