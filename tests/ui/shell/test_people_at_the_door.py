"""At the door: one's own password in place of the first one, and what a head is asked once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.keeping.accounts import read_accounts
from app.keeping.certifying import pending_accounts
from app.register import Register
from app.roles import Role
from tests.helpers.registers import (
    FIRST_PASSWORD,
    PASSWORD,
    add_person,
    copy_register,
    prepare_person,
    signed_in,
)
from tests.ui.shell.helpers import sign_in
from ui.entrance.first_password_page import FirstPasswordPage
from ui.entrance.login_page import LoginPage
from ui.entrance.people_page import PeoplePage
from ui.entrance.waiting_page import WaitingPage
from ui.shell.opening import Opening
from ui.shell.window import MainWindow

OLD = Path(__file__).parents[2] / "db" / "releases" / "sebelum-pengesahan"


def waiting_page(window: MainWindow) -> WaitingPage:
    page = window.pages.currentWidget()
    assert isinstance(page, WaitingPage)
    return page


def people_page(window: MainWindow) -> PeoplePage:
    page = window.pages.currentWidget()
    assert isinstance(page, PeoplePage)
    return page


def test_the_first_password_gives_way_to_ones_own(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    prepare_person(file_register, "dewi", Role.DESK)
    opening.open(file_register.location)
    sign_in(window, FIRST_PASSWORD, login="dewi")
    page = window.pages.currentWidget()
    assert isinstance(page, FirstPasswordPage)
    assert window.context is None
    page.new.setText(PASSWORD)
    page.again.setText("lain sama sekali")
    page.save()
    assert "Tidak sama" in page.mistakes()
    page.new.setText("pendek")
    page.again.setText("pendek")
    page.save()
    assert "paling sedikit" in page.mistakes()
    page.new.setText(PASSWORD)
    page.again.setText(PASSWORD)
    page.save()
    assert window.context is not None
    assert window.context.register.account.login == "dewi"
    assert page.new.text() == ""


def test_who_gives_up_is_back_at_the_door(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    prepare_person(file_register, "dewi", Role.DESK)
    opening.open(file_register.location)
    sign_in(window, FIRST_PASSWORD, login="dewi")
    page = window.pages.currentWidget()
    assert isinstance(page, FirstPasswordPage)
    page.back_wanted.emit()
    assert isinstance(window.pages.currentWidget(), LoginPage)


def test_an_owner_reads_a_code_to_the_head_who_certifies_by_it(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    add_person(file_register, "admin", Role.ADMIN)
    with signed_in(file_register, "admin") as admin:
        prepare_person(admin, "dewi", Role.DESK)
        prepare_person(admin, "budi", Role.TEAM, team="umum")
    opening.open(file_register.location)
    sign_in(window, FIRST_PASSWORD, login="dewi")
    first = window.pages.currentWidget()
    assert isinstance(first, FirstPasswordPage)
    first.new.setText(PASSWORD)
    first.again.setText(PASSWORD)
    first.save()
    told = waiting_page(window).code.text()
    waiting_page(window).back_wanted.emit()
    sign_in(window, PASSWORD, login="dewi")
    assert waiting_page(window).code.text() == told
    waiting_page(window).back_wanted.emit()
    sign_in(window, login="siti")
    page = people_page(window)
    assert page.people.box("3").text() == (
        "Ibu Dewi (dewi): Petugas; kata sandi baru, disiapkan Ibu Admin"
    )
    assert page.people.box("4").text().startswith("Ibu Budi (budi), belum masuk: Tim, Bagian Umum;")
    assert page.people.chosen() == ("3",)
    assert window.context is None
    page.people.choose(["4"])
    page.save_button.click()
    assert "Ibu Budi belum masuk." in page.mistakes()
    page.refuse_button.click()
    page = people_page(window)
    page.save_button.click()
    assert "dibacakan pemiliknya" in page.mistakes()
    page.fields["code.3"].editor.setText(told.lower())  # type: ignore[attr-defined]
    page.save_button.click()
    assert window.context is not None
    with signed_in(file_register, "dewi") as dewi:
        assert dewi.account.roles == {Role.DESK}
    closed = next(each for each in read_accounts(file_register) if each.login == "budi")
    assert not closed.active


def test_an_enter_too_many_certifies_nobody(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    add_person(file_register, "admin", Role.ADMIN)
    with signed_in(file_register, "admin") as admin:
        prepare_person(admin, "dewi", Role.HEAD)
    opening.open(file_register.location)
    sign_in(window, login="siti")
    first = people_page(window).first_focus()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert len(pending_accounts(file_register)) == 1
    assert window.context is not None
    opening.lock()
    sign_in(window, login="siti")
    page = people_page(window)
    page.people.choose(["3"])
    QTest.keyClick(page.people.box("3"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "belum masuk" in page.mistakes()
    assert len(pending_accounts(file_register)) == 1


def test_a_head_may_leave_it_for_later(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    add_person(file_register, "admin", Role.ADMIN)
    with signed_in(file_register, "admin") as admin:
        prepare_person(admin, "dewi", Role.DESK)
    opening.open(file_register.location)
    sign_in(window, login="siti")
    page = people_page(window)
    page.people.choose([])
    page.save_button.click()
    assert "Centang" in page.mistakes()
    page.later_button.click()
    assert window.context is not None
    assert len(pending_accounts(file_register)) == 1


def test_an_office_of_one_is_asked_nothing(
    opening: Opening, window: MainWindow, file_register: Register
) -> None:
    opening.open(file_register.location)
    sign_in(window, login="siti")
    assert window.context is not None


def test_an_older_register_shows_everybody_once(
    opening: Opening, window: MainWindow, tmp_path: Path
) -> None:
    place = copy_register(OLD / f"{OLD.name}.mejaaduan", tmp_path / "r.mejaaduan")
    opening.open(str(place))
    sign_in(window, login="kepala")
    page = people_page(window)
    assert page.accessibleName() == "Inikah orang-orang Anda?"
    assert not page.refuse_button.isVisibleTo(page)
    page.people.box("5").setChecked(False)
    page.save_button.click()
    assert window.context is not None
    opening.lock()
    sign_in(window, login="kepala")
    assert window.context is not None
