"""Each of these is done by keys in the whole window, stands in the register, and is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.case import Case
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.keeping.checking import check_register
from app.rules.kinds import CHOSEN_CLOSINGS, Status
from tests.ui.actions.desk import open_form
from tests.ui.whole_window import CONTROL, focused, palette_of, press, window_signed_in
from ui.actions.answer_form import AnswerDialog
from ui.actions.closing_forms import CloseDialog
from ui.actions.correct_form import CorrectDialog
from ui.actions.follow_up_forms import ResultDialog
from ui.actions.forward_form import ForwardDialog
from ui.case.page import CasePage
from ui.forms.form_dialog import FormDialog
from ui.shell.window import MainWindow

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


class Deed(NamedTuple):
    """What is done to a case in some state: its word in the palette, its form, and its proof."""

    status: Status
    word: str
    form: type[FormDialog]
    typed: Callable[[FormDialog], None]
    proof: Callable[[Case], object]
    gone: str


def spell(words: str) -> None:
    QTest.keyClicks(focused(), words)
    QApplication.processEvents()


def go_to(there: Callable[[], bool]) -> None:
    """Press Tab until the keyboard is there, as often as a clerk would bear."""
    for _ in range(40):
        if there():
            return
        press(TAB)
    raise AssertionError("Tab never leads there")


def a_result(_: FormDialog) -> None:
    spell("Kran dan lampu toilet sudah diganti.")


def an_answer(_: FormDialog) -> None:
    spell("Alamat di situs sudah kami betulkan.")


def another_office(_: FormDialog) -> None:
    spell("lebak")


def typed_in_twice(form: FormDialog) -> None:
    assert isinstance(form, CloseDialog)
    go_to(lambda: form.closing.isAncestorOf(focused()))
    for _ in CHOSEN_CLOSINGS[1:]:
        press(Qt.Key.Key_Down)
    assert form.closing.chosen() == "double"
    go_to(form.leader.hasFocus)
    spell("2026-0001")


def another_subject(form: FormDialog) -> None:
    assert isinstance(form, CorrectDialog)
    press(Qt.Key.Key_A, CONTROL)
    spell("Permintaan data inflasi Oktober")
    go_to(form.reason.hasFocus)
    spell("salah ketik")


DEEDS = {
    "result": Deed(
        Status.RESULT_PENDING, "laporan hasil", ResultDialog, a_result,
        lambda case: case.row.status is Status.ANSWER_PENDING, "mengurungkan laporan hasil",
    ),
    "answer": Deed(
        Status.ANSWER_PENDING, "catat jawaban", AnswerDialog, an_answer,
        lambda case: case.row.status is Status.CLOSED, "mengurungkan jawaban dan penutupan",
    ),
    "forward": Deed(
        Status.NEW, "bukan kewenangan", ForwardDialog, another_office,
        lambda case: case.forwarded_to == "BPS Kabupaten Lebak", "mengurungkan penerusan",
    ),
    "void": Deed(
        Status.NEW, "tutup aduan", CloseDialog, typed_in_twice,
        lambda case: case.row.double_of == "2026-0001", "mengurungkan penutupan",
    ),
    "correct": Deed(
        Status.NEW, "betulkan data", CorrectDialog, another_subject,
        lambda case: case.row.title == "Permintaan data inflasi Oktober", "membetulkan perihal",
    ),
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, lively_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_signed_in(qtbot, lively_file, tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_done_stands_in_the_register_and_ctrl_z_takes_it_back(
    window: MainWindow, name: str
) -> None:
    deed = DEEDS[name]
    assert window.context is not None
    register = window.context.register
    row = next(each for each in open_rows(register) if each.status is deed.status)
    before, counted = read_case(register, complaint_id=row.id), read_recap(register, year=2026)
    window.navigate("kasus", complaint_id=row.id)
    page = window.pages.current_page()
    assert isinstance(page, CasePage)
    press(Qt.Key.Key_K, CONTROL)
    palette_of(window)
    spell(deed.word)
    press(ENTER)
    deed.typed(open_form(page, deed.form))
    press(ENTER, CONTROL)
    done = read_case(register, complaint_id=row.id)
    assert deed.proof(done)
    assert window.undo.bar.isVisible()
    assert check_register(register).problems == ()

    press(Qt.Key.Key_Z, CONTROL)
    back = read_case(register, complaint_id=row.id)
    # Its history goes on.
    assert back.row == replace(before.row, version=back.row.version)
    assert (back.clocks, back.forwarded_to) == (before.clocks, before.forwarded_to)
    assert read_recap(register, year=2026) == counted
    assert deed.gone in back.timeline[-1].sentence
    assert page.case is not None
    assert page.case.row == back.row
    assert not window.undo.bar.isVisible()
    assert check_register(register).problems == ()
