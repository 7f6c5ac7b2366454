"""Pengaturan, Satker tujuan: where complaints that aren't ours go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.desk.changing_office import CHANGED_MEANWHILE
from app.desk.changing_offices import save_offices
from app.desk.reading_office import read_office
from ui.settings.offices_section import OfficesSection
from ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from app.register import Register


@pytest.fixture
def section(page: SettingsPage) -> OfficesSection:
    page.open(section="tujuan")
    assert isinstance(page.section, OfficesSection)
    return page.section


def test_an_office_gets_address_and_contact(
    section: OfficesSection, file_register: Register
) -> None:
    part = section.offices
    part.address.setPlainText("Jalan Raya Pandeglang 1")
    part.contact.setText("(0253) 201000")
    part.contact.textEdited.emit(part.contact.text())
    section.save()
    first = read_office(file_register).others[0]
    assert (first.address, first.contact) == ("Jalan Raya Pandeglang 1", "(0253) 201000")
    assert section.changes() == 0


def test_an_agency_is_added_and_one_goes_out_of_use(
    section: OfficesSection, file_register: Register
) -> None:
    part = section.offices
    before = read_office(file_register)
    part.use_button.click()
    part.add_button.click()
    part.name.setText(before.name)
    part.name.textEdited.emit(before.name)
    section.save()
    assert part.fields["name"].error() == f"{before.name} ada dua kali dalam daftar ini."
    part.name.setText("Dinas Kependudukan Kota Serang")
    part.name.textEdited.emit(part.name.text())
    section.save()
    office = read_office(file_register)
    assert [each.name for each in office.others] == [
        *(each.name for each in before.others[1:]),
        "Dinas Kependudukan Kota Serang",
    ]
    assert office.office_called(before.others[0].code) == before.others[0].name
    assert office.offices[0] == before.offices[0]


def test_what_was_typed_stays_when_another_desk_changed_the_list(
    section: OfficesSection, file_register: Register
) -> None:
    part, office = section.offices, read_office(file_register)
    part.contact.setText("(0253) 201000")
    part.contact.textEdited.emit(part.contact.text())
    theirs = [replace(office.others[0], contact="(0253) 999"), *office.all_others[1:]]
    save_offices(file_register, offices=theirs, shown=office.all_others)
    section.save()
    assert part.trouble.text() == CHANGED_MEANWHILE
    assert (part.contact.text(), section.changes()) == ("(0253) 201000", 1)
    assert read_office(file_register).others[0].contact == "(0253) 999"
    # What is kept now is shown on request; then it can be changed.
    section.context.office_now()
    section.show_office()
    section.undo_button.click()
    assert part.contact.text() == "(0253) 999"
    part.contact.setText("(0253) 201000")
    part.contact.textEdited.emit(part.contact.text())
    section.save()
    assert read_office(file_register).others[0].contact == "(0253) 201000"
