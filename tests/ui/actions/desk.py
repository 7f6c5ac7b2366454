"""A desk for tests: a lively register of 2026, copied for each test, and the clerk's hands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from app.case import Case, ComplaintRow
from app.clock import FixedClock
from app.desk.listing_cases import find_number, open_rows
from app.desk.reading_cases import read_case
from app.register import Register
from app.rules.kinds import Status
from tests.helpers.registers import copy_register, open_register
from tests.ui.lively import LIVELY_NOW, make_lively
from tests.ui.shell.helpers import make_context
from ui.forms.form_dialog import FormDialog

if TYPE_CHECKING:
    from ui.page import Context

__all__ = ["desk", "empty_desk", "lively", "lively_file"]
D = TypeVar("D", bound=FormDialog)


@pytest.fixture(scope="session")
def lively_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the lively register once for this process."""
    path = tmp_path_factory.mktemp("lively") / "lively.mejaaduan"
    make_lively(path)
    return path


@pytest.fixture
def lively(lively_file: Path, tmp_path: Path) -> Iterator[Register]:
    """Return a register on Tuesday 2026-11-24 at 11.40, with cases in every state."""
    path = copy_register(lively_file, tmp_path / "lively.mejaaduan")
    register = open_register(str(path), clock=FixedClock(LIVELY_NOW))
    yield register
    register.close()


@pytest.fixture
def desk(lively: Register) -> Desk:
    """Return the desk at the lively register."""
    return Desk(lively)


@pytest.fixture
def empty_desk(register_file: Path) -> Iterator[Desk]:
    """Return a desk with a fresh register."""
    register = open_register(str(register_file), clock=FixedClock(LIVELY_NOW))
    yield Desk(register)
    register.close()


class Desk:
    """A register with its context, and what a clerk looks for in it."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.context: Context = make_context(register)

    def row(self, status: Status, *, paused: bool = False) -> ComplaintRow:
        """Return the first open case in a state."""
        rows = open_rows(self.register)
        return next(row for row in rows if row.status is status and row.paused is paused)

    def case(self, row: ComplaintRow) -> Case:
        """Return the case as it is now."""
        return read_case(self.register, complaint_id=row.id)

    def numbered(self, number: str) -> Case:
        """Return the case with a number."""
        key = find_number(self.register, number=number)
        return read_case(self.register, complaint_id=key)

    def clock(self) -> FixedClock:
        """Return the clock, to be set."""
        clock = self.register.clock
        assert isinstance(clock, FixedClock)
        return clock

    def visited(self) -> list[tuple[str, dict[str, object]]]:
        """Return the ways taken to other pages."""
        return self.context.navigate.calls  # type: ignore[attr-defined]

    def told(self) -> list[str]:
        """Return the sentences said so far."""
        return [told.sentence for told in self.context.messages.told]


def open_form(parent: QWidget, kind: type[D]) -> D:
    """Return the form of a kind that lies open over `parent`."""
    forms = [form for form in parent.findChildren(kind) if form.isVisible()]
    assert len(forms) == 1
    return forms[0]


def press(form: QDialog, words: str) -> None:
    """Click a form's button by its words."""
    (found,) = (
        each for each in form.findChildren(QPushButton) if each.text().replace("&", "") == words
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def press_save(form: FormDialog) -> None:
    """Press Ctrl+Enter in a form."""
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def give_up(form: FormDialog) -> None:
    """Press Esc in a form."""
    QTest.keyClick(form, Qt.Key.Key_Escape)
    QApplication.processEvents()
