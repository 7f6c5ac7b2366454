"""Which action a case waits for, and which are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.facts import Status
from tests.ui.actions.desk import Desk
from ui.actions.desk_actions import DeskActions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = {
    Status.NEW: "Laporkan ke Kepala",
    Status.AWAITING_DISPOSITION: "Catat disposisi",
    Status.IN_FOLLOW_UP: "Catat tindak lanjut",
    Status.RESULT_PENDING: "Catat laporan hasil",
    Status.ANSWER_PENDING: "Catat jawaban",
    Status.ANSWERED: "Tutup aduan",
}


@pytest.fixture
def actions(desk: Desk, qtbot: QtBot) -> DeskActions:
    page = QWidget()
    qtbot.addWidget(page)
    return DeskActions(desk.context, page)


@pytest.mark.parametrize("status", WORDS)
def test_the_next_action_by_status(desk: Desk, actions: DeskActions, status: Status) -> None:
    action = actions.next_action(desk.row(status))
    assert action is not None
    assert action.word == WORDS[status]


def test_a_closed_case_waits_for_nothing(desk: Desk, actions: DeskActions) -> None:
    assert actions.next_action(desk.numbered("2026-0001").row) is None


def test_a_paused_case_waits_to_go_on(desk: Desk, actions: DeskActions) -> None:
    action = actions.next_action(desk.row(Status.IN_FOLLOW_UP, paused=True))
    assert action is not None
    assert action.word == "Lanjutkan dari jeda"


@pytest.mark.parametrize("status", WORDS)
def test_no_key_is_given_twice(desk: Desk, actions: DeskActions, status: Status) -> None:
    commands = actions.commands(desk.row(status))
    keys = [command.shortcut for command in commands if command.shortcut]
    assert len(keys) == len(set(keys))
    assert len({command.id for command in commands}) == len(commands)


def test_making_a_disposition_goes_to_its_page(desk: Desk, actions: DeskActions) -> None:
    row = desk.row(Status.NEW)
    actions.dispose(row)
    assert desk.visited() == [("disposisi", {"complaint_id": row.id})]


def test_a_printed_receipt_is_counted(
    desk: Desk, actions: DeskActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []

    def print_at_once(_: object, pdf: bytes, **rest: object) -> None:
        papers.append(pdf)
        rest["then"]()  # type: ignore[operator]

    monkeypatch.setattr("ui.printing.print_paper", print_at_once)
    row = desk.row(Status.NEW)
    actions.print_receipt(row)
    assert papers[0].startswith(b"%PDF")
    assert desk.case(row).receipt_printed == 1
    assert f"Tanda terima {row.number} sudah dicetak." in desk.told()
