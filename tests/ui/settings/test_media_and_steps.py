"""What the office keeps beside its names: media, columns of the recap, steps of the SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desk.changing_office import save_settings
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.office_settings import DECLARED, STEP_KEYS, OfficeSettings, read_settings, text_of
from db import tables
from tests.desk.slips import registered
from tests.ui.shell.helpers import Calls
from ui.calendar.warnings_panel import WarningsPanel
from ui.parts.fields.editors import LineEdit
from ui.settings.form_section import FormSection
from ui.settings.media_section import MediaSection
from ui.settings.page import SettingsPage
from ui.settings.steps_section import StepsSection

if TYPE_CHECKING:
    from app.register import Register


@pytest.fixture
def media(page: SettingsPage) -> MediaSection:
    page.open(section="media")
    assert isinstance(page.section, MediaSection)
    return page.section


def test_every_setting_has_its_field(page: SettingsPage) -> None:
    """A setting with a word that no form shows would be one nobody can change."""
    shown: set[str] = set(WarningsPanel(page.context).fields)
    for kind in page.kinds:
        page.open(section=kind.key)
        if isinstance(page.section, FormSection):
            shown |= page.section.values().keys()
    assert shown == {key for key, declared in DECLARED.items() if declared.word}


def test_every_setting_is_read_as_it_is_written() -> None:
    first = OfficeSettings()
    assert read_settings({key: text_of(first, key) for key in DECLARED}) == first
    assert read_settings({}) == first
    assert read_settings({"from_the_future": "1"}) == first


def test_an_older_register_has_a_new_setting_by_its_default(file_register: Register) -> None:
    with file_register.writing() as session:
        for setting in session.query(tables.Setting).filter_by(key="lock_minutes"):
            session.delete(setting)
    file_register.cached_office = None
    assert read_office(file_register).settings.lock_minutes == 10
    save_settings(file_register, values={"lock_minutes": "20"})
    assert read_office(file_register).settings.lock_minutes == 20


@pytest.mark.parametrize("key", ["recovery_key", "kind", "entah"])
def test_what_is_no_setting_of_the_office_is_refused(file_register: Register, key: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        save_settings(file_register, values={key: "x"})
    assert list(mistake.value.fields) == [key]


def test_a_medium_is_changed_by_keyboard(
    qtbot: QtBot, media: MediaSection, file_register: Register
) -> None:
    part = media.media
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_Down)
    part.name.selectAll()
    qtbot.keyClicks(part.name, "LAPOR!")
    qtbot.keyClick(part.days.chips[5], Qt.Key.Key_Space)
    assert media.changes() == 1
    qtbot.keyClick(part.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    changed = read_office(file_register).media[1]
    assert (changed.code, changed.name) == ("lapor", "LAPOR!")
    assert sorted(changed.weekdays) == [0, 1, 2, 3, 4, 5]
    assert media.changes() == 0


def test_a_box_is_added_at_the_end(media: MediaSection, file_register: Register) -> None:
    part = media.media
    part.add_button.click()
    assert part.name.hasFocus()
    part.name.setText("Kotak kantin")
    part.name.textEdited.emit("Kotak kantin")
    part.box.click()
    media.save()
    assert read_office(file_register).media[-1].code.startswith("kotak-")
    media.show_office()
    assert not part.box.isVisible()


def test_a_medium_goes_out_of_use_and_comes_back(
    media: MediaSection, file_register: Register
) -> None:
    part = media.media
    part.table.select_row(9)
    assert part.use_button.word() == "Tidak dipakai lagi"
    part.use_button.click()
    assert part.use_button.word() == "Pakai lagi"
    media.save()
    assert "telepon" not in {medium.code for medium in read_office(file_register).media}
    part.use_button.click()
    media.save()
    assert "telepon" in {medium.code for medium in read_office(file_register).media}


def test_what_was_never_saved_is_simply_gone(media: MediaSection) -> None:
    media.media.add()
    assert media.media.use_button.word() == "Batal tambah"
    media.media.use_button.click()
    assert media.changes() == 0


def test_a_mistake_is_told_beside_its_field(media: MediaSection) -> None:
    part = media.media
    part.table.select_row(2)
    part.name.setText("  ")
    part.name.textEdited.emit("  ")
    part.table.select_row(0)
    media.save()
    assert part.row() == 2
    assert part.fields["name"].error().startswith("Nama media belum diisi")
    media.undo_button.click()
    assert (media.changes(), part.fields["name"].error()) == (0, "")


def test_a_column_in_use_is_told_with_its_media(media: MediaSection) -> None:
    media.go_to("columns")
    part = media.columns
    part.table.select_row(3)
    part.use_button.click()
    media.save()
    assert "Kotak Saran Lobi" in part.trouble.text()
    part.use_button.click()
    part.table.select_row(5)
    part.down_button.click()
    part.up_button.click()
    assert (part.row(), media.changes()) == (4, 1)


def test_both_lists_are_saved_one_after_the_other(
    media: MediaSection, file_register: Register
) -> None:
    part = media.media
    part.table.select_row(2)
    part.column.choose("Lainnya")
    part.column.activated.emit(0)
    media.go_to("columns")
    media.columns.table.select_row(2)
    media.columns.use_button.click()
    media.save()
    office = read_office(file_register)
    assert office.media[2].recap_column == "Lainnya"
    assert not office.recap_columns[2].active


def test_a_step_has_its_name_everywhere(page: SettingsPage, file_register: Register) -> None:
    case = registered(file_register)
    page.open(section="langkah")
    steps = page.section
    assert isinstance(steps, StepsSection)
    editor = steps.field("step_4").editor
    assert isinstance(editor, LineEdit)
    editor.setText("Arahan Kepala")
    steps.save()
    told = read_case(file_register, complaint_id=case)
    assert told.clocks[3].title == "Arahan Kepala"
    assert read_office(file_register).target(4).title == "Arahan Kepala"
    editor.setText(" ")
    steps.save()
    assert "belum diisi" in steps.field("step_4").error()
    steps.way.click()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("kalender", {"tab": "standar"})]
    assert len(STEP_KEYS) == 7


def test_the_letterhead_follows_the_name(page: SettingsPage, file_register: Register) -> None:
    page.open(section="satker")
    form = page.section
    assert isinstance(form, FormSection)
    name, second = (form.field(key).editor for key in ("office_name", "letterhead_2"))
    assert isinstance(name, LineEdit)
    assert isinstance(second, LineEdit)
    name.setText("BPS Kabupaten Lebak")
    assert second.placeholderText() == "KABUPATEN LEBAK"
    form.save()
    assert "ada di daftar satker lain" in form.field("office_name").error()
    name.setText("BPS Kabupaten Cianjur")
    form.save()
    office = read_office(file_register)
    assert office.letterhead_lines == ("BADAN PUSAT STATISTIK", "KABUPATEN CIANJUR")
    assert office.head_title == "Kepala BPS Kabupaten Cianjur"
    assert [entry.name for entry in office.offices if entry.group == "own"] == [office.name]
