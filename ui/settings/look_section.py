"""The section about the look: light, dark, or as the system has it."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ui.pages import Context
from ui.parts.checks import RadioButton
from ui.parts.labels import label
from ui.preferences import THEME, THEMES
from ui.settings.section import Section
from ui.settings.window_hooks import window_commands

_NOTES = {
    "system": "Terang atau gelap mengikuti pengaturan komputer.",
    "light": "Kertas putih di atas meja abu-abu.",
    "dark": "Lebih tenang di ruangan redup. Kertas cetakan tetap putih.",
}


class LookSection(Section):
    """The theme; it changes at once and belongs to this user on this computer."""

    key: ClassVar[str] = "tampilan"
    word: ClassVar[str] = "Tampilan"
    icon: ClassVar[str] = "eye"
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
            note = label(_NOTES[key], "hint")
            note.setIndent(26)
            self.column.addWidget(note)
            self.column.setSpacing(6)
        self.show_office()

    def show_office(self) -> None:
        """Show the theme chosen."""
        chosen = self.context.preferences.get(THEME)
        self.choices.get(chosen, self.choices["system"]).setChecked(True)

    def first_focus(self) -> QWidget | None:
        """Return the theme chosen."""
        return next((one for one in self.choices.values() if one.isChecked()), None)

    def _on_chosen(self, key: str) -> None:
        self.context.preferences.set(THEME, key)
        for command in window_commands(self.context, f"theme-{key}"):
            command.run()
