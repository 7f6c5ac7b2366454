"""The real program with a clerk who never rests: run in a process of its own, to be killed."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.helpers.registers import PASSWORD
from ui.actions.action_table import ActionKey
from ui.actions.desk_actions import DeskActions
from ui.case.page import CasePage
from ui.entrance.login_page import LoginPage
from ui.entry.page import EntryPage
from ui.shell.start import Program, begin

EVERY_MS = 40
LETTERS = "abcdefghij"


class Typist:
    """Signs in, opens a form and types into its text; tells each letter on standard output.

    `form` is "catat" or the key of an action on the first case.
    """

    def __init__(self, program: Program, form: str) -> None:
        self._window = program.window
        self._form = form
        self._typed = 0
        self._signed_in = False
        self._into: QWidget | None = None
        self._timer = QTimer()
        self._timer.timeout.connect(self._go_on)
        self._timer.start(EVERY_MS)

    def _go_on(self) -> None:
        if self._into is not None:
            letter = LETTERS[self._typed % len(LETTERS)]
            QTest.keyClicks(self._into, letter)
            self._typed += 1
            print(self._typed, time.monotonic(), flush=True)
        elif self._window.context is None:
            self._sign_in()
        else:
            self._open()

    def _sign_in(self) -> None:
        doors = self._window.findChildren(LoginPage)
        if doors and not self._signed_in:
            self._signed_in = True
            doors[0].password.setText(PASSWORD)
            doors[0].sign_in()

    def _open(self) -> None:
        page = self._window.pages.current_page()
        if self._form == "catat":
            if not isinstance(page, EntryPage):
                self._window.navigate("catat")
                return
            self._type_into(page)
        elif not isinstance(page, CasePage):
            self._window.navigate("kasus", complaint_id=1)
        elif (dialog := QApplication.activeModalWidget()) is not None:
            self._type_into(dialog)
        elif page.case is not None:
            DeskActions(page.context, page).start(ActionKey(self._form), page.case.row)

    def _type_into(self, form: QWidget) -> None:
        texts = [each for each in form.findChildren(QPlainTextEdit) if each.isVisible()]
        texts[0].setFocus()
        self._into = texts[0]


def main(place: str, form: str) -> None:
    """Type into a form of the register at a place until the process is ended."""
    app, program = begin(place)
    if program is None:
        raise SystemExit("another window has this register")
    typist = Typist(program, form)
    app.exec()
    del typist


if __name__ == "__main__":
    main(*sys.argv[1:])
