"""The forms about accounts: a new one, another role, a lost password, one's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserMistake
from app.keeping.accounts import (
    add_account,
    change_account,
    change_own_password,
    reset_password,
)
from app.roles import ROLE_WORDS, Account, Role
from ui.forms.form_dialog import FormDialog, Work
from ui.forms.new_password import PasswordWatch
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.parts.panels.card import password_edit
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

ROLE_HINTS = {
    Role.DESK: "mencatat, mencetak, menutup; tidak membaca aduan rahasia sesudah disimpan",
    Role.HEAD: "membaca semuanya, mendisposisikan, memberi izin, memusnahkan",
    Role.TEAM: "melihat dan menindaklanjuti aduan timnya saja, tanpa identitas pelapor",
    Role.ADMIN: "mengatur akun dan kantor; tidak melihat aduan",
}
_DIFFERENT = "Tidak sama dengan kata sandi di atasnya."


class AccountDialog(FormDialog):
    """A new account, or name, roles and team of one that is there."""

    def __init__(
        self, context: Context, *, parent: QWidget, account: Account | None = None
    ) -> None:
        super().__init__(
            context,
            title="Ubah akun" if account else "Tambah akun",
            about=account.login
            if account
            else "Pemiliknya mengganti kata sandi saat pertama masuk.",
            save_word="Simpan" if account else "Buat akun",
            parent=parent,
            width=660,
        )
        self.account = account
        self.name = LineEdit(account.name if account else "", placeholder="dengan gelar")
        self.add_field("name", Field("Nama", self.name))
        self.login = LineEdit(longest=30, placeholder="misalnya dewi")
        self.roles = CheckList(
            [(role.value, f"{ROLE_WORDS[role]}: {hint}") for role, hint in ROLE_HINTS.items()]
        )
        self.team = ComboBox([(team.code, team.name) for team in context.office.teams])
        self.password, self.again = password_edit(), password_edit()
        if account is None:
            self.add_field("login", Field("Nama masuk", self.login, "Huruf kecil, tanpa spasi"))
        self.add_field("roles", Field("Peran", self.roles))
        self.team_field = Field("Tim", self.team)
        self.add_field("team", self.team_field)
        if account is None:
            first = Field("Kata sandi pertama", self.password)
            self.add_field("password", first)
            PasswordWatch(first, self.password, about=self._known, resized=self.fit)
            self.add_field("again", Field("Ulangi kata sandi", self.again))
        else:
            self.roles.choose([role.value for role in account.roles])
            self.team.choose(account.team)
        self.roles.changed.connect(self._on_roles)
        self._on_roles()
        self.finish_form(self.name)

    def work(self) -> Work:
        """Return the making or changing of the account."""
        roles = frozenset(Role(key) for key in self.roles.chosen())
        team = str(self.team.currentData() or "") if Role.TEAM in roles else ""
        if self.account is not None:
            return call(
                change_account,
                account_id=self.account.id,
                name=self.name.text(),
                roles=roles,
                team=team,
            )
        ensure_same(self.password, self.again)
        return call(
            add_account,
            login=self.login.text(),
            name=self.name.text(),
            roles=roles,
            team=team,
            password=self.password.text(),
        )

    def _known(self) -> tuple[str, str, str]:
        return self.login.text(), self.name.text(), self.context.office.name

    def _on_roles(self) -> None:
        self.team_field.setVisible(Role.TEAM in self.roles.chosen())
        self.fit()


class ResetDialog(FormDialog):
    """A new password for somebody who lost theirs."""

    def __init__(self, context: Context, account: Account, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Atur ulang kata sandi",
            about=f"{account.name}. Draf yang belum disimpan akun ini tidak dapat dibuka lagi.",
            save_word="Ganti kata sandi",
            parent=parent,
        )
        self._account = account
        self.password, self.again = password_edit(), password_edit()
        new = Field("Kata sandi baru", self.password)
        self.add_field("password", new)
        about = (account.login, account.name, context.office.name)
        PasswordWatch(new, self.password, about=lambda: about, resized=self.fit)
        self.add_field("again", Field("Ulangi kata sandi", self.again))
        self.finish_form(self.password)

    def work(self) -> Work:
        """Return the resetting."""
        ensure_same(self.password, self.again)
        return call(reset_password, account_id=self._account.id, password=self.password.text())


class OwnPasswordDialog(FormDialog):
    """Another password for who is signed in."""

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Ganti kata sandi saya",
            about=context.register.account.name,
            save_word="Ganti kata sandi",
            parent=parent,
        )
        self.old, self.new, self.again = password_edit(), password_edit(), password_edit()
        self.add_field("old", Field("Kata sandi sekarang", self.old))
        new = Field("Kata sandi baru", self.new)
        self.add_field("new", new)
        own = context.register.account
        about = (own.login, own.name, context.office.name)
        PasswordWatch(new, self.new, about=lambda: about, resized=self.fit)
        self.add_field("again", Field("Ulangi kata sandi baru", self.again))
        self.finish_form(self.old)

    def work(self) -> Work:
        """Return the changing."""
        ensure_same(self.new, self.again)
        return call(change_own_password, old=self.old.text(), new=self.new.text())


def ensure_same(password: LineEdit, again: LineEdit) -> None:
    """Raise UserMistake under "again" when a password was typed in two ways."""
    if password.text() != again.text():
        raise UserMistake({"again": _DIFFERENT})
