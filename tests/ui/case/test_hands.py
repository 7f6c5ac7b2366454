"""Who has a disposition is seen as a tree on the case's page, and passed on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from app.case import Seal
from app.desk.handing_on import note_read
from app.desk.listing_cases import open_rows
from app.roles import Role
from app.rules.kinds import Status
from tests.desk.slips import disposed_to, registered
from tests.helpers.registers import signed_in
from tests.ui.actions.desk import Desk, open_form, press_save
from tests.ui.shell.helpers import make_context
from ui.actions.action_table import ActionKey
from ui.actions.handing_forms import CallBackDialog, PassOnDialog, RevokeDialog
from ui.case.hands import HandsTree
from ui.case.page import CasePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.register import Register


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> CasePage:
    made = CasePage(desk.context)
    qtbot.addWidget(made)
    made.resize(1190, 668)
    desk.context.runner.changed.connect(made.refresh)
    made.show()
    return made


def told(page: CasePage) -> list[str]:
    (tree,) = [each for each in page.facts.findChildren(HandsTree) if each.isVisibleTo(page)]
    return [each.text() for each in tree.findChildren(QLabel)]


def run(page: CasePage, key: ActionKey) -> None:
    next(each for each in page.commands() if each.id == key).run()


def ordinary(desk: Desk) -> int:
    cases = [
        row.id
        for row in open_rows(desk.register)
        if row.status is Status.IN_FOLLOW_UP and not row.confidential and not row.paused
    ]
    return cases[0]


def test_the_clerk_passes_a_disposition_on_and_changes_who_has_it(
    page: CasePage, desk: Desk
) -> None:
    page.open(complaint_id=ordinary(desk))
    team = page.case.row.holder if page.case else ""
    assert told(page)[-2:] == [team, "memegang sekarang"]
    run(page, ActionKey.HAND_ON)
    form = open_form(page, PassOnDialog)
    assert form.giver.currentText() == team
    press_save(form)
    assert "Pelaksana belum diisi" in form.mistakes()
    form.person.setText("Budi Santoso, Statistisi")
    press_save(form)
    assert told(page)[-3] == team
    assert told(page)[-2] == "Budi Santoso, Statistisi"
    assert told(page)[-1] == "memegang sejak 24-11-2026 11.40"
    facts = [each.text() for each in page.facts.findChildren(QLabel)]
    assert f"{team} (Budi Santoso, Statistisi)" in facts
    run(page, ActionKey.CALL_BACK)
    change = open_form(page, CallBackDialog)
    change.reason.setPlainText("sedang cuti")
    change.person.setText("Eka")
    press_save(change)
    assert told(page)[-2] == "Eka"
    desk.context.messages.take_undo()
    assert told(page)[-2] == "Budi Santoso, Statistisi"


def test_the_head_takes_a_disposition_back(page: CasePage, desk: Desk) -> None:
    page.open(complaint_id=ordinary(desk))
    run(page, ActionKey.REVOKE)
    form = open_form(page, RevokeDialog)
    form.reason.setPlainText("bukan tugas tim itu")
    press_save(form)
    assert page.case is not None
    assert page.case.row.status is Status.AWAITING_DISPOSITION
    assert not [each for each in page.facts.findChildren(HandsTree) if each.isVisibleTo(page)]


def test_a_team_that_opens_its_case_has_read_it(desk: Desk, qtbot: QtBot) -> None:
    case = ordinary(desk)
    row = next(row for row in open_rows(desk.register) if row.id == case)
    with signed_in(desk.register, "tini", Role.TEAM, team=row.held_by.teams[0]) as register:
        page = CasePage(make_context(register))
        qtbot.addWidget(page)
        page.show()
        page.open(complaint_id=case)
        assert any("dibaca 24-11-2026 11.40" in each for each in told(page))
        assert not note_read(register, complaint_id=case)
        page.hide()


def test_a_sealed_case_is_read_only_once_its_words_were_shown(
    file_register: Register, qtbot: QtBot
) -> None:
    case = registered(file_register, confidential=True)
    disposed_to(file_register, case, "umum")
    with signed_in(file_register, "tini", Role.TEAM, team="umum") as register:
        page = CasePage(make_context(register))
        qtbot.addWidget(page)
        page.show()
        page.open(complaint_id=case)
        shown = page.case
        assert shown is not None
        assert (shown.content_seal, shown.hands[0].read_at) == (Seal.CLOSED, None)
        page.reveal()
        assert page.case.content_seal is Seal.OPEN
        assert not note_read(register, complaint_id=case)
        page.hide()
