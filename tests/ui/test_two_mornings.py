"""A morning at the desk, once by keyboard alone and once by mouse alone: every deed has both ways.

Sign in, a slip, a box, the sheet, the head's ticks, follow-up, result, answer and closing, a search,
the report. By mouse the keyboard only spells words into the field that was clicked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.desk.listing_cases import Wanted, list_rows
from app.keeping.checking import check_register
from app.rules.kinds import Status
from tests.helpers.registers import PASSWORD
from tests.ui.actions.desk import open_form
from tests.ui.whole_window import (
    ALT,
    CONTROL,
    NONE,
    SHIFT,
    focused,
    open_menu,
    press,
    window_at_the_door,
)
from ui.actions.answer_form import AnswerDialog
from ui.actions.disposition_form import DispositionDialog
from ui.actions.follow_up_forms import ProgressDialog, ResultDialog
from ui.boxes.page import BoxPage
from ui.case.page import CasePage
from ui.disposition.page import DispositionPage
from ui.entrance.login_page import LoginPage
from ui.entry.page import EntryPage
from ui.home.page import HomePage
from ui.page import Page
from ui.register.page import RegisterPage
from ui.report.page import ReportPage
from ui.shell.window import MainWindow
from ui.tracker.page import TrackerPage

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
TITLE = "Meja tunggu lobi goyah"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let paper and files come out at once, and keep what they were called."""
    names: list[str] = []

    def out(_: object, pdf: bytes, *, name: str = "", suggested: str = "", **more: object) -> None:
        assert pdf.startswith(b"%PDF")
        names.append(name or suggested)
        if callable(then := more.get("then")):
            then()

    for module in (
        "ui.printing",
        "ui.saving_papers",
        "ui.disposition.sheets",
        "ui.report.papers",
        "ui.boxes.minutes_desk",
    ):
        for word in ("print_paper", "save_paper"):
            monkeypatch.setattr(f"{module}.{word}", out, raising=False)
    return names


