"""Rail, header, chips, buttons, status line, palette and sheet."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ui.look.tokens import WIDTH_RAIL, WIDTH_RAIL_NARROW, Tone
from ui.parts.buttons import button
from ui.parts.fields.chips import ChipRow
from ui.parts.key_caps import shown_keys
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.shell.command_palette import CommandPalette
from ui.shell.palette_list import PaletteEntry, split_match
from ui.shell.rail import Rail
from ui.shell.rail_blocks import initials
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.status_line import StatusLine

ENTRIES = (
    PaletteEntry("buat", "Buat disposisi untuk 2026-0045", "Tindakan", "rubber-stamp", "Ctrl+D"),
    PaletteEntry("catat", "Catat aduan", "Tindakan", "plus", "Ctrl+N"),
    PaletteEntry("buka", "Disposisi", "Buka halaman", "rubber-stamp", "Alt+3"),
)


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail("BPS Provinsi Banten")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_rail_asks_for_a_page(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.page_wanted, check_params_cb=lambda key: key == "register"):
        qtbot.mouseClick(rail._items["register"], Qt.MouseButton.LeftButton)
    assert rail.current() == "register"


def test_the_rail_is_one_tab_stop(rail: Rail) -> None:
    rail.set_current("disposisi")
    stops = [
        key for key, item in rail._items.items() if item.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["disposisi"]


def test_arrows_move_along_the_rail(qtbot: QtBot, rail: Rail) -> None:
    rail.set_current("beranda")
    with qtbot.waitSignal(rail.page_wanted, check_params_cb=lambda key: key == "register"):
        qtbot.keyClick(rail._items["beranda"], Qt.Key.Key_Down)


def test_the_rail_tells_its_counts(rail: Rail) -> None:
    rail.set_count("tindak_lanjut", 11)
    rail.set_late("tindak_lanjut", 1)
    assert rail._items["tindak_lanjut"].accessibleDescription() == "11 menunggu, 1 terlambat"


def test_a_narrow_rail_has_tooltips(rail: Rail) -> None:
    assert rail.width() == WIDTH_RAIL
    rail.set_narrow(True)
    rail.set_count("disposisi", 3)
    assert rail.width() == WIDTH_RAIL_NARROW
    assert rail._items["disposisi"].toolTip() == "Disposisi, 3 menunggu"


def test_initials() -> None:
    assert initials("Rina Amalia Putri") == "RA"
    assert initials("") == ""


def test_a_header_shortens_a_long_title(qtbot: QtBot) -> None:
    title = "Honor petugas pendataan Oktober belum diterima sampai hari ini"
    header = PageHeader(title, breadcrumb=(("register", "Register"), ("", "2026-0045")))
    qtbot.addWidget(header)
    header.resize(300, 64)
    header.show()
    assert header.title() == title
    assert header._title.text().endswith("…")
    assert header._title.toolTip() == title


def test_a_head_without_room_says_less_in_its_buttons(qtbot: QtBot) -> None:
    save = button("Simpan PDF", icon="download", shortcut="Ctrl+S", binds=False)
    show = button("Cetak", "primary", icon="printer", shortcut="Ctrl+P")
    page = QWidget()
    qtbot.addWidget(page)
    header = PageHeader("Laporan tahunan", actions=[save, show])
    header.setParent(page)
    header.resize(700, 64)
    page.show()
    assert (save.text(), show.text()) == ("Simpan PDF   Ctrl+S", "Cetak   Ctrl+P")
    header.resize(header.minimumSizeHint().width() + 40, 64)
    assert (save.text(), show.text()) == ("", "Cetak")
    header.resize(header.minimumSizeHint().width(), 64)
    assert (save.text(), show.text()) == ("", "")
    # What is not said can still be heard, and pressed.
    assert (save.accessibleName(), save.toolTip()) == ("Simpan PDF", "Simpan PDF   Ctrl+S")
    assert show.shortcut().toString() == "Ctrl+P"
    header.resize(700, 64)
    assert save.text() == "Simpan PDF   Ctrl+S"


def test_a_button_writes_its_keys_inside(qtbot: QtBot) -> None:
    made = button("Buat disposisi", "primary", shortcut="Ctrl+D")
    qtbot.addWidget(made)
    assert made.text() == "Buat disposisi   Ctrl+D"
    assert made.accessibleName() == "Buat disposisi"
    made.set_word("Cetak")
    assert made.shortcut().toString() == "Ctrl+D"


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    made = button("", icon="dots", tip="Lainnya")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Lainnya"


def test_chips_keep_the_choice_when_counts_change(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.set_chips([("semua", "Semua", 47, Tone.PLAIN), ("late", "Terlambat", 1, Tone.DANGER)])
    with qtbot.waitSignal(row.chosen, check_params_cb=lambda key: key == "late"):
        qtbot.mouseClick(row.chip("late"), Qt.MouseButton.LeftButton)
    row.set_chips([("semua", "Semua", 48, Tone.PLAIN), ("late", "Terlambat", 2, Tone.DANGER)])
    assert row.current() == "late"
    assert row.chip("late").accessibleName() == "Terlambat 2"


def test_chips_wrap_where_it_is_narrow(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.set_chips([(str(n), f"Saringan {n}", n, Tone.PLAIN) for n in range(8)])
    assert row.heightForWidth(300) > row.heightForWidth(1200)


def test_chips_for_which_there_is_no_room_are_a_list(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.set_chips([(str(n), f"Saringan {n}", n, Tone.PLAIN) for n in range(12)])
    row.resize(300, 200)
    row.show()
    assert row.heightForWidth(300) < 40
    (choice,) = row.findChildren(QComboBox)
    assert choice.isVisible()
    with qtbot.waitSignal(row.chosen, check_params_cb=lambda key: key == "4"):
        choice.setFocus()
        for _ in range(4):
            qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert row.current() == "4"
    row.resize(1200, 200)
    assert not choice.isVisible()
    assert row.chip("4").isVisible()


def test_old_words_do_not_stay_in_the_status_line(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_sentence("Aduan 2026-0047 dicatat.")
    assert line.fading.isActive()
    assert 5_000 <= line.fading.interval() <= 60_000
    line.fading.timeout.emit()
    assert line.sentence() == ""
    line.set_sentence("Aduan 2026-0048 dicatat.")
    assert line.fading.isActive()
    line.set_sentence("", Tone.PLAIN)
    assert not line.fading.isActive()


def test_the_status_line_keeps_the_last_sentence(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_sentence("Register 2026 tersimpan pukul 11.38.", Tone.WARN)
    assert line.sentence() == "Register 2026 tersimpan pukul 11.38."


def test_a_panel_has_its_title_as_name(qtbot: QtBot) -> None:
    panel = Panel("Linimasa", "terbaru di atas")
    qtbot.addWidget(panel)
    panel.set_title("Riwayat")
    assert panel.accessibleName() == "Riwayat"


def test_the_palette_finds_and_chooses(qtbot: QtBot) -> None:
    palette = CommandPalette()
    qtbot.addWidget(palette)
    palette.set_entries(ENTRIES)
    palette.search.setText("dispo")
    assert [palette.list.model().index(row, 0).data() for row in range(4)] == [
        "Tindakan",
        "Buat disposisi untuk 2026-0045",
        "Buka halaman",
        "Disposisi",
    ]
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen, check_params_cb=lambda entry: entry.key == "buka"):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)


def test_the_palette_shows_what_the_register_found(qtbot: QtBot) -> None:
    palette = CommandPalette()
    qtbot.addWidget(palette)
    palette.set_entries(ENTRIES)
    with qtbot.waitSignal(palette.query_changed):
        palette.search.setText("honor")
    palette.set_found([PaletteEntry("45", "2026-0045 Honor petugas", "Aduan")])
    assert palette.list.model().rowCount() == 2


def test_the_matching_part_is_split_off() -> None:
    assert split_match("Buat disposisi", "DISPO") == [
        ("Buat ", False),
        ("dispo", True),
        ("sisi", False),
    ]
    assert split_match("Register", "dispo") == [("Register", False)]


@pytest.mark.parametrize(
    ("keys", "shown"), [("Alt+Left", "Alt+←"), ("Space", "Spasi"), ("Ctrl+Ins", "Ctrl+Ins")]
)
def test_keys_are_shown_as_on_the_keyboard(keys: str, shown: str) -> None:
    assert shown_keys(keys) == shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Slash, Qt.Key.Key_Escape])
def test_the_sheet_closes_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = ShortcutSheet([("Daftar", [("Enter", "buka aduan")])], window)
    sheet.show()
    press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(sheet, press)
    assert not sheet.isVisible()
