"""Every way to a deed: the menu of a row, the palette by everyday words, the parts of a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.actions.desk import give_up, open_form
from tests.ui.whole_window import (
    CONTROL,
    SHIFT,
    focused,
    open_menu,
    palette_of,
    press,
    window_signed_in,
)
from ui.actions.follow_up_forms import ProgressDialog
from ui.boxes.page import BoxPage
from ui.case.page import CasePage
from ui.disposition.page import DispositionPage
from ui.help.page import HelpPage
from ui.home.page import HomePage
from ui.parts.cells.item_roles import ItemRole
from ui.register.page import RegisterPage
from ui.settings.page import SettingsPage
from ui.shell.palette_list import PaletteEntry
from ui.shell.window import MainWindow
from ui.tracker.page import TrackerPage


@pytest.fixture
def window(qtbot: QtBot, lively_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_signed_in(qtbot, lively_file, tmp_path) as made:
        yield made


def words_of_menu() -> list[str]:
    return [each.text() for each in open_menu().actions() if not each.isSeparator()]


def close_menu() -> None:
    press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def list_of(window: MainWindow, key: str) -> QAbstractItemView:
    window.navigate(key)
    QApplication.processEvents()
    page = window.pages.current_page()
    assert isinstance(page, HomePage | RegisterPage | TrackerPage | DispositionPage)
    return page.list.table if isinstance(page, RegisterPage) else page.table


@pytest.mark.parametrize("key", ["register", "kotak", "laporan"])
def test_f1_opens_what_helps_on_the_page(window: MainWindow, key: str) -> None:
    window.navigate(key)
    press(Qt.Key.Key_F1)
    page = window.pages.current_page()
    assert isinstance(page, HelpPage)
    assert page.list.current() == window.pages.specs[key].help.partition("#")[0]
    press(Qt.Key.Key_Escape)
    assert window.pages.current_page() is not page


@pytest.mark.parametrize("key", ["beranda", "register", "disposisi", "tindak_lanjut"])
def test_every_list_has_the_menu_of_its_row(window: MainWindow, key: str) -> None:
    view = list_of(window, key)
    view.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F10, SHIFT)
    words = words_of_menu()
    assert words[0] == "Buka aduan\tEnter"
    assert "Cetak lembar disposisi" in " ".join(words)
    close_menu()
    press(Qt.Key.Key_Menu)
    assert words_of_menu() == words
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert isinstance(window.pages.current_page(), CasePage)


def test_the_menu_offers_what_the_case_page_offers_and_says_the_keys(window: MainWindow) -> None:
    view = list_of(window, "tindak_lanjut")
    page = window.pages.current_page()
    assert isinstance(page, TrackerPage)
    view.setFocus()
    press(Qt.Key.Key_Menu)
    entries = dict(each.partition("\t")[::2] for each in words_of_menu())
    row = page.chosen()
    assert row is not None
    for command in page.actions_on_case.commands(row):
        assert entries[command.word] == command.shortcut, command.id
    assert "Perpanjang tenggat" in entries
    assert {"Betulkan data", "Betulkan pelapor", "Betulkan disposisi"} <= set(entries)
    progress = next(each for each in open_menu().actions() if "Catat tindak lanjut" in each.text())
    open_menu().setActiveAction(progress)
    press(Qt.Key.Key_Return)
    give_up(open_form(page, ProgressDialog))


def test_the_board_has_the_same_menu(window: MainWindow) -> None:
    view = list_of(window, "tindak_lanjut")
    view.setFocus()
    press(Qt.Key.Key_Menu)
    in_list = words_of_menu()
    close_menu()
    page = window.pages.current_page()
    assert isinstance(page, TrackerPage)
    page.grouping.set_current("board")
    page.grouping.chosen.emit("board")
    page.board.focus_column().setFocus()
    press(Qt.Key.Key_F10, SHIFT)
    assert words_of_menu() == in_list
    close_menu()


def test_the_right_button_opens_it_on_a_row_and_on_nothing_else(window: MainWindow) -> None:
    view = list_of(window, "beranda")
    page = window.pages.current_page()
    assert isinstance(page, HomePage)

    def right_click(line: int) -> None:
        place = view.visualRect(view.model().index(line, 1)).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(view.viewport(), event)

    right_click(0)
    assert QApplication.activePopupWidget() is None, "a band is about no case"
    page.table.select_row(1)
    right_click(1)
    assert words_of_menu()[0].startswith("Buka aduan")
    close_menu()


def found(window: MainWindow, typed: str) -> list[str]:
    press(Qt.Key.Key_K, CONTROL)
    palette = palette_of(window)
    palette.search.setText(typed)
    rows = [palette._model.index(at).data(ItemRole.ROW) for at in range(palette._model.rowCount())]
    palette.hide()
    return [row.word for row in rows if isinstance(row, PaletteEntry)]


EVERYDAY = (
    ("kotak", "Buka kotak saran"),
    ("berita acara", "Buka kotak saran"),
    ("pengaduan baru", "Catat aduan"),
    ("cadangan", "Pengaturan: Register"),
    ("kata sandi", "Pengaturan: Akun"),
    ("libur", "Kalender"),
    ("terlambat", "Tindak Lanjut"),
    ("rekap", "Laporan"),
    ("panduan", "Bantuan"),
    ("daftar aduan", "Register"),
    ("pimpinan", "Disposisi"),
    ("keyboard", "Daftar pintasan"),
    ("warna", "Tema: Gelap"),
    ("balas", "Catat jawaban"),
    ("limpahkan", "Bukan kewenangan: teruskan"),
)


def test_the_palette_knows_pages_and_actions_by_everyday_words(window: MainWindow) -> None:
    list_of(window, "register")
    for typed, word in EVERYDAY:
        assert any(each.startswith(word) for each in found(window, typed)), typed


def test_what_shows_the_word_stands_before_what_only_knows_it(window: MainWindow) -> None:
    words = found(window, "kalender")
    assert words[0] == "Kalender"
    words = found(window, "tim")
    assert words.index("Tindak Lanjut") < words.index("Pengaturan: Daftar")
    assert "Pindahkan ke tim lain" in words[0], words


def test_the_palette_opens_a_section_of_the_settings_from_any_page(window: MainWindow) -> None:
    for typed, key in (("cuti bersama", "libur"), ("kata sandi", "akun"), ("cadangan", "register")):
        window.navigate("beranda")
        press(Qt.Key.Key_K, CONTROL)
        palette = palette_of(window)
        palette.search.setText(f"pengaturan {typed}")
        press(Qt.Key.Key_Return)
        page = window.pages.current_page()
        assert isinstance(page, SettingsPage)
        assert page.section.key == key


@pytest.mark.parametrize("typed", ["3", "0003", "2026-0003", "2026–0003", "20260003"])
def test_the_palette_knows_a_case_by_whatever_is_said_of_its_number(
    window: MainWindow, typed: str
) -> None:
    cases = [word for word in found(window, typed) if word.startswith("2026-")]
    assert cases[0].startswith("2026-0003 ")


def test_a_box_is_one_key_away_and_the_next_one_too(window: MainWindow) -> None:
    press(Qt.Key.Key_B, CONTROL)
    page = window.pages.current_page()
    assert isinstance(page, BoxPage)
    others = [each for each in page.commands() if each.text.startswith("Buka Kotak")]
    first = page.places.header.title()
    others[0].run()
    assert page.places.header.title() == others[0].text != first


@pytest.mark.parametrize("key", ["beranda", "register", "disposisi", "tindak_lanjut", "catat"])
def test_f6_goes_round_the_parts_of_a_page_and_shift_f6_back(window: MainWindow, key: str) -> None:
    window.navigate(key)
    QApplication.processEvents()
    stops = [focused()]
    for _ in range(8):
        press(Qt.Key.Key_F6)
        stops.append(focused())
        if stops[-1] is stops[1] and len(stops) > 2:
            break
    assert stops[-1] is stops[1], "F6 comes round"
    assert len(set(stops[1:])) >= 2
    for stop in reversed(stops[1:-1]):
        press(Qt.Key.Key_F6, SHIFT)
        assert focused() is stop


def test_two_f6_reach_the_first_box_that_waits(window: MainWindow) -> None:
    page = window.pages.current_page()
    assert isinstance(page, HomePage)
    page.table.setFocus()
    press(Qt.Key.Key_F6)
    assert page.rota.isAncestorOf(focused())
    assert focused().mapTo(page, QPoint()).y() > 0
