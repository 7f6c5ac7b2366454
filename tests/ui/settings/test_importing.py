"""A clerk brings a file in: sees what becomes of each row, chooses, imports, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.reading_office import read_office
from app.keeping.backup import make_backup
from app.transfer.mapping import Source
from app.transfer.watching import Watch
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, create_register
from tests.transfer.sheets import DATE_TIME, Sheet, number, workbook
from ui.settings import import_rows as rows
from ui.settings import register_section
from ui.settings.archive_dialog import ArchiveDialog
from ui.settings.import_dialog import ImportDialog
from ui.settings.page import SettingsPage
from ui.settings.register_section import RegisterSection

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context

FORM = (
    "Cap waktu,Email,Nama Pengunjung,Tanggal kunjungan,Pengaduan mengenai layanan petugas,"
    "Pengaduan mengenai sarana dan prasarana,Informasi yang belum ditemukan\n"
    "16/03/2026 9:03:22,rina@contoh.invalid,Rina,16/03/2026,Petugas kurang ramah,AC mati,-\n"
    '16/03/2026 11:00:00,ani@contoh.invalid,Ani,15/03/2026,"sangat baik, terima kasih",.,nihil\n'
    "16/03/2026 12:00:00,budi@contoh.invalid,Budi,15/03/2026,-,tidak ada,nihil\n"
)
OLD = (
    "No;Tgl Masuk;Jam;Nama Pengadu;No HP;Isi Pengaduan;Warna\n"
    "1;16/03/2026;09.00;Siti;81200001111;Antrean di loket lama sekali;biru\n"
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(context: Context, parent: QWidget) -> Iterator[ImportDialog]:
    made = ImportDialog(context, parent=parent)
    QAbstractItemModelTester(made.model, made)
    made.open()
    yield made
    made.reject()


@pytest.fixture
def whole(page: SettingsPage) -> RegisterSection:
    page.open(section="register")
    assert isinstance(page.section, RegisterSection)
    return page.section


def kept(folder: Path, content: str | bytes, name: str = "aduan.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def csv_file(folder: Path, *lines: str) -> Path:
    return kept(folder, "\n".join(["media;diterima;perihal", *lines]))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(register_section, "choose_file", lambda *_, **__: path)


def shown(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog.model
    role = rows.CHECK_ROLE if column == rows.TAKEN else Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, column).data(role)) for row in range(model.rowCount())]


def titles(register: Register) -> list[str]:
    found = list_rows(register, wanted=Wanted(descending=False), offset=0, limit=99)
    return [row.title for row in found]


def test_an_import_is_shown_then_done(
    whole: RegisterSection,
    file_register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = ("lapor;27-02-2026 14.03;Gaji belum turun", "wbs;28-02-2026 08.00;Pungutan")
    choose(monkeypatch, csv_file(tmp_path, *lines))
    whole.import_button.click()
    dialog = whole.dialog
    assert dialog is not None
    assert dialog.verdict.text() == "2 aduan baru."
    assert dialog.import_button.word() == "Impor 2 aduan"
    assert count_rows(file_register, wanted=Wanted()) == 0
    dialog.import_button.click()
    assert not dialog.isVisible()
    assert titles(file_register) == ["Gaji belum turun", "Pungutan"]
    assert "2 aduan (2026-0001 sampai 2026-0002) dari berkas Meja Aduan" in whole.last_label.text()


def test_an_import_is_taken_back_as_a_whole(
    whole: RegisterSection,
    file_register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, csv_file(tmp_path, "lapor;27-02-2026 14.03;Gaji belum turun"))
    whole.choose_import()
    assert whole.dialog is not None
    whole.dialog.apply()
    monkeypatch.setattr(whole.context.messages, "_asker", lambda _: True)
    whole.undo_button.click()
    (row,) = list_rows(file_register, wanted=Wanted(), offset=0, limit=9)
    assert row.undone
    assert not whole.undo_button.isVisible()
    assert "Impor diurungkan" in whole.context.messages.told[-1].sentence


def test_bad_rows_stand_with_what_is_wrong_and_hold_up_the_others_until_skipped(
    dialog: ImportDialog, file_register: Register, tmp_path: Path
) -> None:
    lines = ("lapor;27-02-2026 14.03;Baik", "merpati;31-02-2026 08.00;Salah")
    dialog.read(csv_file(tmp_path, *lines))
    assert dialog.verdict.text() == "1 aduan baru dan 1 perlu diperbaiki."
    assert (dialog.chips.current(), shown(dialog, rows.LINE)) == ("mistaken", ["3"])
    assert "media: Media “merpati” tidak ada dalam daftar" in dialog.reason.text()
    assert "diterima: Februari 2026 hanya sampai tanggal 28" in dialog.reason.text()
    assert not dialog.import_button.isEnabled()
    dialog.skip_box.click()
    dialog.import_button.click()
    assert titles(file_register) == ["Baik"]


def test_answers_of_the_online_form_become_cases_thanks_only_on_wish(
    dialog: ImportDialog, file_register: Register, tmp_path: Path
) -> None:
    dialog.read(kept(tmp_path, FORM))
    assert dialog.verdict.text() == "2 aduan baru, 1 hanya ucapan terima kasih, dan 1 tanpa isi."
    assert "Dibaca sebagai jawaban lembar saran online." in dialog.columns.sentence.text()
    assert shown(dialog, rows.STATE) == ["Baru", "Baru", "Ucapan terima kasih", "Tanpa isi"]
    dialog.table.select_row(2)
    dialog.table.setFocus()
    assert dialog.reason.text() == "Hanya ucapan terima kasih."
    dialog.table.row_activated.emit(dialog.table.currentIndex())
    dialog.import_button.click()
    assert titles(file_register) == ["Petugas kurang ramah", "AC mati", "sangat baik, terima kasih"]
    again = ImportDialog(dialog._context, parent=dialog)
    again.read(kept(tmp_path, FORM))
    assert set(shown(again, rows.STATE)) == {"Sudah ada", "Tanpa isi"}
    assert not again.import_button.isEnabled()
    again.reject()


def test_a_row_is_left_out_and_taken_again_by_keyboard(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read(csv_file(tmp_path, "lapor;27-02-2026 14.03;Satu", "lapor;27-02-2026 15.03;Dua"))
    dialog.table.setFocus()
    dialog.table.select_row(1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.import_button.word() == "Impor 1 aduan"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.import_button.word() == "Impor 2 aduan"


def test_an_old_register_is_mapped_once_and_remembered(
    dialog: ImportDialog, file_register: Register, tmp_path: Path, parent: QWidget
) -> None:
    path = kept(tmp_path, OLD)
    dialog.read(path)
    assert dialog.verdict.text() == "Pilih media untuk semua barisnya."
    assert not dialog.import_button.isEnabled()
    dialog.columns.medium.choose("langsung")
    dialog.columns.medium.activated.emit(0)
    assert dialog.verdict.text() == "1 aduan baru."
    more = dialog.columns.choices[6]
    more.choose("more")
    more.activated.emit(0)
    assert "dibaca “081200001111”" in dialog.reason.text()
    dialog.import_button.click()
    assert titles(file_register) == ["Antrean di loket lama sekali"]
    again = ImportDialog(dialog._context, parent=parent)
    again.read(kept(tmp_path, OLD.replace("09.00", "10.00")))
    assert again.verdict.text() == "1 aduan baru."
    assert "seperti yang dipilih dahulu" in again.columns.sentence.text()
    assert again.columns.medium.currentData() == "langsung"
    assert "Tidak dipakai: “No”." in again.columns.sentence.text()
    again.reject()
    assert "langsung" in read_office(file_register).settings.import_mappings


def test_the_order_of_dates_is_chosen_where_nothing_tells_it(
    dialog: ImportDialog, tmp_path: Path
) -> None:
    dialog.read(csv_file(tmp_path, "lapor;3/2/2026 9:05;Judul"))
    assert "Pilih urutan tanggalnya" in dialog.reason.text()
    dialog.columns.order.choose("mdy")
    dialog.columns.order.activated.emit(0)
    assert shown(dialog, rows.RECEIVED) == ["02-03-2026 09.05"]


def test_a_workbook_is_read_in_the_same_window(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.read(kept(tmp_path, b"PK\x03\x04", "aduan.xlsx"))
    assert dialog.verdict.text().startswith("Berkas Excel itu rusak")
    at = number(46097.375, style=DATE_TIME)
    content = workbook(Sheet([("media", "diterima", "perihal"), ("lapor", at, "Baik")]))
    dialog.read(kept(tmp_path, content, "aduan.xlsx"))
    assert dialog.import_button.word() == "Impor 1 aduan"
    assert shown(dialog, rows.RECEIVED) == ["16-03-2026 09.00"]


def test_a_file_that_vanished_is_told(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.read(tmp_path / "tidak-ada.csv")
    assert "tidak ditemukan" in dialog.verdict.text()


def test_what_is_under_way_is_stopped_before_the_window_closes(
    dialog: ImportDialog, file_register: Register, tmp_path: Path
) -> None:
    dialog.read(csv_file(tmp_path, "lapor;27-02-2026 14.03;Satu"))
    preview = dialog._preview
    assert preview is not None
    assert preview.mapping.source is Source.OWN
    watch = dialog._begin("Mengimpor…")
    dialog.reject()
    assert dialog.isVisible()
    assert watch.stopping
    with pytest.raises(Exception, match="dibatalkan") as stopped:
        Watch.begin(watch, 1)
    dialog.show_failure(stopped.value)
    assert dialog.verdict.text() == "Impor dibatalkan. Belum ada yang disimpan."
    dialog.reject()
    assert not dialog.isVisible()
    assert titles(file_register) == []


def test_the_register_of_another_desk_is_brought_in(
    whole: RegisterSection,
    file_register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    archive = tmp_path / "meja lobi.cadangan"
    clock = file_register.clock
    with closing(create_register(str(tmp_path / "l" / "r.mejaaduan"), clock=clock)) as theirs:
        registered(theirs, title="Parkir sempit")
        registered(theirs, title="Aduan rahasia", confidential=True)
        make_backup(theirs, place=archive)
    monkeypatch.setattr(register_section, "choose_file", lambda *_, **__: archive)
    whole.choose_import()
    (asked,) = whole.findChildren(ArchiveDialog)
    asked.save()
    assert "nama masuk" in asked.field("login").error()
    asked.login.setText(LOGIN)
    asked.password.setText("salah sekali")
    asked.save()
    assert "tidak cocok" in asked.field("password").error()
    asked.password.setText(PASSWORD)
    asked.save()
    dialog = whole.dialog
    assert dialog is not None
    assert dialog.verdict.text() == "2 aduan baru."
    assert "arsip BPS Provinsi Banten" in dialog.file_label.whole()
    assert not dialog.columns.isVisible()
    dialog.apply()
    assert whole.dialog is None
    assert [row.title for row in list_rows(file_register, wanted=Wanted(), offset=0, limit=9)] == [
        "Aduan rahasia",
        "Parkir sempit",
    ]
    assert "arsip register lain" in whole.last_label.text()
