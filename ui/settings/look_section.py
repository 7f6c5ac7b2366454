"""The section about the look, light, dark or as the system has it, and about notices."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.style import text_size_shown
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox, RadioButton
from ui.parts.fields.choice_lists import RadioList
from ui.parts.labels import label
from ui.preferences import TEXT_SIZE, TEXT_SIZES, THEME, THEMES, TRAY
from ui.settings.section import SettingsSection
from ui.settings.window_hooks import window_commands

_NOTES = {
    "system": "Terang atau gelap, dan kontrasnya, mengikuti pengaturan komputer.",
    "light": "Kertas putih di atas meja abu-abu.",
    "dark": "Lebih tenang di ruangan redup. Kertas cetakan tetap putih.",
    "contrast": "Hitam di atas putih, atau putih di atas hitam, dengan garis yang jelas.",
}
_SIZE_NOTE = (
    "Seluruh jendela ikut membesar. Program dibuka ulang sekali; yang sudah diketik menjadi draf."
)
_TRAY_NOTE = "Tanpa nama dan perihal, hanya pada jam kerja."


class LookSection(SettingsSection):
    """Theme, size of letters and notices, for this user on this computer."""

    key: ClassVar[str] = "tampilan"
    intro: ClassVar[str] = "Hanya untuk Anda di komputer ini."
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
        self._add_sizes()
        self.add_caption("Pemberitahuan")
        self.tray = CheckBox("Pemberitahuan di baki sistem")
        self.tray.clicked.connect(self._on_tray)
        self.column.addWidget(self.tray)
        self._add_note(_TRAY_NOTE)
        self.column.setSpacing(6)
        self.show_office()

    def _add_sizes(self) -> None:
        self.add_caption("Ukuran huruf")
        self.sizes = RadioList([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.sizes.changed.connect(self._on_size)
        self.column.addWidget(self.sizes)
        self._add_note(_SIZE_NOTE)
        self.restart_button = button("Buka ulang dengan ukuran ini", icon="refresh")
        keeps = self.restart_button.sizePolicy()
        # What stands below stays where it is.
        keeps.setRetainSizeWhenHidden(True)
        self.restart_button.setSizePolicy(keeps)
        for command in window_commands(self.context, "restart"):
            self.restart_button.clicked.connect(lambda _=False, run=command.run: run())
        row = QHBoxLayout()
        row.addWidget(self.restart_button)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_office(self) -> None:
        """Show what is chosen."""
        self.sizes.choose(str(self.context.preferences.text_size()))
        self.tray.setChecked(bool(self.context.preferences.get(TRAY)))
        chosen = self.context.preferences.get(THEME)
        self.choices.get(chosen, self.choices["system"]).setChecked(True)

    def first_focus(self) -> QWidget | None:
        """Return the theme chosen."""
        return next((one for one in self.choices.values() if one.isChecked()), None)

    def _add_note(self, words: str) -> None:
        note = label(words, "hint", wrap=True)
        note.setIndent(26)
        self.column.addWidget(note)

    def _on_size(self) -> None:
        chosen = int(self.sizes.chosen() or TEXT_SIZE.default)
        self.context.preferences.set(TEXT_SIZE, chosen)
        self.restart_button.setVisible(chosen != text_size_shown())

    def _on_tray(self) -> None:
        self.context.preferences.set(TRAY, int(self.tray.isChecked()))

    def _on_chosen(self, key: str) -> None:
        self.context.preferences.set(THEME, key)
        for command in window_commands(self.context, f"theme-{key}"):
            command.run()
