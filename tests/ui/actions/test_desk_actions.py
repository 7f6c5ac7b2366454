"""Which action a case waits for, and which are possible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.rules.kinds import Classification, Status
from tests.ui.actions.desk import Desk, open_form, press_save
from ui.actions.action_table import ON_ROW, ActionKey
from ui.actions.desk_actions import DeskActions
from ui.actions.letter_form import LetterDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.case import ComplaintRow
    from ui.commands import Command

WORDS = {
    Status.NEW: "Laporkan ke Kepala",
    Status.AWAITING_DISPOSITION: "Catat disposisi",
    Status.IN_FOLLOW_UP: "Catat tindak lanjut",
    Status.RESULT_PENDING: "Catat laporan hasil",
    Status.ANSWER_PENDING: "Catat jawaban",
    Status.ANSWERED: "Tutup aduan",
}


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(desk: Desk, page: QWidget) -> DeskActions:
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


@pytest.mark.parametrize("status", WORDS)
def test_a_list_offers_to_put_right_what_there_is(
    desk: Desk, actions: DeskActions, status: Status
) -> None:
    offered = {command.word for command in actions.commands(desk.row(status))}
    assert {"Betulkan data", "Betulkan pelapor"} <= offered
    disposed = status not in (Status.NEW, Status.AWAITING_DISPOSITION)
    assert ("Betulkan disposisi" in offered) is disposed


def test_making_a_disposition_goes_to_its_page(desk: Desk, actions: DeskActions) -> None:
    row = desk.row(Status.NEW)
    actions.start(ActionKey.DISPOSE, row)
    assert desk.visited() == [("disposisi", {"complaint_id": row.id})]


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of what is printed from here on."""
    names: list[str] = []

    def print_at_once(_: object, pdf: bytes, *, name: str, parent: QWidget) -> None:
        assert pdf.startswith(b"%PDF")
        names.append(name)

    monkeypatch.setattr("ui.printing.print_paper", print_at_once)
    return names


def leave_number_to_the_pen(page: QWidget) -> None:
    form = open_form(page, LetterDialog)
    form.how.choose("pen")
    press_save(form)


def letters(actions: DeskActions, row: ComplaintRow) -> dict[str, Command]:
    found = {command.id: command for command in actions.commands(row)}
    return {
        key: found[key] for key in ("case.print_forwarding", "case.print_answer") if key in found
    }


def test_a_forwarded_case_has_its_letter(
    desk: Desk, actions: DeskActions, papers: list[str], page: QWidget
) -> None:
    row = desk.numbered("2026-0030").row
    letters(actions, row)["case.print_forwarding"].run()
    leave_number_to_the_pen(page)
    assert papers == ["Surat penerusan 2026-0030"]


def test_an_answered_case_has_its_letter(
    desk: Desk, actions: DeskActions, papers: list[str], page: QWidget
) -> None:
    row = desk.row(Status.ANSWERED)
    offered = letters(actions, row)
    assert list(offered) == ["case.print_answer"]
    offered["case.print_answer"].run()
    leave_number_to_the_pen(page)
    assert papers == [f"Surat jawaban {row.number}"]


def test_without_an_answer_on_record_no_letter_is_made(
    desk: Desk, actions: DeskActions, papers: list[str]
) -> None:
    actions.start(ActionKey.PRINT_ANSWER, desk.numbered("2026-0030").row)
    assert papers == []
    assert desk.told()[-1] == "Jawaban akhir kepada pelapor belum dicatat."


def test_an_open_case_and_a_settled_question_have_no_letters(
    desk: Desk, actions: DeskActions
) -> None:
    assert letters(actions, desk.row(Status.IN_FOLLOW_UP)) == {}
    closed = desk.numbered("2026-0001").row
    asked = replace(closed, classification=Classification.INFORMATION, forwarded=False)
    assert letters(actions, asked) == {}


def test_a_printed_receipt_is_counted(
    desk: Desk, actions: DeskActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []

    def print_at_once(_: object, pdf: bytes, **rest: object) -> None:
        papers.append(pdf)
        rest["then"]()  # type: ignore[operator]

    monkeypatch.setattr("ui.printing.print_paper", print_at_once)
    row = desk.row(Status.NEW)
    actions.start(ActionKey.PRINT_RECEIPT, row)
    assert papers[0].startswith(b"%PDF")
    assert desk.case(row).printed["receipt"] == 1
    assert f"Tanda terima {row.number} sudah dicetak." in desk.told()


def test_every_status_but_the_last_has_one_next_action() -> None:
    for status in Status:
        waiting = [
            key
            for key, action in ON_ROW.items()
            # A paused case, and one whose report the head is to approve, wait for something else.
            if status in action.next_in and key not in (ActionKey.RESUME, ActionKey.APPROVE)
        ]
        assert len(waiting) == (status is not Status.CLOSED), status


def test_the_likeliest_action_comes_first(desk: Desk, actions: DeskActions) -> None:
    answered = [command.id for command in actions.commands(desk.row(Status.ANSWERED))]
    assert answered[:3] == [ActionKey.CLOSE, ActionKey.ANSWER, ActionKey.FORWARD]
    paused = desk.row(Status.IN_FOLLOW_UP, paused=True)
    at_rest = [command.id for command in actions.commands(paused)]
    assert at_rest[:3] == [ActionKey.RESUME, ActionKey.PROGRESS, ActionKey.RESULT]
    assert ActionKey.PAUSE not in at_rest
