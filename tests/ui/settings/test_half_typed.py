"""What is typed in the settings and not saved is there again, whatever ended the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from app.desk.changing_media import save_media
from app.desk.changing_office import CHANGED_MEANWHILE
from app.desk.drafts import load_draft
from app.desk.reading_office import read_office
from tests.ui.shell.helpers import make_context, opened
from ui.calendar.warnings_panel import WarningsPanel
from ui.parts.fields.editors import LineEdit
from ui.settings.form_section import FormSection
from ui.settings.lists_section import ListsSection
from ui.settings.media_section import MediaSection
from ui.settings.page import SettingsPage
from ui.settings.retention_section import RetentionSection

if TYPE_CHECKING:
    from app.register import Register
    from ui.settings.section import SettingsSection


def type_half(section: SettingsSection) -> None:
    """Type something into a section, as far as it is one that is typed in."""
    if isinstance(section, FormSection):
        editor = section.field("head_name").editor
        assert isinstance(editor, LineEdit)
        editor.setText("Budi Santosa")
    elif isinstance(section, ListsSection):
        section.new_edit.setText("Tim Sosial")
        section.add_name()
        section.new_edit.setText("Tim Neraca")
    elif isinstance(section, MediaSection):
        section.media.add()
        section.media.name.setText("Radio komunitas")
        section.media.on_typed()
        section.media.box.click()
    elif isinstance(section, RetentionSection):
        next(iter(section.years.values())).setText("7")


@pytest.mark.parametrize("key", ["pejabat", "daftar", "media", "retensi"])
def test_half_typed_settings_wait_for_the_next_start(
    qtbot: QtBot, page: SettingsPage, file_register: Register, key: str
) -> None:
    page.open(section=key)
    type_half(page.section)
    typed, changes = page.section.unsaved(), page.section.changes()
    assert typed
    assert changes
    page._drafts[key].timer.setInterval(10)
    qtbot.waitUntil(lambda: load_draft(file_register, form=f"pengaturan {key}") is not None)
    again = SettingsPage(make_context(file_register))
    opened(qtbot, again)
    again.open(section=key)
    assert again.section.unsaved() == typed
    assert again.section.changes() == changes
    assert "belum disimpan" in again.context.messages.told[-1].sentence
    again.section.undo()
    if isinstance(again.section, ListsSection):
        again.section.new_edit.clear()
    again.leaving()
    assert load_draft(file_register, form=f"pengaturan {key}") is None


def test_a_draft_of_yesterday_overwrites_nothing_of_today(
    qtbot: QtBot, page: SettingsPage, file_register: Register
) -> None:
    page.open(section="media")
    type_half(page.section)
    page.leaving()
    kept = read_office(file_register).all_media
    theirs = [replace(kept[0], name="Media diganti"), *kept[1:]]
    save_media(file_register, media=theirs, shown=kept)
    again = SettingsPage(make_context(file_register))
    opened(qtbot, again)
    again.open(section="media")
    assert isinstance(again.section, MediaSection)
    assert again.section.changes() == 1
    again.section.save()
    assert again.section.media.trouble.text() == CHANGED_MEANWHILE
    assert read_office(file_register).all_media[0].name == "Media diganti"
    assert again.section.changes() == 1


def test_what_is_saved_leaves_no_draft(page: SettingsPage, file_register: Register) -> None:
    page.open(section="pejabat")
    type_half(page.section)
    page.leaving()
    assert load_draft(file_register, form="pengaturan pejabat") is not None
    page.section.save()
    assert page.section.changes() == 0
    assert load_draft(file_register, form="pengaturan pejabat") is None


def test_half_typed_warnings_wait_too(qtbot: QtBot, file_register: Register) -> None:
    context = make_context(file_register)
    panel = WarningsPanel(context)
    qtbot.addWidget(panel)
    panel.percent_edit.setText("70")
    panel.draft.keep()
    again = WarningsPanel(context)
    qtbot.addWidget(again)
    assert again.changes() == {"warn_percent": "70"}
    assert again.save_button.isEnabled()
