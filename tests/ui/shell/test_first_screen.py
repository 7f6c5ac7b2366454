"""The first screen: who the office is, chosen or named, and what follows from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.keeping.setup import Setup, setup_mistakes
from tests.helpers.registers import PASSWORD
from ui.entrance.office_fields import OfficeFields
from ui.entrance.setup_page import SetupPage
from ui.look.style import apply_look


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Dress the program as its start does before the first screen is made."""
    apply_look(qapp, dark=False)


@pytest.fixture
def first(qtbot: QtBot) -> SetupPage:
    page = SetupPage(location="/tmp/register.mejaaduan")
    qtbot.addWidget(page)
    page.resize(1366, 696)
    page.show()
    return page


def office_of(page: SetupPage) -> OfficeFields:
    assert page.office is not None
    return page.office


def handed_over(qtbot: QtBot, page: SetupPage) -> Setup:
    page.officer.setText("Siti Rahmah")
    page.login.setText("siti")
    page.password.setText(PASSWORD)
    page.again.setText(PASSWORD)
    with qtbot.waitSignal(page.setup_wanted) as wanted:
        page.save()
    setup = wanted.args[0] if wanted.args else None
    assert isinstance(setup, Setup)
    return setup


def test_an_office_is_found_by_typing_part_of_its_name(qtbot: QtBot, first: SetupPage) -> None:
    office = office_of(first)
    assert first.first_focus() is office.choice
    qtbot.keyClicks(office.choice, "lebak")
    assert office.choice.currentText() == "BPS Kabupaten Lebak"
    assert "Rangkasbitung, WIB, Kepala BPS Kabupaten Lebak" in office.summary.text()
    settings = handed_over(qtbot, first).settings()
    assert settings["office_name"] == "BPS Kabupaten Lebak"
    assert settings["number_pattern"] == "{seq}/PGD/36020/{year}"
    assert (settings["office_code"], settings["city"]) == ("3602", "Rangkasbitung")
    # What follows from the name is not kept beside it.
    assert "letterhead_2" not in settings


def test_enter_in_the_last_field_makes_the_register(qtbot: QtBot, first: SetupPage) -> None:
    office_of(first).choice.choose("3600")
    first.officer.setText("Siti Rahmah")
    first.login.setText("siti")
    first.password.setText(PASSWORD)
    qtbot.keyClicks(first.again, PASSWORD)
    with qtbot.waitSignal(first.setup_wanted):
        qtbot.keyClick(first.again, Qt.Key.Key_Return)


def test_what_was_filled_in_can_be_corrected(qtbot: QtBot, first: SetupPage) -> None:
    office = office_of(first)
    office.choice.choose("9403")
    office.more_button.click()
    assert office.fields["city"].isVisible()
    assert office.zone.currentData() == "Asia/Jayapura"
    city = office.edits["city"]
    city.selectAll()
    qtbot.keyClicks(city, "Sentani Kota")
    title = office.edits["head_title"]
    title.selectAll()
    qtbot.keyClicks(title, "Plt. Kepala BPS Kabupaten Jayapura")
    settings = handed_over(qtbot, first).settings()
    assert (settings["city"], settings["zone"]) == ("Sentani Kota", "Asia/Jayapura")
    assert settings["head_title"].startswith("Plt.")


def test_a_seat_that_is_not_known_is_asked_for(first: SetupPage) -> None:
    office = office_of(first)
    office.choice.choose("7210")
    assert office.fields["city"].isVisible()
    assert office.edits["city"].text() == ""


def test_another_office_is_named(qtbot: QtBot, first: SetupPage) -> None:
    office = office_of(first)
    office.choice.choose("lain")
    qtbot.keyClicks(office.name, "Dinas Sosial Kabupaten Lebak")
    assert office.edits["letterhead_2"].text() == "DINAS SOSIAL KABUPATEN LEBAK"
    qtbot.keyClicks(office.edits["letterhead_1"], "PEMERINTAH KABUPATEN LEBAK")
    qtbot.keyClicks(office.edits["city"], "Rangkasbitung")
    setup = handed_over(qtbot, first)
    assert not setup_mistakes(setup)
    assert setup.settings()["letterhead_1"] == "PEMERINTAH KABUPATEN LEBAK"


def test_mistakes_stand_beside_their_fields(first: SetupPage) -> None:
    office = office_of(first)
    first.show_mistakes({"office_name": "Belum diisi."})
    assert office.choice_field.error() == "Belum diisi."
    office.choice.choose("3602")
    first.show_mistakes({"office_code": "Empat angka."})
    assert office.fields["office_code"].isVisible()
    assert (office.choice_field.error(), office.fields["office_code"].error()) == (
        "",
        "Empat angka.",
    )
    office.choice.setFocus(Qt.FocusReason.OtherFocusReason)


def test_what_is_corrected_is_no_longer_red(qtbot: QtBot, first: SetupPage) -> None:
    first.show_mistakes(setup_mistakes(Setup("", "", "x y", "", {})))
    wrong = [key for key, field in first.fields.items() if field.error()]
    assert {"office_name", "officer_name", "login"} <= set(wrong)
    qtbot.keyClicks(office_of(first).choice, "lebak")
    qtbot.keyClicks(first.officer, "Siti Rahmah")
    first.login.setText("siti")
    for key in ("office_name", "officer_name", "login"):
        assert first.fields[key].error() == ""
        assert not first.fields[key].editor.property("error")


def test_passwords_that_differ_may_be_mended_at_either(qtbot: QtBot, first: SetupPage) -> None:
    first.password.setText(PASSWORD[:-1])
    first.again.setText(PASSWORD)
    first.save()
    assert first.fields["again"].error() == "Tidak sama dengan kata sandi di sebelahnya."
    qtbot.keyClicks(first.password, PASSWORD[-1])
    assert first.fields["again"].error() == ""


def test_an_old_register_is_not_asked_for_its_office(qtbot: QtBot) -> None:
    page = SetupPage(location="/tmp/lama.mejaaduan", old=True)
    qtbot.addWidget(page)
    assert page.office is None
    assert handed_over(qtbot, page).office_name == ""
