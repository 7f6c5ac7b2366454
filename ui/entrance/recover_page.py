"""The way back in with the recovery sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.commands import Command
from ui.forms.new_password import PasswordWatch
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox, LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.panels.card import EntranceCard, password_edit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_OTHER = ""


class RecoverPage(EntranceCard):
    """Asks for the twelve words and a new password.

    `recover_wanted` carries words, login, name and password; `back_wanted` gives up.
    """

    recover_wanted = Signal(str, str, str, str)
    back_wanted = Signal()

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        *,
        location: str,
        others: Sequence[Command] = (),
    ) -> None:
        super().__init__(
            icon="file-text",
            title="Masuk dengan lembar pemulihan",
            sentence="Ambil lembar pemulihan dari tempat simpannya dan ketik kedua belas katanya.",
            location=location,
            others=others,
            width=560,
        )
        self.code = TextEdit(lines=3, placeholder="dua belas kata, dipisah spasi")
        self.add_field("code", Field("Kata pemulihan", self.code, "Urut seperti di lembarnya."))
        self.who = ComboBox([*people, (_OTHER, "Akun baru (yang lama sudah tidak ada)")])
        self.add_field("who", Field("Untuk akun", self.who))
        self.login, self.name = LineEdit(longest=30), LineEdit(placeholder="dengan gelar")
        self._new = self.add_pair(
            ("login", Field("Nama masuk", self.login)), ("name", Field("Nama petugas", self.name))
        )
        self.password, self.again = password_edit(), password_edit()
        new = Field("Kata sandi baru", self.password)
        PasswordWatch(new, self.password, about=self._about, resized=self.fit)
        self.add_pair(
            ("password", new),
            ("again", Field("Ulangi kata sandi", self.again)),
        )
        self.save_button = button("Buka register", "primary", icon="lock-open")
        self.who.currentIndexChanged.connect(self._on_who)
        self._on_who()
        self.end_with(
            button("Kembali", "quiet"),
            self.save_button,
            on_back=self.back_wanted,
            on_save=self.save,
        )

    def first_focus(self) -> QWidget | None:
        """Return the field for the words."""
        return self.code

    def save(self) -> None:
        """Hand over what was typed when both passwords agree."""
        if not self.begin_saving():
            return
        login, name, _ = self._about()
        self.recover_wanted.emit(self.code.toPlainText(), login, name, self.password.text())

    def forget(self) -> None:
        """Empty every field, the words as well."""
        super().forget()
        self.code.clear()

    def _about(self) -> tuple[str, str, str]:
        login = str(self.who.currentData() or "") or self.login.text()
        return login, self.name.text(), ""

    def _on_who(self) -> None:
        self._new.setVisible(self.who.currentData() == _OTHER)
        if self.isVisible():
            self.fit()