@pytest.fixture
def window(qtbot: QtBot, lively_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_at_the_door(qtbot, lively_file, tmp_path) as made:
        yield made


def page_of(window: MainWindow, kind: type[Page]) -> Page:
    page = window.pages.current_page()
    assert isinstance(page, kind), page
    return page


def status_of(window: MainWindow, title: str) -> Status:
    assert window.context is not None
    rows = list_rows(window.context.register, wanted=Wanted(words=title), offset=0, limit=2)
    assert len(rows) == 1
    return rows[0].status


def spell(words: str) -> None:
    QTest.keyClicks(focused(), words)
    QApplication.processEvents()


def press_until(key: Qt.Key, there: Callable[[], bool], held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key again and again, as often as a clerk would bear."""
    for _ in range(60):
        if there():
            return
        press(key, held)
    raise AssertionError(f"{key} never leads there")


def test_a_morning_by_keyboard_alone(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    # At the door the password has the keyboard.
    spell(PASSWORD)
    press(ENTER)
    page_of(window, HomePage)
    a_slip_by_keys(window)
    a_box_by_keys(window)
    the_sheet_by_keys(window, qtbot, printed)
    the_follow_up_by_keys(window)
    the_end_by_keys(window, qtbot, printed)
    assert window.context is not None
    assert check_register(window.context.register).problems == ()


def a_slip_by_keys(window: MainWindow) -> None:
    press(Qt.Key.Key_N, CONTROL)
    entry = page_of(window, EntryPage)
    assert isinstance(entry, EntryPage)
    spell("lobi")
    press_until(Qt.Key.Key_F6, entry.form.fields["title"].editor.hasFocus)
    spell(TITLE)
    press(ENTER, CONTROL)
    assert status_of(window, TITLE) is Status.NEW


def a_box_by_keys(window: MainWindow) -> None:
    press(Qt.Key.Key_B, CONTROL)
    box = page_of(window, BoxPage)
    assert isinstance(box, BoxPage)
    spell("Dedi Kurnia, satpam")
    press_until(TAB, box.head.found.editor.hasFocus)
    spell("2")
    press(TAB)
    press_until(Qt.Key.Key_F6, lambda: box.grid.isAncestorOf(focused()) or box.grid.hasFocus())
    press(ENTER)
    spell("kemarin")
    for words in ("Antrean loket lama", "Kipas angin berisik"):
        press(ENTER)
        press(ENTER)
        spell("1")
        spell(words)
        press(ENTER)
        spell("P")
    press(Qt.Key.Key_S, CONTROL)
    assert box.saved.isVisible()


def the_sheet_by_keys(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    """Print it for the head, and record the ticks that came back."""
    press(Qt.Key.Key_3, ALT)
    queue = page_of(window, DispositionPage)
    assert isinstance(queue, DispositionPage)
    press_until(Qt.Key.Key_Down, lambda: queue.chosen()[0].title == TITLE)
    press(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: any("isposisi" in name for name in printed), timeout=5000)
    assert status_of(window, TITLE) is Status.AWAITING_DISPOSITION
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    ticks = open_form(queue, DispositionDialog)
    press(Qt.Key.Key_Space)
    press_until(TAB, lambda: ticks.instructions.isAncestorOf(focused()))
    press(Qt.Key.Key_Space)
    press(ENTER, CONTROL)
    assert status_of(window, TITLE) is Status.IN_FOLLOW_UP


def the_follow_up_by_keys(window: MainWindow) -> None:
    """The team works and reports, the complainant is told, the case is closed."""
    press(Qt.Key.Key_4, ALT)
    tracker = page_of(window, TrackerPage)
    assert isinstance(tracker, TrackerPage)
    for key, form, words in (
        (Qt.Key.Key_T, ProgressDialog, "Kaki meja dikencangkan."),
        (Qt.Key.Key_H, ResultDialog, "Meja sudah kokoh."),
        (Qt.Key.Key_J, AnswerDialog, "Meja sudah diperbaiki, terima kasih."),
    ):
        choose_by_arrows(tracker)
        press(key, CONTROL)
        open_form(tracker, form)
        spell(words)
        press(ENTER, CONTROL)
    assert status_of(window, TITLE) is Status.CLOSED


def the_end_by_keys(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    """It is found again, and the report is saved."""
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_F, CONTROL)
    register = page_of(window, RegisterPage)
    assert isinstance(register, RegisterPage)
    with qtbot.waitSignal(register.ready, timeout=5000):
        spell("goyah")
    press(ENTER)
    case = page_of(window, CasePage)
    assert isinstance(case, CasePage)
    assert case.header.title() == TITLE
    press(Qt.Key.Key_Escape)
    page_of(window, RegisterPage)
    press(Qt.Key.Key_5, ALT)
    report = page_of(window, ReportPage)
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(lambda: report.paper.pdf() is not None, timeout=10000)
    press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: any("aporan" in name for name in printed), timeout=5000)


def choose_by_arrows(tracker: TrackerPage) -> None:
    """Go to the case with Home and the arrow."""
    press(Qt.Key.Key_Home, CONTROL)
    for _ in range(60):
        chosen = tracker.chosen()
        if chosen is not None and chosen.title == TITLE:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError("the case can't be reached by arrows")


# --- the mouse -----------------------------------------------------------------------------------


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click into a widget that can be seen and pressed there."""
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    seen = widget.visibleRegion().boundingRect()
    assert not seen.isEmpty(), f"{widget.accessibleName()} is out of sight"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, place or seen.center())
    QApplication.processEvents()


def click_row(view: QAbstractItemView, index: QModelIndex, *, times: int = 1) -> None:
    """Click on a row, scrolled into sight by the wheel."""
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    if times > 1:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    QApplication.processEvents()


def choose_in(box: QComboBox, word: str) -> None:
    """Open a list of choices and click one."""
    box.showPopup()
    QApplication.processEvents()
    index = box.model().index(box.findText(word), 0)
    box.view().scrollTo(index)
    place = box.view().visualRect(index).center()
    QTest.mouseMove(box.view().viewport(), place)
    QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, NONE, place)
    QApplication.processEvents()


def click_in_menu(view: QAbstractItemView, index: QModelIndex, word: str) -> None:
    """Press the right button on a row, then an entry of its menu."""
    click_row(view, index)
    place = view.visualRect(index).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(view.viewport(), event)
    menu = open_menu()
    entry = next(each for each in menu.actions() if each.text().partition("\t")[0] == word)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(entry).center())
    QApplication.processEvents()


def line_of(tracker: TrackerPage) -> QModelIndex:
    rows = (tracker.model.row_at(line) for line in range(tracker.model.rowCount()))
    at = next(at for at, row in enumerate(rows) if row is not None and row.title == TITLE)
    return tracker.model.index(at, 1)


