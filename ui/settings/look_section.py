"""The section about the look, light, dark or as the system has it, and about notices."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.roles import Role
from ui.page import Context
from ui.parts.fields.checks import CheckBox, RadioButton
from ui.parts.labels import label
from ui.preferences import THEME, THEMES, TRAY
from ui.settings.section import SettingsSection
from ui.settings.window_hooks import window_commands

_NOTES = {
    "system": "Terang atau gelap mengikuti pengaturan komputer.",
    "light": "Kertas putih di atas meja abu-abu.",
    "dark": "Lebih tenang di ruangan redup. Kertas cetakan tetap putih.",
}
_TRAY_NOTE = "Tanpa nama dan perihal, hanya pada jam kerja."


class LookSection(SettingsSection):
    """Theme and notices; they change at once, for this user on this computer."""

    key: ClassVar[str] = "tampilan"
    word: ClassVar[str] = "Tampilan"
    icon: ClassVar[str] = "eye"
    roles: ClassVar[frozenset[Role]] = frozenset(Role)
    intro: ClassVar[str] = "Berlaku langsung, hanya untuk Anda di komputer ini."
    saves: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.add_caption("Tema")
        self.choices: dict[str, RadioButton] = {}
        for key, word in THEMES.items():
            choice = RadioButton(word)
            choice.clicked.connect(lambda _=False, key=key: self._on_chosen(key))
            self.choices[key] = choice
            self.column.addWidget(choice)
            self._add_note(_NOTES[key])
        self.add_caption("Pemberitahuan")
        self.tray = CheckBox("Pemberitahuan di baki sistem")
        self.tray.clicked.connect(self._on_tray)
        self.column.addWidget(self.tray)
        self._add_note(_TRAY_NOTE)
        self.column.setSpacing(6)
        self.show_office()

    def show_office(self) -> None:
        """Show what is chosen."""
        self.tray.setChecked(bool(self.context.preferences.get(TRAY)))
        chosen = self.context.preferences.get(THEME)
        self.choices.get(chosen, self.choices["system"]).setChecked(True)

    def first_focus(self) -> QWidget | None:
        """Return the theme chosen."""
        return next((one for one in self.choices.values() if one.isChecked()), None)

    def _add_note(self, words: str) -> None:
        note = label(words, "hint")
        note.setIndent(26)
        self.column.addWidget(note)

    def _on_tray(self) -> None:
        self.context.preferences.set(TRAY, int(self.tray.isChecked()))

    def _on_chosen(self, key: str) -> None:
        self.context.preferences.set(THEME, key)
        for command in window_commands(self.context, f"theme-{key}"):
            command.run()
