"""Settings typed, saved, refused and kept."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.desk.changing_office import save_settings
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.recap import classes_sentence
from app.rules.kinds import Classification
from tests.desk.slips import registered
from tests.ui.shell.helpers import Calls, make_context, make_messages, raise_error
from ui.commands import Command
from ui.parts.fields.editors import LineEdit
from ui.preferences import TEXT_SIZE, TRAY
from ui.settings import logo_edit
from ui.settings.days_off_section import DaysOffSection
from ui.settings.form_section import FormSection
from ui.settings.hours_section import HoursSection
from ui.settings.logo_edit import LogoEdit, read_logo
from ui.settings.look_section import LookSection
from ui.settings.page import SettingsPage
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context

S = TypeVar("S")


def section(page: SettingsPage, key: str, kind: type[S]) -> S:
    """Open a section as the clerk does."""
    page.open(section=key)
    shown = page.section
    assert isinstance(shown, kind)
    assert shown.isVisible()
    return shown


def fill(form: FormSection, key: str, text: str) -> None:
    """Type into a field."""
    editor = form.field(key).editor
    assert isinstance(editor, LineEdit)
    editor.setText(text)


def test_saving_by_keyboard_reaches_the_register(
    qtbot: QtBot, page: SettingsPage, file_register: Register
) -> None:
    form = section(page, "pejabat", FormSection)
    fill(form, "head_name", "Budi Santosa, S.Si.")
    editor = form.field("head_name").editor
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read_office(file_register).settings.head_name == "Budi Santosa, S.Si."
    assert form.changes() == 0
    assert page.context.messages.told[-1].sentence == "Pengaturan tersimpan."


def test_a_class_that_is_not_counted_leaves_the_recap(
    qtbot: QtBot, page: SettingsPage, file_register: Register
) -> None:
    for kind in (Classification.COMPLAINT, Classification.INFORMATION, Classification.INFORMATION):
        registered(file_register, classification=kind)
    form = section(page, "rekap", FormSection)
    qtbot.keyClick(form.field("counts_information").editor, Qt.Key.Key_Space)
    form.save()
    recap = read_recap(file_register, year=2026)
    assert recap.total == 1
    assert classes_sentence(recap) == (
        "Menurut klasifikasi: 1 (satu) pengaduan. "
        "Tidak dihitung sebagai aduan: 2 (dua) permintaan informasi."
    )
    assert form.changes() == 0


def test_larger_letters_are_kept_and_the_program_opens_again_with_them(
    qtbot: QtBot, context: Context
) -> None:
    asked: list[str] = []
    again = Command("restart", "Buka ulang program", partial(asked.append, "again"))
    look = LookSection(replace(context, window_commands=lambda: [again]))
    qtbot.addWidget(look)
    look.show()
    assert look.sizes.chosen() == "100"
    assert look.restart_button.isHidden()
    qtbot.mouseClick(look.sizes.button("125"), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert context.preferences.text_size() == 125
    assert look.restart_button.isVisible()
    look.restart_button.click()
    assert asked == ["again"]
    qtbot.mouseClick(look.sizes.button("100"), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert look.restart_button.isHidden()
    assert context.preferences.text_size() == 100


def test_a_size_that_is_not_offered_counts_as_the_usual_one(context: Context) -> None:
    context.preferences.set(TEXT_SIZE, 900)
    assert context.preferences.text_size() == 100


def test_notices_in_the_tray_are_turned_on_and_off(qtbot: QtBot, page: SettingsPage) -> None:
    look = section(page, "tampilan", LookSection)
    assert not look.tray.isChecked()
    qtbot.keyClick(look.tray, Qt.Key.Key_Space)
    assert page.context.preferences.get(TRAY) == 1
    assert LookSection(page.context).tray.isChecked()
    qtbot.keyClick(look.tray, Qt.Key.Key_Space)
    assert page.context.preferences.get(TRAY) == 0


def test_what_is_not_saved_is_marked_and_told(page: SettingsPage) -> None:
    form = section(page, "satker", FormSection)
    fill(form, "city", "Cilegon")
    model = page.list.chapter_model
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Satker dan kop, belum disimpan"
    page.leaving()
    assert page.context.messages.told[-1].sentence == "Pengaturan belum disimpan: Satker dan kop."
    form.undo_button.click()
    assert (form.changes(), form.values()["city"]) == (0, "Serang")


def test_enter_moves_through_a_form(qtbot: QtBot, page: SettingsPage) -> None:
    form = section(page, "pejabat", FormSection)
    editor = form.field("head_title").editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.field("head_name").editor.hasFocus()


def test_a_refused_value_stays_with_its_reason(page: SettingsPage) -> None:
    form = section(page, "satker", FormSection)
    fill(form, "office_name", "  ")
    fill(form, "city", "Cilegon")
    form.save()
    assert form.field("office_name").error().startswith("Nama satker belum diisi")
    assert form.values()["city"] == "Cilegon"
    assert form.changes() == 2


def test_a_nip_has_eighteen_digits(page: SettingsPage) -> None:
    form = section(page, "pejabat", FormSection)
    fill(form, "head_nip", "1980")
    form.save()
    assert "18 angka" in form.field("head_nip").error()
    fill(form, "head_nip", "19800517 200312 1 001")
    form.save()
    assert form.field("head_nip").error() == ""
    assert form.changes() == 0


def test_a_number_pattern_shows_its_example(page: SettingsPage) -> None:
    form = section(page, "penomoran", FormSection)
    fill(form, "number_pattern", "PST-{seq}/{year}")
    assert "PST-0012/2026" in form.field("number_pattern")._hint.text()
    fill(form, "number_pattern", "PST")
    assert form.field("number_pattern").error().startswith("Pola nomor harus memuat")


def test_what_another_desk_saved_appears_beside_unsaved_words(
    page: SettingsPage, file_register: Register
) -> None:
    form = section(page, "satker", FormSection)
    fill(form, "city", "Cilegon")
    save_settings(file_register, values={"address": "Jl. Baru 1", "city": "Tangerang"})
    page.refresh(frozenset({"settings"}))
    assert (form.values()["address"], form.values()["city"]) == ("Jl. Baru 1", "Cilegon")


def test_a_field_can_be_asked_for(page: SettingsPage) -> None:
    page.open(section="pejabat", field="head_name")
    assert isinstance(page.section, FormSection)
    assert page.section.field("head_name").editor.hasFocus()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    def chosen(*_: object, **__: object) -> Path:
        return path

    monkeypatch.setattr(logo_edit, "choose_file", chosen)


def picture(folder: Path, kind: str = "PNG") -> Path:
    path = folder / f"logo.{kind.lower()}"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_kept_whole(
    page: SettingsPage,
    file_register: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    path = picture(tmp_path, kind)
    choose(monkeypatch, path)
    form = section(page, "satker", FormSection)
    editor = form.field("logo").editor
    assert isinstance(editor, LogoEdit)
    editor.choose_button.click()
    form.save()
    assert b64decode(read_office(file_register).settings.logo) == path.read_bytes()
    editor.remove_button.click()
    form.save()
    assert read_office(file_register).settings.logo == ""


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nrusak", b"x" * 500_001])
def test_a_bad_logo_is_refused_with_a_reason(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    choose(monkeypatch, path)
    form = section(page, "satker", FormSection)
    editor = form.field("logo").editor
    assert isinstance(editor, LogoEdit)
    editor.choose()
    assert form.field("logo").error()
    assert form.changes() == 0


def test_a_logo_is_never_read_where_the_window_is_drawn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stood still while a stick was being read."""
    choose(monkeypatch, picture(tmp_path, "PNG"))
    runner = TaskRunner(make_messages(), crash=raise_error)
    editor = LogoEdit(runner)
    qtbot.addWidget(editor)
    read_by: list[Thread] = []

    def read(path: Path) -> str:
        read_by.append(current_thread())
        return read_logo(path)

    monkeypatch.setattr("ui.settings.logo_edit.read_logo", read)
    editor.choose()
    qtbot.waitUntil(lambda: bool(editor.value()))
    assert read_by[0] is not main_thread()
    runner.close()


def test_time_is_kept_on_the_calendar_page(page: SettingsPage) -> None:
    hours = section(page, "waktu", HoursSection)
    hours.ways["jam"].click()
    section(page, "libur", DaysOffSection).way.click()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("kalender", {"tab": "jam"}), ("kalender", {"tab": "tahun"})]


def test_a_new_page_begins_without_changes(qtbot: QtBot, file_register: Register) -> None:
    made = SettingsPage(make_context(file_register))
    qtbot.addWidget(made)
    for kind in made.kinds:
        made.open(section=kind.key)
        assert made.section.changes() == 0
