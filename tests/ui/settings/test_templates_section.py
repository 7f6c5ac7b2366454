"""Pengaturan, Templat: what complainants are told again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.desk.reading_office import read_office
from app.rules.given_templates import GIVEN
from ui.settings.page import SettingsPage
from ui.settings.templates_section import TemplatesSection

if TYPE_CHECKING:
    from app.register import Register


@pytest.fixture
def section(page: SettingsPage) -> TemplatesSection:
    page.open(section="templat")
    assert isinstance(page.section, TemplatesSection)
    return page.section


def test_a_text_is_changed_and_seen_as_it_will_read(
    section: TemplatesSection, file_register: Register
) -> None:
    part = section.templates
    part.text.setPlainText("Nomor {nomor}: {uraian hasil}")
    assert part.preview.text().startswith("Menjadi:\nNomor 2026-0012: {uraian hasil}")
    assert "Diisi dengan tangan sebelum dikirim: {uraian hasil}." in part.preview.text()
    assert section.changes() == 1
    section.save()
    assert read_office(file_register).templates[0].text == "Nomor {nomor}: {uraian hasil}"
    assert section.changes() == 0


def test_a_text_is_added_for_a_purpose_and_another_removed(
    section: TemplatesSection, file_register: Register
) -> None:
    part = section.templates
    part.use_button.click()
    part.add_button.click()
    part.name.setText("Data mikro")
    part.name.textEdited.emit("Data mikro")
    part.purpose.choose("door")
    part.purpose.activated.emit(part.purpose.currentIndex())
    section.save()
    assert part.fields["text"].error() == "Isi templat belum ditulis."
    part.text.setPlainText("Silakan ke silastik.bps.go.id.")
    section.save()
    kept = read_office(file_register).templates
    assert kept[:-1] == GIVEN[1:]
    assert (kept[-1].name, kept[-1].purpose) == ("Data mikro", "door")
