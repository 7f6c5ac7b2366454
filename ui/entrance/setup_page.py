"""Setting up a single desk in one screen: office, officer, password; also for an old register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.keeping.setup import Setup
from ui.commands import Command
from ui.entrance.office_fields import OfficeFields
from ui.forms.new_password import PasswordWatch
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.card import EntranceCard, password_edit, show_letters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NEW = (
    "Siapkan meja pengaduan",
    (
        "Sekali saja. Register disandikan; hanya kata sandi ini, atau lembar pemulihan yang "
        "dicetak sesudahnya, yang membukanya."
    ),
)
_OLD = (
    "Segel register lama",
    (
        "Register ini dibuat sebelum ada kata sandi. Isinya disalin dan diperiksa dahulu, lalu "
        "disegel; tidak ada yang hilang."
    ),
)
_ROLES = (
    "Akun ini memegang peran petugas, pimpinan, dan admin. Akun lain dapat ditambah di Pengaturan."
)


class SetupPage(EntranceCard):
    """Asks for the set-up; `setup_wanted` carries it as a Setup."""

    setup_wanted = Signal(object)

    def __init__(
        self,
        *,
        location: str,
        old: bool = False,
        others: Sequence[Command] = (),
    ) -> None:
        title, sentence = _OLD if old else _NEW
        super().__init__(
            icon="lock" if old else "home",
            title=title,
            sentence=sentence,
            location=location,
            others=others,
            width=560,
        )
        self._old = old
        # An old register knows its office.
        self.office = None if old else OfficeFields()
        self.officer = LineEdit(placeholder="dengan gelar")
        self.login = LineEdit(placeholder="misalnya siti", longest=30)
        self.password, self.again = password_edit(), password_edit()
        if self.office is not None:
            self.form.addWidget(self.office)
            self.office.resized.connect(self.fit)
        hint = "Huruf kecil, tanpa spasi"
        self.add_pair(
            ("officer_name", Field("Nama petugas", self.officer)),
            ("login", Field("Nama masuk", self.login, hint)),
        )
        new = Field("Kata sandi", self.password)
        PasswordWatch(new, self.password, about=self._about, resized=self.fit)
        self.add_pair(
            ("password", new),
            ("again", Field("Ulangi kata sandi", self.again)),
        )
        self.form.addWidget(label(_ROLES, "hint", wrap=True))
        self.shown = CheckBox("Tampilkan kata sandi")
        self.shown.toggled.connect(lambda on: show_letters(self.password, self.again, shown=on))
        self.form.addWidget(self.shown)
        self.save_button = button(
            "Segel register" if old else "Buat register", "primary", icon="lock"
        )
        self.save_button.clicked.connect(self.save)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.save_button)
        self.officer.editingFinished.connect(self._suggest_login)
        keys = self.watch_keys()
        keys.save_wanted.connect(self.save)
        # Nothing is typed after it: Enter there begins, as it does at the door.
        self.again.removeEventFilter(keys)
        self.again.returnPressed.connect(self.save)

    def first_focus(self) -> QWidget | None:
        """Return the first field that is still empty."""
        return self.officer if self.office is None else self.office.choice

    def save(self) -> None:
        """Hand over the set-up when both passwords agree."""
        if not self.begin_saving():
            return
        office = self.office
        self.setup_wanted.emit(
            Setup(
                "" if office is None else office.office_name(),
                self.officer.text(),
                self.login.text(),
                self.password.text(),
                {} if office is None else office.corrections(),
            )
        )

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show each sentence beside its field, unfolding those of the office."""
        office = self.office
        if office is not None:
            office.choice_field.set_error(None)
            self.fields["office_name"] = office.field_of("office_name") or office.choice_field
            self.fields |= office.fields
            if office.fields.keys() & mistakes.keys():
                office.show_details(shown=True)
        super().show_mistakes(mistakes)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the register is being made."""
        super().set_busy(busy=busy)
        word = "Segel register" if self._old else "Buat register"
        self.save_button.set_word("Menyegel…" if busy else word)

    def _about(self) -> tuple[str, str, str]:
        office = "" if self.office is None else self.office.office_name()
        return self.login.text(), self.officer.text(), office

    def _suggest_login(self) -> None:
        """Offer the first name; whoever typed another keeps it."""
        first = self.officer.text().split()[:1]
        if first and not self.login.text():
            self.login.setText("".join(c for c in first[0].lower() if c.isascii() and c.isalnum()))
