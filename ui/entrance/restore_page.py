"""The way back to a backup: which one, and how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.panels.card import EntranceCard, password_edit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_THEN, _NOW = "Kata sandi saat cadangan dibuat", "Kata sandi sekarang"


class RestorePage(EntranceCard):
    """Asks how a backup is opened; `wanted` carries login, password and words.

    Of the register at the place it `salvages` what is newer, if that is wanted.
    """

    wanted = Signal(str, str, str)
    back_wanted = Signal()

    def __init__(self, told: str, *, location: str, salvages: bool) -> None:
        super().__init__(
            icon="archive",
            title="Pulihkan dari cadangan",
            sentence=f"{told} Seluruh isinya dibaca dahulu; register yang sekarang disimpan di "
            "sampingnya.",
            location=location,
            width=560,
        )
        self.login, self.password = LineEdit(longest=30), password_edit()
        asked = Field(_THEN, self.password)
        self.add_pair(("login", Field("Nama masuk", self.login)), ("password", asked))
        self.code = TextEdit(lines=2, placeholder="dua belas kata, dipisah spasi")
        hint = "Dari lembar pemulihan, bila kata sandinya tidak diketahui"
        self.add_field("code", Field("Atau kata pemulihan", self.code, hint, optional=True))
        self.salvage = CheckBox("Ambil juga yang lebih baru dari register yang rusak")
        self.salvage.setToolTip(
            "Sejauh masih terbaca; kata sandinya yang berlaku sekarang. Yang berbeda diberitahukan."
        )
        self.salvage.setVisible(salvages)
        # Its key book goes on, with the passwords in it.
        self.salvage.toggled.connect(lambda on: asked.set_name(_NOW if on else _THEN))
        self.form.addWidget(self.salvage)
        self.save_button = button("Pulihkan", "primary", icon="archive")
        self.end_with(
            button("Batal", "quiet"),
            self.save_button,
            on_back=self.back_wanted,
            on_save=self.save,
        )

    def first_focus(self) -> QWidget | None:
        """Return the field for the login."""
        return self.login

    def save(self) -> None:
        """Hand over what was typed, once."""
        if self._busy:
            return
        self.show_mistakes({})
        self.set_busy(busy=True)
        self.wanted.emit(self.login.text(), self.password.text(), self.code.toPlainText().strip())

    def forget(self) -> None:
        """Empty every field, the words as well."""
        super().forget()
        self.code.clear()
