"""The clerk narrows the register by what stood still, came by a medium, or came in a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk.sieve import Sieve
from app.register import Register
from tests.ui.shell.helpers import make_context
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.filter_popup import FilterPopup
from ui.register.page import RegisterPage


@pytest.fixture
def page(qtbot: QtBot, lively: Register) -> Iterator[RegisterPage]:
    made = RegisterPage(make_context(lively))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    made.open()
    yield made
    made.hide()


def popup_of(page: RegisterPage) -> FilterPopup:
    run = next(each.run for each in page.commands() if each.shortcut == "F3")
    made = run()
    assert isinstance(made, FilterPopup)
    return made


def type_day(field: Field, words: str) -> None:
    editor = field.editor
    assert isinstance(editor, LineEdit)
    editor.setFocus()
    editor.clear()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def rows(page: RegisterPage) -> int:
    return page.model.rowCount()


@pytest.mark.parametrize(
    ("chip", "sentence"),
    [
        ("paused", "Dijeda: 1 dari 47 aduan pada 2026"),
        ("answer_pending", "Jawaban belum dikirim: 2 dari 47 aduan pada 2026"),
        ("forwarded", "Diteruskan: 4 dari 47 aduan pada 2026"),
    ],
)
def test_a_chip_lists_what_it_counts(page: RegisterPage, chip: str, sentence: str) -> None:
    QTest.mouseClick(page.chips.chip(chip), Qt.MouseButton.LeftButton)
    assert page.header.sentence() == sentence
    assert page.chips.chip(chip).text().endswith(f" {rows(page)}")


def test_ticks_narrow_list_and_counts_and_stand_as_chips(page: RegisterPage) -> None:
    popup = popup_of(page)
    popup.lists["media"].box("lapor").click()
    lapor = rows(page)
    assert 0 < lapor < 47
    assert page.chips.chip("").text() == f"Semua {lapor}"
    popup.lists["classes"].box("complaint").click()
    both = rows(page)
    assert page.header.sentence() == f"{both} aduan pada 2026 sesuai saringan"
    popup.close()
    assert page.filters.button.word() == "Saringan (2)"
    QTest.mouseClick(page.filters.chip("classes:complaint"), Qt.MouseButton.LeftButton)
    assert rows(page) == lapor


def test_days_narrow_whatever_the_year_and_wrong_ones_are_told(page: RegisterPage) -> None:
    popup = popup_of(page)
    assert popup.days is not None
    type_day(popup.days.since, "1 nov 2026")
    november = rows(page)
    assert 0 < november < 47
    assert page.header.sentence() == f"{november} aduan sesuai saringan"
    type_day(popup.days.until, "31-11-2026")
    assert popup.days.until.error().startswith("November hanya sampai tanggal 30.")
    type_day(popup.days.until, "1-10-2026")
    assert popup.days.until.error() == "Hari terakhir mendahului hari pertama."
    assert rows(page) == november
    type_day(popup.days.until, "2 nov 2026")
    assert rows(page) == 2
    popup.close()
    assert page.filters.chip("since:").text() == "sejak 01-11-2026"
    QTest.mouseClick(page.filters.chip("until:"), Qt.MouseButton.LeftButton)
    assert rows(page) == november


def test_one_key_takes_everything_away(page: RegisterPage) -> None:
    assert "Shift+F3" not in [each.shortcut for each in page.commands()]
    page.filters.set_sieve(Sieve(media=frozenset({"lapor"}), offices=frozenset({"3604"})))
    assert rows(page) < 47
    next(each.run for each in page.commands() if each.shortcut == "Shift+F3")()
    assert rows(page) == 47
    assert page.filters.chips().isHidden()


def test_what_nothing_passes_says_how_to_go_on(page: RegisterPage) -> None:
    page.filters.set_sieve(Sieve(media=frozenset({"telepon"}), teams=frozenset({"umum"})))
    assert rows(page) == 0
    assert page.list._not_found.isVisible()
    QTest.mouseClick(page.list._widen, Qt.MouseButton.LeftButton)
    assert rows(page) == 47


def test_it_is_still_there_when_one_comes_back_but_not_when_one_comes_for_words(
    page: RegisterPage,
) -> None:
    page.filters.set_sieve(Sieve(media=frozenset({"lapor"})))
    lapor = rows(page)
    page.open()
    assert rows(page) == lapor
    page.open(words="inflasi")
    assert not page.filters.sieve().on()
    assert rows(page) > 0


def test_words_are_looked_for_within_what_is_let_through(page: RegisterPage) -> None:
    page.open(words="honor")
    everywhere = rows(page)
    page.filters.set_sieve(Sieve(media=frozenset({"lapor"})))
    assert 0 < rows(page) < everywhere
    assert page.header.sentence().endswith("cocok dengan “honor” sesuai saringan")
