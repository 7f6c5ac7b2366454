"""Ctrl+L, or nobody there for a while: nothing of anybody stays in the window, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.case import Content, Identity
from app.clock import FixedClock
from app.roles import Role
from tests.desk.slips import disposed
from tests.helpers.registers import add_person, copy_register, open_register
from tests.ui.shell.helpers import make_window, opening_in, sign_in
from ui.actions.action_table import ActionKey
from ui.actions.follow_up_forms import ProgressDialog
from ui.case.page import CasePage
from ui.entry.page import EntryPage
from ui.messages import Messages, Question, ask_in_dialog
from ui.page_table import PAGES
from ui.shell.command_palette import CommandPalette
from ui.shell.idle import IdleWatch
from ui.shell.opening import Opening
from ui.shell.window import MainWindow

NAME, TEXT = "Kenarina Wulandari", "rahasianya murai"


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> MainWindow:
    made = make_window(pages=PAGES, messages=messages)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opening(
    window: MainWindow,
    messages: Messages,
    register_file: Path,
    fixed_clock: FixedClock,
    tmp_path: Path,
) -> Iterator[Opening]:
    place = copy_register(register_file, tmp_path / "kunci.mejaaduan")
    register = open_register(str(place), clock=fixed_clock)
    secret = {"confidential": True, "content": Content(text=TEXT), "identity": Identity(name=NAME)}
    disposed(register, **secret)
    register.close()
    with opening_in(window, messages, clock=fixed_clock) as made:
        window.set_commands(made.commands())
        made.open(str(place))
        sign_in(window)
        settle()
        yield made


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def everything_shown() -> str:
    """Return all words that any widget of the program holds, shown or hidden."""
    said: list[str] = []
    for widget in QApplication.allWidgets():
        said += [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
        said.append(widget.accessibleDescription())
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(model.rowCount(QModelIndex())):
                for column in range(_columns(model)):
                    index = model.index(row, column)
                    said += [str(index.data(role)) for role in range(0x0100, 0x0110)]
                    said.append(str(index.data()))
    return "\n".join(said)


def _columns(model: QAbstractItemModel) -> int:
    """Return the columns of a model; a list keeps that to itself and has one."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def shown_case(window: MainWindow) -> CasePage:
    window.navigate("kasus", complaint_id=1)
    page = window.pages.current_page()
    assert isinstance(page, CasePage)
    return page


def test_after_locking_no_identity_is_left_in_any_widget(
    opening: Opening, window: MainWindow
) -> None:
    page = shown_case(window)
    assert NAME not in everything_shown()
    page.reveal()
    assert NAME in everything_shown()
    assert TEXT in everything_shown()
    QGuiApplication.clipboard().setText(NAME)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert NAME not in everything_shown()
    assert TEXT not in everything_shown()
    assert QGuiApplication.clipboard().text() == ""
    assert window.context is None
    assert window.windowTitle() == "Meja Aduan"
    sign_in(window)
    settle()
    again = window.pages.current_page()
    assert isinstance(again, CasePage)
    assert NAME not in everything_shown()


def test_what_was_opened_is_closed_when_the_page_is_left(
    opening: Opening, window: MainWindow
) -> None:
    shown_case(window).reveal()
    assert NAME in everything_shown()
    window.navigate("register")
    settle()
    assert NAME not in everything_shown()


def test_a_half_typed_complaint_is_offered_after_unlocking(
    opening: Opening, window: MainWindow
) -> None:
    window.navigate("catat")
    page = window.pages.current_page()
    assert isinstance(page, EntryPage)
    values = page.form.values() | {"medium": "surat", "title": "Setengah", "name": NAME}
    page.form.set_values(values)
    opening.lock()
    settle()
    assert NAME not in everything_shown()
    sign_in(window)
    settle()
    again = window.pages.current_page()
    assert isinstance(again, EntryPage)
    assert again.drafts.offer is not None
    again.drafts.continue_offered()
    assert again.form.values()["name"] == NAME


