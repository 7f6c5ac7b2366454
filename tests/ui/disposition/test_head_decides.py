"""On a shared register the head decides on the screen; paper is there for whoever wants it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.desk.listing_cases import Wanted, list_rows, open_rows
from app.desk.reading_cases import read_case
from app.register import Register
from app.roles import Role
from app.rules.kinds import Status
from tests.helpers.registers import signed_in
from tests.ui.actions.desk import Desk, give_up, open_form, press_save
from tests.ui.shell.helpers import make_context
from ui.actions.action_table import ActionKey
from ui.actions.desk_actions import DeskActions
from ui.actions.disposition_form import DispositionDialog
from ui.case.page import CasePage
from ui.disposition.page import DispositionPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def head(desk: Desk) -> Iterator[Register]:
    with signed_in(desk.register, "kepala", Role.HEAD) as register:
        yield register


def test_what_others_write_down_the_head_decides(head: Register, desk: Desk, qtbot: QtBot) -> None:
    page = CasePage(make_context(head))
    qtbot.addWidget(page)
    page.context.runner.changed.connect(page.refresh)
    page.show()
    for status in (Status.NEW, Status.AWAITING_DISPOSITION):
        case = next(row.id for row in open_rows(head) if row.status is status)
        page.open(complaint_id=case)
        assert page.places.primary_button.word() == "Disposisi"
        page.places.primary_button.click()
        form = open_form(page, DispositionDialog)
        assert form.windowTitle() == "Disposisi"
        form.teams.choose(["umum"])
        form.instructions.choose(["tindak-lanjuti"])
        press_save(form)
        told = read_case(desk.register, complaint_id=case)
        assert told.row.status is Status.IN_FOLLOW_UP
        assert told.timeline[-1].recorded_at == desk.context.clock.now()
    with signed_in(desk.register, "umi", Role.TEAM, team="umum") as team:
        seen = {row.id for row in list_rows(team, wanted=Wanted(), offset=0, limit=99)}
    assert case in seen
    page.hide()


def test_the_desk_still_writes_down_what_is_on_paper(desk: Desk, head: Register) -> None:
    waiting = next(
        row for row in open_rows(desk.register) if row.status is Status.AWAITING_DISPOSITION
    )
    words = []
    for register in (desk.register, head):
        actions = DeskActions(make_context(register), None)  # type: ignore[arg-type]
        following = actions.next_action(waiting)
        assert following is not None
        assert following.key is ActionKey.RECORD_DISPOSITION
        words.append(following.word)
    assert words == ["Catat disposisi", "Disposisi"]


def test_the_head_decides_beside_the_sheet(head: Register, qtbot: QtBot) -> None:
    page = DispositionPage(make_context(head))
    qtbot.addWidget(page)
    page.open()
    page.show()
    assert page.record_button.word() == "Disposisi"
    page.record_button.click()
    form = open_form(page, DispositionDialog)
    assert form.windowTitle() == "Disposisi"
    give_up(form)
    page.hide()
