"""For hands that tremble and eyes that don't see: names, sizes and focus of all that can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.rules.kinds import Status
from tests.ui.actions.desk import Desk
from tests.ui.every_place import every_dialog, every_page, shown_in
from tests.ui.shell.helpers import make_window
from tests.ui.whole_window import ALT, press
from ui.actions.follow_up_forms import ProgressDialog
from ui.page_table import PAGES
from ui.parts.buttons import Button
from ui.shell.window import MainWindow

LEAST = 28
"""The least height and width of what is pressed, in logical pixels."""
Found = dict[str, list[str]]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """Return the whole window at the lively register."""
    made = make_window(pages=PAGES, clock=desk.register.clock)
    qtbot.addWidget(made)
    with shown_in(made, desk.register):
        yield made


def used_by_hand(place: QWidget) -> Iterator[QWidget]:
    """Yield every control that can be seen and used in a place; the parts Qt makes itself are not."""
    for widget in [place, *place.findChildren(QWidget)]:
        seen = widget.isVisible() and widget.isEnabled() and widget.window() is place.window()
        own = isinstance(widget, QScrollBar | QHeaderView | QSplitterHandle)
        inside = isinstance(widget.parent(), QLineEdit | QAbstractItemView)
        if seen and not own and not inside and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield widget


def nameless(place: QWidget) -> list[str]:
    """Return what a screen reader could only call by its kind."""
    found = []
    for widget in used_by_hand(place):
        said = QAccessible.queryAccessibleInterface(widget)
        if not said.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def small(place: QWidget) -> list[str]:
    """Return what is harder to hit than it need be."""
    found = []
    for widget in used_by_hand(place):
        if isinstance(widget, QAbstractScrollArea | QLabel):
            continue
        if min(widget.width(), widget.height()) < LEAST:
            word = widget.accessibleName() or type(widget).__name__
            found.append(f"{type(widget).__name__} {word} {widget.width()}x{widget.height()}")
    return found


def unseen_focus(place: QWidget) -> list[str]:
    """Return what looks the same whether it has the keyboard or not, and what doesn't get it."""
    found, other = [], QLineEdit(place)
    place.window().activateWindow()
    QApplication.processEvents()
    other.move(-500, -500)
    other.show()
    for widget in used_by_hand(place):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget is other or widget.focusProxy() is not None or not reached:
            continue
        other.setFocus()
        plain = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget or widget.grab().toImage() == plain:
            found.append(f"{type(widget).__name__} {widget.accessibleName()}")
    other.deleteLater()
    return found


def clashes(place: QWidget) -> list[str]:
    """Return what is pressed by a letter that presses another as well, or that it doesn't show."""
    seen: dict[str, str] = {}
    found = []
    for each in place.findChildren(Button):
        if not each.isVisible() or not each.letter():
            continue
        other = seen.setdefault(each.letter(), each.word())
        keys = each.shortcut().toString()
        if other != each.word() or keys != f"Alt+{each.letter()}":
            found.append(f"{each.word()} {keys}: {other}")
    return found


def in_every_place(
    window: MainWindow, desk: Desk, look: Callable[[QWidget], list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield what a look finds on each page and dialog, and around the pages."""
    row = desk.row(Status.IN_FOLLOW_UP)
    for name, page in every_page(window, row.id):
        yield name, look(page)
    yield "rail", look(window.rail)
    yield "status", look(window.status)
    for kind, make in every_dialog(desk.context).items():
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        yield kind.__name__, look(dialog)
        dialog.close()
        QApplication.processEvents()


def test_a_screen_reader_has_a_name_for_every_control(window: MainWindow, desk: Desk) -> None:
    found = {name: wrong for name, wrong in in_every_place(window, desk, nameless) if wrong}
    assert not found


def test_everything_that_is_pressed_is_large_enough(window: MainWindow, desk: Desk) -> None:
    found = {name: wrong for name, wrong in in_every_place(window, desk, small) if wrong}
    assert not found


def test_the_keyboard_is_seen_wherever_it_is(window: MainWindow, desk: Desk) -> None:
    found = {name: wrong for name, wrong in in_every_place(window, desk, unseen_focus) if wrong}
    assert not found


def test_no_letter_presses_two_buttons(window: MainWindow, desk: Desk) -> None:
    found = {name: wrong for name, wrong in in_every_place(window, desk, clashes) if wrong}
    assert not found


def test_a_form_is_saved_and_left_by_its_letters(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    dialogs = every_dialog(desk.context)
    dialog = dialogs[ProgressDialog](window)
    dialog.show()
    assert isinstance(dialog, ProgressDialog)
    assert (dialog.save_button.letter(), dialog.cancel_button.letter()) == ("S", "B")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    left: list[int] = []
    dialog.finished.connect(left.append)
    press(Qt.Key.Key_B, ALT)
    qtbot.waitUntil(lambda: bool(left))