def test_a_half_filled_form_is_there_again_when_it_is_opened(
    opening: Opening, window: MainWindow
) -> None:
    page = shown_case(window)
    assert page.case is not None
    page.actions_of.start(ActionKey.PROGRESS, page.case.row)
    (form,) = page.findChildren(ProgressDialog)
    form.note.setPlainText(f"Sudah dihubungi: {NAME}")
    opening.lock()
    settle()
    assert NAME not in everything_shown()
    sign_in(window)
    settle()
    again = window.pages.current_page()
    assert isinstance(again, CasePage)
    assert again.case is not None
    again.actions_of.start(ActionKey.PROGRESS, again.case.row)
    (form,) = again.findChildren(ProgressDialog)
    assert form.note.toPlainText() == f"Sudah dihubungi: {NAME}"
    assert not form.draft_line.isHidden()
    form.draft_line.thrown_away.emit()
    form.reject()
    settle()
    again.actions_of.start(ActionKey.PROGRESS, again.case.row)
    (form,) = again.findChildren(ProgressDialog)
    assert form.note.toPlainText() == ""
    form.reject()


def start_progress(page: CasePage) -> None:
    assert page.case is not None
    page.actions_of.start(ActionKey.PROGRESS, page.case.row)


OVER_A_FORM: dict[str, Callable[[CasePage], object]] = {
    "form": start_progress,
    "palette": lambda page: CommandPalette(page.window()).open_over(page.window()),
    "question": lambda _: ask_in_dialog(Question("Hapus?", "Tidak dapat dibatalkan.", "Ya")),
    "menu": lambda page: _menu(page).popup(page.mapToGlobal(QPoint(10, 10))),
}


def _menu(page: QWidget) -> QMenu:
    made = QMenu(page)
    made.addAction("Cetak")
    return made


@pytest.mark.parametrize("over", OVER_A_FORM)
def test_ctrl_l_locks_over_whatever_is_open(
    opening: Opening, window: MainWindow, qapp: QApplication, over: str
) -> None:
    watch = IdleWatch(qapp, window)
    watch.lock_pressed.connect(opening.lock)
    watch.watch(0)
    page = shown_case(window)

    def press() -> None:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert top is not None
        if isinstance(form := top, ProgressDialog):
            form.note.setPlainText(f"Sudah dihubungi: {NAME}")
            top = form.note
        QTest.keyClick(top, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    # A question has a loop of its own, and the key comes in it.
    QTimer.singleShot(50, page, press)
    OVER_A_FORM[over](page)
    QTest.qWait(150)
    settle()
    assert window.context is None
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert NAME not in everything_shown()
    sign_in(window)
    settle()
    again = window.pages.current_page()
    assert isinstance(again, CasePage)
    if over == "form":
        start_progress(again)
        (form,) = again.findChildren(ProgressDialog)
        assert form.note.toPlainText() == f"Sudah dihubungi: {NAME}"
        form.reject()


def test_whoever_else_unlocks_begins_at_their_own_first_page(
    opening: Opening, window: MainWindow
) -> None:
    shown_case(window)
    assert window.context is not None
    add_person(window.context.register, "dewi", Role.DESK)
    opening.lock()
    sign_in(window, login="dewi")
    settle()
    assert window.context is not None
    assert window.context.register.account.login == "dewi"
    assert not isinstance(window.pages.current_page(), CasePage)
    assert not window.pages.can_go_back()


def test_nobody_there_locks(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, qapp)
    watch.watch(1)
    watch._timer.setInterval(40)
    watch._timer.start()
    with qtbot.waitSignal(watch.idle, timeout=2000):
        pass
    # Whoever touches anything has the whole minute again. No waiting for it to pass or not: on a
    # busy machine a wait is as long as it likes.
    watch._timer.setTimerType(Qt.TimerType.PreciseTimer)
    watch.watch(1)
    widget = QWidget()
    qtbot.addWidget(widget)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() <= 59_700)
    QTest.keyClick(widget, Qt.Key.Key_Shift)
    assert watch._timer.remainingTime() > 59_700
    watch.watch(0)
    assert not watch._timer.isActive()
    watch.deleteLater()
