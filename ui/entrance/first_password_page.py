"""The first sign-in: a password that somebody else chose gives way to one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.forms.new_password import PasswordWatch
from ui.parts.buttons import button
from ui.parts.fields.field import Field
from ui.parts.panels.card import EntranceCard, password_edit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FirstPasswordPage(EntranceCard):
    """Asks for one's own password; `chosen` carries it, `back_wanted` gives up."""

    chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self, *, location: str, login: str) -> None:
        super().__init__(
            icon="lock",
            title="Ganti kata sandi pertama",
            sentence="Kata sandi itu dibuatkan orang lain. Ganti dengan yang hanya Anda ketahui; "
            "register terbuka sesudahnya.",
            location=location,
        )
        self.new, self.again = password_edit(), password_edit()
        new = self.add_field("new", Field("Kata sandi baru", self.new))
        PasswordWatch(new, self.new, about=lambda: (login, "", ""), resized=self.fit)
        self.add_field("again", Field("Ulangi kata sandi baru", self.again))
        self.save_button = button("Ganti dan masuk", "primary", icon="lock-open")
        self.end_with(
            button("Kembali", "quiet"),
            self.save_button,
            on_back=self.back_wanted,
            on_save=self.save,
        )

    def first_focus(self) -> QWidget | None:
        """Return the field for the new password."""
        return self.new

    def save(self) -> None:
        """Hand the password over when it was typed twice alike."""
        if self.begin_saving("new"):
            self.chosen.emit(self.new.text())
