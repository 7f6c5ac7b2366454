"""Every button of every page and every dialog is pressed by Enter and by Space."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.rules.kinds import Status
from tests.ui.actions.desk import Desk
from tests.ui.every_place import dialogs_of_the_program, every_dialog, every_page, shown_in
from tests.ui.shell.helpers import make_window
from ui.home.page import HomePage
from ui.page_table import PAGES
from ui.parts.fields.field import FormKeys
from ui.shell.window import MainWindow

KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """Return the whole window at the lively register."""
    made = make_window(pages=PAGES, clock=desk.register.clock)
    qtbot.addWidget(made)
    with shown_in(made, desk.register):
        yield made


def pressed_by(button: QAbstractButton, key: Qt.Key) -> bool:
    """Tell whether a key presses a button; what the button would do is not done."""
    presses: list[bool] = []

    def take() -> None:
        # From here on the button is silent: no `clicked` reaches anybody.
        presses.append(button.blockSignals(True))

    button.pressed.connect(take)
    QTest.keyClick(button, key)
    button.blockSignals(False)
    button.pressed.disconnect(take)
    return bool(presses)


def dead_buttons(place: QWidget) -> list[str]:
    """Return the buttons that can be seen in a place and don't answer one of the keys."""
    dead = []
    for button in place.findChildren(QAbstractButton):
        seen = button.isVisible() and button.isEnabled()
        if not seen or button.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        keys = (Qt.Key.Key_Space,) if chosen_by_space(button) else KEYS
        name = button.accessibleName() or button.text()
        dead += [f"{name}: {key.name}" for key in keys if not pressed_by(button, key)]
    return dead


def chosen_by_space(button: QAbstractButton) -> bool:
    """Tell whether Enter goes on to the next field from here, as the form says."""
    parent, in_form = button.parentWidget(), False
    while parent is not None:
        in_form |= any(isinstance(child, FormKeys) for child in parent.children())
        parent = parent.parentWidget()
    return isinstance(button, QCheckBox | QRadioButton) or (in_form and button.isCheckable())


def test_every_button_of_every_page_answers(window: MainWindow, desk: Desk) -> None:
    row = desk.row(Status.IN_FOLLOW_UP)
    found = {name: dead_buttons(page) for name, page in every_page(window, row.id)}
    found["rail"] = dead_buttons(window.rail)
    assert not {name: dead for name, dead in found.items() if dead}
    assert len(found) > 20


def test_every_button_of_every_dialog_answers(qtbot: QtBot, desk: Desk) -> None:
    makes = every_dialog(desk.context)
    assert dialogs_of_the_program() == set(makes)
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    found = {}
    for kind, make in makes.items():
        dialog = make(over)
        dialog.show()
        QApplication.processEvents()
        found[kind.__name__] = dead_buttons(dialog)
        dialog.close()
        QApplication.processEvents()
    assert not {name: dead for name, dead in found.items() if dead}


def test_enter_on_the_first_button_of_a_new_register_begins_a_complaint(
    qtbot: QtBot, empty_desk: Desk
) -> None:
    page = HomePage(empty_desk.context)
    qtbot.addWidget(page)
    page.show()
    page.open()
    first = page.first_focus()
    assert first is page.todo.fresh.first_button
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert empty_desk.visited() == [("catat", {})]


def test_enter_held_down_presses_once(qtbot: QtBot, empty_desk: Desk) -> None:
    page = HomePage(empty_desk.context)
    qtbot.addWidget(page)
    page.show()
    page.open()
    first = page.todo.fresh.first_button
    for repeated in (False, True, True):
        plain = Qt.KeyboardModifier.NoModifier
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, "\r", repeated)
        QApplication.sendEvent(first, key)
    assert len(empty_desk.visited()) == 1
