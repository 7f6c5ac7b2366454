"""The clerk's account, or another one, is closed by an admin elsewhere while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.keeping.accounts import change_account, close_account, read_accounts
from app.register import Register
from app.roles import Role
from tests.helpers.registers import add_person, open_register
from tests.ui.shell.helpers import make_window, opening_in, sign_in
from ui.entrance.login_page import LoginPage
from ui.entry.page import EntryPage
from ui.messages import Messages
from ui.page_table import PAGES
from ui.shell.opening import Opening
from ui.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> MainWindow:
    made = make_window(pages=PAGES, messages=messages)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def admin(register_file: Path, fixed_clock: FixedClock) -> Iterator[Register]:
    """Return the register as an admin elsewhere has it open."""
    register = open_register(str(register_file), clock=fixed_clock)
    add_person(register, "dewi", Role.DESK)
    add_person(register, "tono", Role.ADMIN)
    yield register
    register.close()


@pytest.fixture
def opening(
    window: MainWindow, messages: Messages, admin: Register, fixed_clock: FixedClock
) -> Iterator[Opening]:
    with opening_in(window, messages, clock=fixed_clock) as made:
        made.open(admin.location)
        sign_in(window, login="dewi")
        yield made


def type_half(window: MainWindow) -> EntryPage:
    window.navigate("catat")
    page = window.pages.current_page()
    assert isinstance(page, EntryPage)
    page.form.set_values(page.form.values() | {"medium": "surat", "title": "Setengah"})
    page.drafts.note_typing()
    return page


def id_of(register: Register, login: str) -> int:
    return next(each.id for each in read_accounts(register) if each.login == login)


def test_the_clerk_notices_nothing_when_another_account_is_closed(
    opening: Opening, window: MainWindow, admin: Register, messages: Messages
) -> None:
    page = type_half(window)
    close_account(admin, account_id=id_of(admin, "tono"))
    page.drafts.keep()
    opening.lock()
    assert [told.title for told in messages.told if told.kind == "bar"] == []
    sign_in(window, login="dewi")
    again = window.pages.current_page()
    assert isinstance(again, EntryPage)
    assert again.drafts.offer is not None


def test_a_clerk_whose_roles_change_signs_in_again_and_goes_on_typing(
    opening: Opening, window: MainWindow, admin: Register
) -> None:
    type_half(window)
    roles = frozenset({Role.DESK, Role.ADMIN})
    change_account(admin, account_id=id_of(admin, "dewi"), name="Ibu Dewi", roles=roles, team="")
    window.navigate("register")
    (bar,) = window.notices.bars()
    assert "ditutup atau diubah" in bar.accessibleName()
    window.navigate("catat")
    bar.action_wanted.emit()
    sign_in(window, login="dewi")
    again = window.pages.current_page()
    assert isinstance(again, EntryPage)
    assert again.drafts.offer is not None
    again.drafts.continue_offered()
    assert again.form.values()["title"] == "Setengah"


def test_a_clerk_whose_account_is_closed_keeps_the_screen_until_they_go(
    opening: Opening, window: MainWindow, admin: Register
) -> None:
    page = type_half(window)
    close_account(admin, account_id=id_of(admin, "dewi"))
    page.drafts.keep()
    (bar,) = window.notices.bars()
    assert page.form.values()["title"] == "Setengah"
    bar.action_wanted.emit()
    QApplication.processEvents()
    assert isinstance(window.pages.currentWidget(), LoginPage)
    assert window.notices.bars() == []
    sign_in(window, login="siti")
    assert window.context is not None
