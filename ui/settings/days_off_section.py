"""The section about days off: the way to the calendar page, where they are kept."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.page import Context
from ui.parts.buttons import button
from ui.settings.section import SettingsSection


class DaysOffSection(SettingsSection):
    """Says where the days off are kept and leads there."""

    key: ClassVar[str] = "libur"
    saves: ClassVar[bool] = False
    intro: ClassVar[str] = (
        "Libur nasional, cuti bersama, dan hari kantor tutup dicatat di halaman Kalender. "
        "Di sana terlihat juga aduan mana yang jatuh temponya bergeser."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.way = button("Buka Kalender", icon="calendar", shortcut="Alt+6", binds=False)
        self.way.clicked.connect(lambda: context.navigate("kalender", tab="tahun"))
        row = QHBoxLayout()
        row.addWidget(self.way)
        row.addStretch(1)
        self.column.addLayout(row)

    def tell(self) -> None:
        """Nothing is kept here, so nothing can be unsaved."""

    def first_focus(self) -> QWidget | None:
        """Return the way to the calendar."""
        return self.way
