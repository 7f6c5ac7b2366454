"""Coming back from a case, and going on after an action: search, place and keyboard stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.desk.slips import registered
from tests.helpers.registers import copy_register
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import make_messages, make_window, opening_in, sign_in
from ui.case.page import CasePage
from ui.disposition.page import DispositionPage
from ui.home.page import HomePage
from ui.page_table import PAGES
from ui.register.page import RegisterPage
from ui.shell.window import MainWindow
from ui.tracker.page import TrackerPage


@pytest.fixture
def window(qtbot: QtBot, lively_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    place = copy_register(lively_file, tmp_path / "meja.mejaaduan")
    messages, clock = make_messages(), FixedClock(LIVELY_NOW)
    made = make_window(pages=PAGES, messages=messages, clock=clock)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with opening_in(made, messages, clock=clock) as opening:
        opening.open(str(place))
        sign_in(made)
        QApplication.processEvents()
        yield made


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), key)
    QApplication.processEvents()


def there_and_back(window: MainWindow) -> None:
    """Open the case the keyboard stands on with Enter, and come back with Esc."""
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.pages.current_page(), CasePage)
    press(window, Qt.Key.Key_Escape)


def test_the_register_keeps_search_row_scrolling_and_keyboard(window: MainWindow) -> None:
    window.navigate("register")
    page = window.pages.current_page()
    assert isinstance(page, RegisterPage)
    page.search.setText("an")
    page._load()
    table = page.list.table
    table.setFocus()
    for _ in range(14):
        press(window, Qt.Key.Key_Down)
    row, scrolled = page.list.current(), table.verticalScrollBar().value()
    assert row is not None
    assert scrolled > 0
    there_and_back(window)
    assert page.search.text() == "an"
    assert page.list.current() == row
    assert table.verticalScrollBar().value() == scrolled
    assert window.focusWidget() is table


def test_the_register_keeps_the_search_field_for_who_opened_from_there(window: MainWindow) -> None:
    window.navigate("register", words="data")
    page = window.pages.current_page()
    assert isinstance(page, RegisterPage)
    page.search.setFocus()
    there_and_back(window)
    assert page.search.text() == "data"
    assert window.focusWidget() is page.search


def test_the_tracker_keeps_words_row_and_keyboard(window: MainWindow) -> None:
    window.navigate("tindak_lanjut")
    page = window.pages.current_page()
    assert isinstance(page, TrackerPage)
    page.search.setText("data")
    page.table.setFocus()
    press(window, Qt.Key.Key_Down)
    row = page.chosen()
    there_and_back(window)
    assert page.search.text() == "data"
    assert page.chosen() == row
    assert window.focusWidget() is page.table


def test_the_first_page_keeps_its_row(window: MainWindow) -> None:
    page = window.pages.current_page()
    assert isinstance(page, HomePage)
    page.table.setFocus()
    for _ in range(3):
        press(window, Qt.Key.Key_Down)
    row = page.chosen()
    there_and_back(window)
    assert page.chosen() == row
    assert window.focusWidget() is page.table


def test_the_queue_keeps_its_row(window: MainWindow) -> None:
    window.navigate("disposisi")
    page = window.pages.current_page()
    assert isinstance(page, DispositionPage)
    page.table.setFocus()
    press(window, Qt.Key.Key_Down)
    row = page.chosen()
    there_and_back(window)
    assert page.chosen() == row


# --- after an action ------------------------------------------------------------------------


def act(window: MainWindow, command: str) -> None:
    """Run a command of the page, as its key would."""
    page = window.pages.current_page()
    assert page is not None
    next(each for each in page.commands() if each.id == command).run()
    QApplication.processEvents()


def test_the_next_press_on_the_first_page_is_for_the_next_case(window: MainWindow) -> None:
    """A case that is reported moves to another group: what follows it stands in its place."""
    page = window.pages.current_page()
    assert isinstance(page, HomePage)
    for _ in range(2):
        registered(page.context.register, received_at=LIVELY_NOW)
    page.refresh(frozenset({"settings"}))
    numbers = []
    page.table.setFocus()
    while page.chosen() is None or "case.report_to_head" not in _ids(page):
        press(window, Qt.Key.Key_Down)
    while "case.report_to_head" in _ids(page):
        chosen = page.chosen()
        assert chosen is not None
        numbers.append(chosen.number)
        act(window, "case.report_to_head")
        assert page.chosen() != chosen
    assert len(set(numbers)) == len(numbers) >= 2


def _ids(page: HomePage | TrackerPage) -> list[str]:
    return [each.id for each in page.commands()]


def test_the_next_press_in_the_tracker_is_for_the_next_case(window: MainWindow) -> None:
    window.navigate("tindak_lanjut")
    page = window.pages.current_page()
    assert isinstance(page, TrackerPage)
    page.table.setFocus()
    for _ in range(30):
        if "case.report_to_head" in _ids(page):
            break
        press(window, Qt.Key.Key_Down)
    line, chosen = page.table.currentIndex().row(), page.chosen()
    assert chosen is not None
    act(window, "case.report_to_head")
    after = page.chosen()
    assert after is not None
    assert after.id != chosen.id
    assert abs(page.table.currentIndex().row() - line) <= 1
