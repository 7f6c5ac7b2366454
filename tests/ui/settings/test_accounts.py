"""The admin opens and closes accounts; everybody changes their own password; the paper is renewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.keeping import looking
from app.keeping.accounts import read_accounts
from app.keeping.signing_in import FirstPassword
from app.register import Register
from app.roles import Role
from tests.documents.reading import pages
from tests.helpers.registers import FIRST_PASSWORD, PASSWORD, signed_in, take_over
from tests.ui.shell.helpers import make_context
from ui.settings.account_forms import AccountDialog, OwnPasswordDialog, ResetDialog
from ui.settings.accounts_section import AccountsSection
from ui.settings.page import SettingsPage
from ui.settings.recovery_dialog import RecoveryDialog

NEW = "lima puluh lembar"


@pytest.fixture
def section(qtbot: QtBot, file_register: Register) -> Iterator[AccountsSection]:
    page = SettingsPage(make_context(file_register))
    qtbot.addWidget(page)
    page.show()
    page.open(section="akun")
    made = page.section
    assert isinstance(made, AccountsSection)
    yield made
    page.hide()


def names(section: AccountsSection) -> list[str]:
    return [account.login for account in section.accounts.rows]


def add(section: AccountsSection, login: str, role: Role) -> AccountDialog:
    section.ask_new()
    form = section.findChildren(AccountDialog)[-1]
    form.name.setText("Dewi Lestari")
    form.login.setText(login)
    form.roles.choose([role.value])
    form.password.setText(FIRST_PASSWORD)
    form.again.setText(FIRST_PASSWORD)
    form.save()
    return form


def choose(section: AccountsSection, login: str) -> None:
    section.table.select_row(names(section).index(login))


def test_an_account_is_opened_changed_and_closed(section: AccountsSection) -> None:
    register = section.context.register
    add(section, "dewi", Role.DESK)
    assert names(section) == ["dewi", "siti"]
    with pytest.raises(FirstPassword), signed_in(register, "dewi", password=FIRST_PASSWORD):
        pass
    take_over(register, "dewi")
    with signed_in(register, "dewi") as dewi:
        assert dewi.account.roles == {Role.DESK}
    choose(section, "dewi")
    section.change()
    form = section.findChildren(AccountDialog)[-1]
    assert not form.team_field.isVisible()
    form.roles.choose(["team"])
    assert form.team_field.isVisible()
    form.team.choose("sosial")
    form.save()
    changed = next(each for each in read_accounts(register) if each.login == "dewi")
    assert (changed.roles, changed.team) == (frozenset({Role.TEAM}), "sosial")
    choose(section, "dewi")
    section.close_chosen()
    assert section.accounts.rows[-1].login == "dewi"
    assert not section.accounts.rows[-1].active
    choose(section, "dewi")
    assert section.chosen() is None
    assert not section.change_button.isEnabled()
    choose(section, "siti")
    assert section.change_button.isEnabled()


@pytest.mark.parametrize(
    ("login", "password", "again", "field"),
    [
        ("", NEW, NEW, "login"),
        ("siti", NEW, NEW, "login"),
        ("dewi lestari", NEW, NEW, "login"),
        ("dewi", "pendek", "pendek", "password"),
        ("dewi", NEW, "lain", "again"),
    ],
)
def test_a_mistake_stands_at_its_field(
    section: AccountsSection, login: str, password: str, again: str, field: str
) -> None:
    section.ask_new()
    (form,) = section.findChildren(AccountDialog)
    form.name.setText("Dewi")
    form.login.setText(login)
    form.roles.choose(["desk"])
    form.password.setText(password)
    form.again.setText(again)
    form.save()
    assert form.isVisible()
    assert form.field(field).error().endswith(".")
    assert names(section) == ["siti"]
    form.reject()


def test_the_last_admin_stays(section: AccountsSection) -> None:
    choose(section, "siti")
    section.change()
    (form,) = section.findChildren(AccountDialog)
    form.roles.choose(["desk"])
    form.save()
    assert "Pimpinan, Admin" in form.field("roles").error()
    form.reject()
    section.close_chosen()
    assert "sendiri" in section.context.messages.told[-1].sentence


def test_a_lost_password_is_reset(section: AccountsSection) -> None:
    add(section, "dewi", Role.DESK)
    choose(section, "dewi")
    section.reset()
    (form,) = section.findChildren(ResetDialog)
    form.password.setText(FIRST_PASSWORD)
    form.again.setText(FIRST_PASSWORD)
    form.save()
    take_over(section.context.register, "dewi")
    with signed_in(section.context.register, "dewi") as dewi:
        assert dewi.account.name == "Dewi Lestari"


def test_ones_own_password_is_changed(section: AccountsSection) -> None:
    section.own_button.click()
    (form,) = section.findChildren(OwnPasswordDialog)
    form.old.setText("salah")
    form.new.setText(NEW)
    form.again.setText(NEW)
    form.save()
    assert "tidak cocok" in form.field("old").error()
    form.old.setText(PASSWORD)
    form.save()
    with signed_in(section.context.register, "siti", password=NEW) as siti:
        assert siti.account.login == "siti"


def test_a_new_paper_is_done_once_it_is_typed_back(
    section: AccountsSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.renew_sheet()
    (form,) = section.findChildren(RecoveryDialog)
    place = tmp_path / "lembar.pdf"
    monkeypatch.setattr(
        "ui.files.QFileDialog.getSaveFileName", lambda *_: (str(place), "PDF (*.pdf)")
    )
    form.panel.save_button.click()
    (text,) = pages(place.read_bytes())
    assert all(word in text for word in form.panel.words)
    form.panel.code.setPlainText("satu dua tiga")
    form.save()
    assert "3 dari 12" in form.field("code").error()
    form.panel.code.setPlainText(" ".join(form.panel.words))
    form.save()
    assert looking.look_at(section.context.register.location).confirmed


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.DESK, ["akun", "register", "tampilan"]),
        (Role.TEAM, ["akun", "tampilan"]),
        (Role.HEAD, ["akun", "retensi", "register", "tampilan"]),
    ],
)
def test_others_see_only_what_is_theirs(
    qtbot: QtBot, file_register: Register, role: Role, shown: list[str]
) -> None:
    team = "umum" if role is Role.TEAM else ""
    with signed_in(file_register, "dewi", role, team=team) as other:
        page = SettingsPage(make_context(other))
        qtbot.addWidget(page)
        page.open()
        assert [kind.key for kind in page.kinds] == shown
        for key in shown:
            page.open(section=key)
        assert not [told for told in page.context.messages.told if told.kind == "bar"]
