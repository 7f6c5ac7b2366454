"""The table, its bands and its delegates."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.parts.gallery import SampleModel
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_BAND, Tone
from ui.parts.cells.badges import Badge, BadgeLabel, badge_width
from ui.parts.cells.delegates import BadgeTimeDelegate, TwoLineDelegate, spoken
from ui.parts.cells.ribbon import Ribbon
from ui.parts.cells.table import ListTable


@pytest.fixture
def table(qtbot: QtBot) -> ListTable:
    made = ListTable(row_height=46, bands=True)
    qtbot.addWidget(made)
    made.setModel(SampleModel())
    made.setItemDelegateForColumn(0, TwoLineDelegate(made))
    made.setItemDelegateForColumn(1, TwoLineDelegate(made))
    made.setItemDelegateForColumn(2, BadgeTimeDelegate(made))
    made.stretch_column(1)
    made.resize(700, 400)
    made.show()
    return made


def test_bands_are_lower_than_rows(table: ListTable) -> None:
    assert table.rowHeight(0) == HEIGHT_BAND
    assert table.rowHeight(1) == 46


def test_the_keyboard_skips_bands(qtbot: QtBot, table: ListTable) -> None:
    table.select_first()
    rows = [table.currentIndex().row()]
    for _ in range(4):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        rows.append(table.currentIndex().row())
    assert rows == [1, 3, 4, 6, 7]
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 4


def test_home_goes_to_the_first_row(qtbot: QtBot, table: ListTable) -> None:
    table.select_row(6)
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == 1


def test_enter_opens_a_row(qtbot: QtBot, table: ListTable) -> None:
    table.select_row(3)
    with qtbot.waitSignal(table.row_activated, check_params_cb=lambda index: index.row() == 3):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_a_table_without_rows_is_quiet(qtbot: QtBot) -> None:
    empty = ListTable()
    qtbot.addWidget(empty)
    empty.show()
    empty.select_first()
    assert not empty.currentIndex().isValid()


def test_fixed_columns_follow_the_font(table: ListTable) -> None:
    table.fix_column(0, "terlambat 11 hari kerja 4 jam")
    words = current_look().fonts.strong.width("terlambat 11 hari kerja 4 jam")
    assert table.columnWidth(0) == words + 24


def test_the_chosen_row_is_painted_as_chosen(qtbot: QtBot, table: ListTable) -> None:
    table.select_row(1)
    tokens = current_look().tokens
    image = table.viewport().grab().toImage()
    y = table.rowViewportPosition(1) + 40
    assert image.pixelColor(1, y).name() == tokens.accent.lower()
    assert image.pixelColor(8, y).name() == tokens.sel.lower()


def test_a_badge_says_its_word(qtbot: QtBot) -> None:
    badge = BadgeLabel(Badge("Terlambat", "alert-triangle", Tone.DANGER, True))
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Terlambat"
    assert badge.sizeHint().width() == badge_width(current_look(), badge.badge())


def test_a_ribbon_is_never_without_words() -> None:
    ribbon = Ribbon(5, 5, 1, Tone.DANGER)
    assert ribbon.words() == "terpakai 5 dari 5 hari kerja, terlambat 1 hari"


def test_a_cell_can_be_read_aloud(table: ListTable) -> None:
    model = table.model()
    assert spoken(model.index(0, 2)) == "Terlambat, 1"
    assert spoken(model.index(1, 2)) == "Terlambat, terlambat 1 hari kerja 4 jam"
    assert "terpakai 5 dari 5 hari kerja" in spoken(model.index(1, 0))


def test_focus_is_always_on_a_row(qtbot: QtBot, table: ListTable) -> None:
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.clearFocus()
    table.selectionModel().clear()
    table.setFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]
