"""The clerk fills in the form of each action; nothing typed is lost when something is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.roles import Role
from app.rules.kinds import Status, Urgency
from tests.desk.slips import registered
from tests.helpers.registers import signed_in
from tests.ui.actions.desk import Desk, give_up, open_form, press_save
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import make_context
from ui.actions.action_table import ActionKey
from ui.actions.answer_form import AnswerDialog
from ui.actions.closing_forms import CloseDialog, ReopenDialog
from ui.actions.desk_actions import DeskActions
from ui.actions.disposition_form import DispositionDialog
from ui.actions.follow_up_forms import PauseDialog, ProgressDialog, ResultDialog
from ui.actions.forward_form import ForwardDialog
from ui.actions.starting import record_disposition
from ui.parts.fields.checks import CheckBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return a page for forms to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(desk: Desk, page: QWidget) -> DeskActions:
    return DeskActions(desk.context, page)


def test_a_new_case_is_reported_to_the_head_at_once(desk: Desk, actions: DeskActions) -> None:
    row = desk.row(Status.NEW)
    actions.start(ActionKey.REPORT_TO_HEAD, row)
    assert desk.case(row).row.status is Status.AWAITING_DISPOSITION
    assert f"Aduan {row.number} dilaporkan kepada Kepala." in desk.told()


def test_what_the_head_ticked_is_recorded(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    record_disposition(desk.context, row, page, urgency=Urgency.URGENT)
    form = open_form(page, DispositionDialog)
    form.teams.choose(["umum", "sosial"])
    form.instructions.choose(["tindak-lanjuti"])
    form.note.setPlainText("Selesaikan pekan ini.")
    press_save(form)
    case = desk.case(row)
    assert case.teams == ("umum", "sosial")
    assert case.urgency is Urgency.URGENT
    opened = open_seals(desk.register, complaint_id=row.id)
    assert opened.disposition_note == "Selesaikan pekan ini."


def test_a_form_stays_open_with_what_was_typed(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    actions.start(ActionKey.RECORD_DISPOSITION, desk.row(Status.AWAITING_DISPOSITION))
    form = open_form(page, DispositionDialog)
    form.note.setPlainText("Catatan panjang")
    press_save(form)
    assert form.isVisible()
    assert form.field("teams").error() == "Pilih sedikitnya satu tim yang dicentang Kepala."
    assert form.note.toPlainText() == "Catatan panjang"
    give_up(form)


def test_not_ours_goes_from_the_disposition_to_forwarding(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    actions.start(ActionKey.RECORD_DISPOSITION, row)
    open_form(page, DispositionDialog).forward_wanted.emit()
    give_up(open_form(page, DispositionDialog))
    form = open_form(page, ForwardDialog)
    form.office.choose("3603")
    form.told.setChecked(True)
    assert form.channel.currentText()
    form.answer.setPlainText("Sudah kami teruskan.")
    press_save(form)
    case = desk.case(row)
    assert case.row.status is Status.CLOSED
    assert case.row.forwarded


def test_forwarding_needs_an_office(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    actions.start(ActionKey.FORWARD, desk.row(Status.NEW))
    form = open_form(page, ForwardDialog)
    press_save(form)
    assert "Pilih satker" in form.field("office").error()
    give_up(form)


def test_forwarding_begins_with_the_office_that_the_slip_named(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    named = registered(desk.register, received_at=LIVELY_NOW, about_office="3602")
    row = read_case(desk.register, complaint_id=named).row
    actions.start(ActionKey.FORWARD, row)
    form = open_form(page, ForwardDialog)
    assert form.office.currentText() == "BPS Kabupaten Lebak"
    # Nobody typed it, so nothing is kept as a draft.
    give_up(form)
    assert not any("draf" in sentence for sentence in desk.told())
    actions.start(ActionKey.FORWARD, row)
    press_save(open_form(page, ForwardDialog))
    assert desk.case(row).forwarded_to == "BPS Kabupaten Lebak"


def test_progress_that_ends_the_teams_work(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    actions.start(ActionKey.PROGRESS, row)
    form = open_form(page, ProgressDialog)
    form.note.setPlainText("Pelapor sudah dihubungi.")
    form.work_done.setChecked(True)
    press_save(form)
    assert desk.case(row).row.status is Status.RESULT_PENDING


def test_a_wrong_date_is_told_beside_its_field(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    actions.start(ActionKey.PROGRESS, row)
    form = open_form(page, ProgressDialog)
    form.note.setPlainText("Sudah dicek.")
    form.moment.edit.setText("31-11-2026 10.00")
    press_save(form)
    assert form.moment.error().startswith("November hanya sampai tanggal 30.")
    form.moment.edit.setText("kemarin 14.03")
    press_save(form)
    assert any(entry.note == "Sudah dicek." for entry in desk.case(row).timeline)


def test_a_future_moment_is_refused_by_the_register(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    actions.start(ActionKey.PROGRESS, desk.row(Status.IN_FOLLOW_UP))
    form = open_form(page, ProgressDialog)
    form.note.setPlainText("Sudah dicek.")
    form.moment.edit.setText("25-11-2026 10.00")
    press_save(form)
    assert "belum terjadi" in form.moment.error()
    give_up(form)


def test_the_result_report(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.row(Status.RESULT_PENDING)
    actions.start(ActionKey.RESULT, row)
    form = open_form(page, ResultDialog)
    form.ending.button("impossible").setChecked(True)
    form.note.setPlainText("Di luar tugas kantor.")
    press_save(form)
    assert desk.case(row).row.status is Status.ANSWER_PENDING


def test_the_final_answer_closes_the_case(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.row(Status.ANSWER_PENDING)
    actions.start(ActionKey.ANSWER, row)
    form = open_form(page, AnswerDialog)
    form.answer.setPlainText("Sudah diperbaiki.")
    press_save(form)
    assert desk.case(row).row.status is Status.CLOSED


def test_a_first_word_leaves_the_case_where_it_is(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.ANSWER_PENDING)
    actions.start(ActionKey.ANSWER, row)
    form = open_form(page, AnswerDialog)
    form.kind.set_current("first")
    form.kind.chosen.emit("first")
    form.answer.setPlainText("Terima kasih, sedang kami proses.")
    press_save(form)
    assert desk.case(row).row.status is Status.ANSWER_PENDING


def test_closing_can_be_taken_back(desk: Desk, actions: DeskActions) -> None:
    row = desk.row(Status.ANSWERED)
    actions.start(ActionKey.CLOSE, row)
    assert desk.case(row).row.status is Status.CLOSED
    desk.context.messages.take_undo()
    assert desk.case(row).row.status is Status.ANSWERED


def test_closing_without_an_answer_asks_how_it_ended(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    actions.start(ActionKey.CLOSE, row)
    form = open_form(page, CloseDialog)
    press_save(form)
    assert form.field("closing").error() == "Pilih alasan penutupan."
    form.closing.button("withdrawn").setChecked(True)
    press_save(form)
    assert desk.case(row).row.status is Status.CLOSED
    assert f"Aduan {row.number} selesai." in desk.told()


def test_a_pause_and_its_end(desk: Desk, actions: DeskActions, page: QWidget) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    actions.start(ActionKey.PAUSE, row)
    form = open_form(page, PauseDialog)
    form.reason.button("evidence").setChecked(True)
    press_save(form)
    paused = desk.case(row).row
    assert paused.paused
    desk.clock().set(desk.clock().now() + timedelta(hours=2))
    actions.start(ActionKey.RESUME, paused)
    assert not desk.case(row).row.paused


def test_a_closed_case_is_opened_again_with_a_reason(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.numbered("2026-0001").row
    actions.start(ActionKey.REOPEN, row)
    form = open_form(page, ReopenDialog)
    press_save(form)
    assert form.field("reason").error()
    form.reason.setPlainText("Ada keterangan baru.")
    press_save(form)
    assert desk.case(row).row.status is not Status.CLOSED


def test_an_untouched_moment_is_the_very_moment(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    desk.clock().set(desk.clock().now() + timedelta(seconds=47))
    row = desk.row(Status.NEW)
    actions.start(ActionKey.REPORT_TO_HEAD, row)
    actions.start(ActionKey.RECORD_DISPOSITION, desk.case(row).row)
    form = open_form(page, DispositionDialog)
    form.teams.choose(["umum"])
    form.instructions.choose(["proses"])
    press_save(form)
    assert desk.case(row).row.status is Status.IN_FOLLOW_UP


def test_what_did_not_happen_yet_is_refused_and_an_answer_may_follow_at_once(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.RESULT_PENDING)
    actions.start(ActionKey.RESULT, row)
    result = open_form(page, ResultDialog)
    result.note.setPlainText("Sudah ditangani.")
    result.moment.edit.setText("11.41")
    press_save(result)
    assert "belum terjadi" in result.field("happened_at").error()
    result.moment.edit.setText("11.40")
    press_save(result)
    actions.start(ActionKey.ANSWER, desk.case(row).row)
    answer = open_form(page, AnswerDialog)
    answer.channel.choose("surel")
    answer.answer.setPlainText("Sudah kami tangani.")
    press_save(answer)
    assert desk.case(row).row.status is Status.CLOSED


def test_tab_and_enter_leave_a_list_to_tick(
    desk: Desk, actions: DeskActions, page: QWidget, qtbot: QtBot
) -> None:
    actions.start(ActionKey.RECORD_DISPOSITION, desk.row(Status.AWAITING_DISPOSITION))
    form = open_form(page, DispositionDialog)
    boxes = form.teams.findChildren(CheckBox)
    qtbot.keyClick(boxes[0], Qt.Key.Key_Down)
    assert [box.focusPolicy() for box in boxes[:2]] == [
        Qt.FocusPolicy.ClickFocus,
        Qt.FocusPolicy.StrongFocus,
    ]
    qtbot.keyClick(boxes[1], Qt.Key.Key_Space)
    assert form.teams.chosen() == (desk.context.office.teams[1].code,)
    give_up(form)


def test_an_office_is_found_by_any_part_of_its_name(
    desk: Desk, actions: DeskActions, page: QWidget, qtbot: QtBot
) -> None:
    actions.start(ActionKey.FORWARD, desk.row(Status.NEW))
    form = open_form(page, ForwardDialog)
    press_save(form)
    assert form.field("office").error()
    qtbot.keyClicks(form.office, "selatan")
    assert form.office.currentText() == "BPS Kota Tangerang Selatan"
    assert not form.field("office").error()
    give_up(form)


def test_a_summary_for_the_report_is_offered_where_a_case_ends(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.ANSWER_PENDING)
    actions.start(ActionKey.ANSWER, row)
    form = open_form(page, AnswerDialog)
    assert form.summary.isVisible()
    form.closes.setChecked(False)
    assert not form.summary.isVisible()
    form.closes.setChecked(True)
    form.answer.setPlainText("Terima kasih, kursi sudah diganti.")
    form.summary._edit.setPlainText("Kursi sudah diganti")
    press_save(form)
    assert desk.case(row).report_summary == "Kursi sudah diganti"


def test_a_desk_officer_writes_no_summary_of_a_confidential_case(desk: Desk, page: QWidget) -> None:
    row = replace(desk.row(Status.ANSWER_PENDING), confidential=True, anonymous=False)
    with signed_in(desk.register, "loket", Role.DESK) as register:
        context = make_context(register)
        form = CloseDialog(context, row, parent=page)
        form.open()
        assert not form.summary.isVisible()
        assert form.summary.summary() == ""
        form.reject()
