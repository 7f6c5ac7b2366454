"""A clerk at the Catat aduan page: types by keyboard and looks what the register got."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.case import Case, ComplaintRow, Seal
from app.clock import FixedClock
from app.desk.listing_cases import Wanted, find_number, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.register import Register
from tests.ui.shell.helpers import Calls, make_context
from ui.entry.page import EntryPage

__all__ = ["clerk"]


class Clerk:
    """One page on a register; keys go to whatever has the focus."""

    def __init__(self, qtbot: QtBot, register: Register) -> None:
        self.qtbot = qtbot
        self.register = register
        self.context = make_context(register)
        self.page = self._sit_down()

    def _sit_down(self) -> EntryPage:
        page = EntryPage(self.context)
        self.qtbot.addWidget(page)
        page.resize(1190, 668)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        page.open()
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        return page

    def come_back_later(self) -> EntryPage:
        """Leave the page and start anew, as after closing the program."""
        self.page.leaving()
        self.page.hide()
        self.page = self._sit_down()
        return self.page

    def focused(self) -> QWidget:
        """Return what has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def enter(self, words: str = "") -> None:
        """Type into the field that has the focus, then Enter."""
        if words:
            self.qtbot.keyClicks(self.focused(), words)
        self.qtbot.keyClick(self.focused(), Qt.Key.Key_Return)

    def retype(self, words: str) -> None:
        """Replace what stands in the field, then Enter."""
        widget = self.focused()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        self.enter(words)

    def tab(self, words: str = "") -> None:
        """Type into a field of several lines, then Tab."""
        widget = self.focused()
        if words:
            self.qtbot.keyClicks(widget, words)
        self.qtbot.keyClick(widget, Qt.Key.Key_Tab)

    def go_to(self, key: str) -> QWidget:
        """Put the focus into a field."""
        editor = self.page.form.fields[key].editor
        editor.setFocus()
        return editor

    def paste(self, key: str, text: str) -> None:
        """Paste into a field what another program left on the clipboard."""
        editor = self.go_to(key)
        QApplication.clipboard().setText(text)
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.paste()

    def save(self) -> None:
        """Press Ctrl+Enter where the focus is."""
        control = Qt.KeyboardModifier.ControlModifier
        self.qtbot.keyClick(self.focused(), Qt.Key.Key_Return, control)

    def error(self, key: str) -> str:
        """Return the sentence at a field."""
        return self.page.form.fields[key].error()

    def rows(self) -> tuple[ComplaintRow, ...]:
        """Return the register, oldest first."""
        return list_rows(self.register, wanted=Wanted(descending=False), offset=0, limit=99)

    def case(self, number: str) -> Case:
        """Return one case of the register."""
        key = find_number(self.register, number=number)
        case = read_case(self.register, complaint_id=key)
        sealed = Seal.CLOSED in (case.identity_seal, case.content_seal)
        return open_seals(self.register, complaint_id=key) if sealed else case

    def ways(self) -> list[tuple[str, dict[str, object]]]:
        """Return where the page wanted to go."""
        navigate = self.context.navigate
        assert isinstance(navigate, Calls)
        return navigate.calls

    @property
    def clock(self) -> FixedClock:
        """The clock on the wall."""
        clock = self.register.clock
        assert isinstance(clock, FixedClock)
        return clock


@pytest.fixture
def clerk(qtbot: QtBot, file_register: Register) -> Iterator[Clerk]:
    """Return a clerk before an empty form."""
    made = Clerk(qtbot, file_register)
    yield made
    made.page.hide()
