"""Pengaturan, Penanda tangan: who signs, from when, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.desk.reading_office import read_office
from ui.settings.page import SettingsPage
from ui.settings.signers_section import SignersSection

if TYPE_CHECKING:
    from app.register import Register


def typed(edit: QLineEdit, text: str) -> None:
    """Type into a field as its user does."""
    edit.setText(text)
    edit.textEdited.emit(text)


def test_an_official_is_added_and_seen_as_they_sign(
    page: SettingsPage, file_register: Register
) -> None:
    page.open(section="penandatangan")
    section = page.section
    assert isinstance(section, SignersSection)
    part = section.signers
    part.add_button.click()
    typed(part.name, "Dra. Sri Wahyuni")
    part.capacity.choose("an")
    part.capacity.activated.emit(part.capacity.currentIndex())
    section.save()
    assert "Jabatan belum diisi" in part.fields["title"].error()
    typed(part.title, "Kepala Bagian Umum")
    head = read_office(file_register).head_title
    assert part.preview.text() == f"a.n. {head}\nKepala Bagian Umum,\n\nDra. Sri Wahyuni"
    typed(part.first, "1-3-2026")
    section.save()
    (kept,) = read_office(file_register).officials
    assert (kept.name, kept.first) == ("Dra. Sri Wahyuni", "01-03-2026")
    assert section.changes() == 0
