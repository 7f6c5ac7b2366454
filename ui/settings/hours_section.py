"""The section about time: the zone, and the way to the calendar that holds all the rest."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QWidget

from app.office_settings import ZONES
from app.rules.moments import zone_words
from ui.look.style import set_kind
from ui.parts.buttons import Button, button
from ui.parts.fields.editors import ComboBox
from ui.parts.labels import label
from ui.settings.form_section import FormSection

WAYS = (
    ("jam", "Jam kerja", "clock", "Jam masuk, pulang, dan istirahat; juga jam Ramadan."),
    ("standar", "Standar waktu", "file-analytics", "Standar SOP, batas nasional, peringatan."),
)


class HoursSection(FormSection):
    """The zone; office hours and standards are kept on the calendar page."""

    key: ClassVar[str] = "waktu"
    intro: ClassVar[str] = (
        "Batas waktu setiap langkah dihitung dari jam kerja, "
        "di luar istirahat, akhir pekan, dan hari libur."
    )

    def build(self) -> None:
        """Make the fields and the ways to the calendar."""
        self.zone_field = self.add_setting("zone", ComboBox(ZONES))
        self.add_setting("lock_minutes")
        self.add_caption("Diatur di halaman Kalender")
        self.ways: dict[str, Button] = {}
        ways = QWidget()
        set_kind(ways, "kind", "clear")
        grid = QGridLayout(ways)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (tab, word, icon, says) in enumerate(WAYS):
            way = button(word, icon=icon)
            way.clicked.connect(partial(self._go, tab))
            self.ways[tab] = way
            grid.addWidget(way, row, 0)
            grid.addWidget(label(says, "second", wrap=True), row, 1)
        self.add(ways)

    def show_office(self) -> None:
        """Show the zone and what it is called now."""
        super().show_office()
        now = self.context.clock.now()
        self.zone_field.set_hint(f"Sekarang dipakai {zone_words(now, self.context.zone)}.")

    def _go(self, tab: str, *_: object) -> None:
        self.context.navigate("kalender", tab=tab)
