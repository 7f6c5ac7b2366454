"""Signing in: who, and the password."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.commands import Command
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import ComboBox
from ui.parts.fields.field import Field
from ui.parts.panels.card import EntranceCard, password_edit, show_letters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LoginPage(EntranceCard):
    """Asks who and for the password; `sign_in_wanted` carries both.

    `recovery_wanted` comes when the password is lost.
    """

    sign_in_wanted = Signal(str, str)
    recovery_wanted = Signal()

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        *,
        location: str,
        last: str = "",
        locked: bool = False,
        others: Sequence[Command] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            icon="lock",
            title="Register terkunci" if locked else "Masuk ke register",
            sentence="Masuk lagi untuk melanjutkan. Yang belum disimpan sudah menjadi draf."
            if locked
            else "Register ini disegel; kuncinya terbuka dengan kata sandi Anda.",
            location=location,
            others=others,
            parent=parent,
        )
        self.who = ComboBox(list(people))
        self.who.choose(last)
        self.password = password_edit()
        self.add_field("login", Field("Nama", self.who))
        self.add_field("password", Field("Kata sandi", self.password))
        self.shown = CheckBox("Tampilkan kata sandi")
        self.form.addWidget(self.shown)
        self.shown.toggled.connect(lambda on: show_letters(self.password, shown=on))
        self.enter_button = button("Masuk", "primary", icon="lock-open")
        self.enter_button.clicked.connect(self.sign_in)
        lost = button("Lupa kata sandi?", "link")
        lost.clicked.connect(self.recovery_wanted)
        self.lost_button = lost
        self.buttons.addWidget(lost)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.enter_button)
        self.password.returnPressed.connect(self.sign_in)
        keys = self.watch_keys()
        keys.save_wanted.connect(self.sign_in)
        self.password.removeEventFilter(keys)

    def first_focus(self) -> QWidget | None:
        """Return the password field."""
        return self.password

    def sign_in(self) -> None:
        """Hand over what was typed; nothing happens without a password."""
        if not self.enter_button.isEnabled():
            return
        if not self.password.text():
            self.show_mistakes({"password": "Ketik kata sandi Anda."})
            return
        self.show_mistakes({})
        self.set_busy(busy=True)
        self.sign_in_wanted.emit(str(self.who.currentData() or ""), self.password.text())

    def set_busy(self, *, busy: bool) -> None:
        """Say that the password is being tried."""
        super().set_busy(busy=busy)
        self.enter_button.set_word("Membuka…" if busy else "Masuk")
        if not busy:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