def test_a_morning_by_mouse_alone(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    door = window.pages.currentWidget()
    assert isinstance(door, LoginPage)
    click(door.password)
    spell(PASSWORD)
    click(door.enter_button)
    a_slip_by_mouse(window)
    a_box_by_mouse(window)
    the_sheet_by_mouse(window, qtbot, printed)
    follow_up_by_mouse(window)
    assert status_of(window, TITLE) is Status.CLOSED
    the_end_by_mouse(window, qtbot, printed)


def a_slip_by_mouse(window: MainWindow) -> None:
    home = page_of(window, HomePage)
    assert isinstance(home, HomePage)
    click(home.add_button)
    entry = page_of(window, EntryPage)
    assert isinstance(entry, EntryPage)
    medium = entry.form.fields["medium"].editor
    assert isinstance(medium, QComboBox)
    choose_in(medium, "Kotak Saran Lobi")
    click(entry.form.fields["title"].editor)
    spell(TITLE)
    click(entry.places.save_button)
    assert status_of(window, TITLE) is Status.NEW


def a_box_by_mouse(window: MainWindow) -> None:
    """Open a box without slips, from the rota."""
    click(window.rail._items["beranda"])
    home = page_of(window, HomePage)
    assert isinstance(home, HomePage)
    row = next(each for each in home.rota.rows.values() if each.button.word() == "Buka")
    click(row.button)
    box = page_of(window, BoxPage)
    assert isinstance(box, BoxPage)
    click(box.head.witness.editor)
    spell("Dedi Kurnia, satpam")
    click(box.head.found.editor)
    spell("0")
    click(box.places.save_button)
    assert box.saved.isVisible()


def the_sheet_by_mouse(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    """Print it for the head, and record the ticks that came back."""
    click(window.rail._items["disposisi"])
    queue = page_of(window, DispositionPage)
    assert isinstance(queue, DispositionPage)
    waiting = [queue.model.row_at(line) for line in range(queue.model.rowCount())]
    at = next(at for at, row in enumerate(waiting) if row is not None and row.title == TITLE)
    click_row(queue.table, queue.model.index(at, 0))
    qtbot.waitUntil(queue.print_button.isEnabled, timeout=5000)
    click(queue.print_button)
    qtbot.waitUntil(lambda: any("isposisi" in name for name in printed), timeout=5000)
    click(queue.record_button)
    ticks = open_form(queue, DispositionDialog)
    click(ticks.teams.box("umum"), QPoint(8, 12))
    click(ticks.instructions.box("tindak-lanjuti"), QPoint(8, 12))
    click(ticks.save_button)
    assert status_of(window, TITLE) is Status.IN_FOLLOW_UP


def the_end_by_mouse(window: MainWindow, qtbot: QtBot, printed: list[str]) -> None:
    """It is found again, and the report is saved."""
    click(window.rail._items["register"])
    register = page_of(window, RegisterPage)
    assert isinstance(register, RegisterPage)
    click(register.search)
    with qtbot.waitSignal(register.ready, timeout=5000):
        spell("goyah")
    click_row(register.list.table, register.model.index(0, 2), times=2)
    case = page_of(window, CasePage)
    assert isinstance(case, CasePage)
    assert case.header.title() == TITLE
    click(window.rail._items["laporan"])
    report = page_of(window, ReportPage)
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(lambda: report.paper.pdf() is not None, timeout=10000)
    click(report.places.save_button)
    qtbot.waitUntil(lambda: any("aporan" in name for name in printed), timeout=5000)


def follow_up_by_mouse(window: MainWindow) -> None:
    """Follow-up by the pane's button, result by the row's menu, answer by the pane again."""
    click(window.rail._items["tindak_lanjut"])
    tracker = page_of(window, TrackerPage)
    assert isinstance(tracker, TrackerPage)
    click_row(tracker.table, line_of(tracker))
    click(tracker.pane.action_button)
    progress = open_form(tracker, ProgressDialog)
    click(progress.note)
    spell("Kaki meja dikencangkan.")
    click(progress.save_button)
    click_in_menu(tracker.table, line_of(tracker), "Catat laporan hasil")
    result = open_form(tracker, ResultDialog)
    click(result.note)
    spell("Meja sudah kokoh.")
    click(result.save_button)
    click_row(tracker.table, line_of(tracker))
    click(tracker.pane.action_button)
    answer = open_form(tracker, AnswerDialog)
    click(answer.answer)
    spell("Meja sudah diperbaiki, terima kasih.")
    click(answer.save_button)
