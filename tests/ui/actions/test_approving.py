"""A report lies before the head: approved by one key, or given back with what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.case import ComplaintRow
from app.desk.changing_office import save_settings
from app.desk.following_up import record_result
from app.desk.listing_cases import open_rows
from app.roles import Role
from app.rules.kinds import Status, Turn
from tests.helpers.registers import signed_in
from tests.ui.actions.desk import Desk, open_form, press_save
from tests.ui.shell.helpers import make_context
from ui.actions.action_table import ActionKey
from ui.actions.return_form import ReturnResultDialog
from ui.case.page import CasePage
from ui.case_words import APPROVAL, status_badge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def waiting(desk: Desk) -> ComplaintRow:
    save_settings(desk.register, values={"approves_results": "1"})
    row = next(
        row
        for row in open_rows(desk.register)
        if row.status is Status.IN_FOLLOW_UP and not row.paused and not row.confidential
    )
    now = desk.context.clock.now()
    record_result(
        desk.register, complaint_id=row.id, happened_at=now, result="settled", note="Sudah."
    )
    return next(each for each in open_rows(desk.register) if each.id == row.id)


def test_the_head_approves_by_the_next_action(
    desk: Desk, waiting: ComplaintRow, qtbot: QtBot
) -> None:
    assert waiting.turn is Turn.HEAD
    with signed_in(desk.register, "kepala", Role.HEAD) as head:
        page = CasePage(make_context(head))
        qtbot.addWidget(page)
        page.context.runner.changed.connect(page.refresh)
        page.show()
        page.open(complaint_id=waiting.id)
        assert status_badge(waiting, None) is APPROVAL
        assert page.places.primary_button.word() == "Setujui laporan hasil"
        assert ActionKey.PROGRESS not in {each.id for each in page.commands()}
        page.places.primary_button.click()
        page.hide()
    after = next(each for each in open_rows(desk.register) if each.id == waiting.id)
    assert after.status is Status.ANSWER_PENDING


def test_a_report_is_given_back_with_what_is_missing(
    desk: Desk, waiting: ComplaintRow, qtbot: QtBot
) -> None:
    page = CasePage(desk.context)
    qtbot.addWidget(page)
    desk.context.runner.changed.connect(page.refresh)
    page.show()
    page.open(complaint_id=waiting.id)
    next(each for each in page.commands() if each.id == ActionKey.RETURN_RESULT).run()
    form = open_form(page, ReturnResultDialog)
    press_save(form)
    assert "Alasan belum diisi" in form.mistakes()
    form.reason.setPlainText("Buktinya belum dilampirkan.")
    press_save(form)
    assert page.case is not None
    assert page.case.row.turn is Turn.TEAM
    page.hide()
