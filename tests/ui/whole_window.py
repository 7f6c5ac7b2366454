"""The whole window as a morning finds it: signed in at the lively register, with all its keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.helpers.registers import copy_register
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import (
    make_messages,
    make_window,
    opening_in,
    own_preferences,
    sign_in,
)
from ui.page_table import PAGES
from ui.shell.command_palette import CommandPalette
from ui.shell.theme import Theme
from ui.shell.window import MainWindow
from ui.shell.window_commands import WindowCommands

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@contextmanager
def window_at_the_door(qtbot: QtBot, register: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """Yield the window with the login page of a copy of `register`."""
    place = copy_register(register, tmp_path / "meja.mejaaduan")
    messages, clock = make_messages(), FixedClock(LIVELY_NOW)
    made = make_window(pages=PAGES, messages=messages, clock=clock)
    qtbot.addWidget(made)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    WindowCommands(made, theme=Theme(app, own_preferences()), registers=[])
    made.resize(1366, 728)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with opening_in(made, messages, clock=clock) as opening:
        opening.open(str(place))
        QApplication.processEvents()
        yield made


@contextmanager
def window_signed_in(qtbot: QtBot, register: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """Yield the same with somebody signed in, at Beranda."""
    with window_at_the_door(qtbot, register, tmp_path) as made:
        sign_in(made)
        QApplication.processEvents()
        yield made


def focused() -> QWidget:
    """Return what has the keyboard; the offscreen platform forgets at times which window has it."""
    if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        (QApplication.activeModalWidget() or shown[-1]).activateWindow()
        QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    if popup is None:
        popup = QApplication.focusWidget()
        assert popup is not None
        return popup
    inside: QWidget | None = popup.focusWidget()
    return popup if inside is None else inside


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()


def palette_of(window: MainWindow) -> CommandPalette:
    """Return the palette that lies open over the window."""
    (palette,) = window.findChildren(CommandPalette)
    assert palette.isVisible()
    return palette


def open_menu() -> QMenu:
    """Return the menu that lies open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
