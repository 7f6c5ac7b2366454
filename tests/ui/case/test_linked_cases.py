"""Cases that belong together: linked from the case's menu, opened by their number, parted again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.register import Register
from tests.ui.actions.desk import give_up, open_form, press_save
from tests.ui.case.test_correcting import ANONYMOUS, DISPOSED, page, save, shown, start
from tests.ui.shell.helpers import Calls
from ui.actions.link_form import LinkDialog, UnlinkDialog
from ui.case.page import CasePage

__all__ = ["page"]


def way_to(page: CasePage, number: str) -> QPushButton:
    (found,) = [each for each in page.facts.findChildren(QPushButton) if each.text() == number]
    return found


def test_a_linked_case_is_opened_by_its_number_and_parted_again(
    page: CasePage, lively: Register
) -> None:
    case = start(page, DISPOSED, "case.link")
    form = open_form(page, LinkDialog)
    form.other.setText(ANONYMOUS)
    save(page, form)
    assert shown(page).linked == (ANONYMOUS,)
    way_to(page, ANONYMOUS).click()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls[-1] == ("kasus", {"complaint_id": case.row.id + 1})
    start(page, DISPOSED, "case.unlink")
    save(page, open_form(page, UnlinkDialog))
    assert shown(page).linked == ()


def test_a_number_that_is_none_is_told_at_its_field(page: CasePage, qtbot: QtBot) -> None:
    start(page, DISPOSED, "case.link")
    form = open_form(page, LinkDialog)
    form.other.setText("sembarang")
    press_save(form)
    qtbot.waitUntil(lambda: "Tulis nomor" in form.field("other").error())
    give_up(form)
