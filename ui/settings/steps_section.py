"""The section of the SOP's steps: what each is called; their times are kept on the calendar page."""

from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.office_settings import STEP_KEYS
from app.rules.kinds import Unit
from ui.parts.buttons import button
from ui.settings.form_section import FormSection

_UNITS = {Unit.MINUTES: "menit", Unit.WORKING_DAYS: "hari kerja"}


class StepsSection(FormSection):
    """Seven names, each above the standard in force."""

    key: ClassVar[str] = "langkah"
    intro: ClassVar[str] = (
        "Nama langkah tampil pada aduan, Tindak Lanjut, dan laporan waktu, juga untuk aduan lama."
    )

    def build(self) -> None:
        """Make the fields, and the way to the standards."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, key in enumerate(STEP_KEYS):
            field = self.add_setting(key, word=f"Langkah {place + 1}", place=False)
            grid.addWidget(field, place // 2, place % 2)
        self.column.addLayout(grid)
        self.way = button("Ubah lama layanan", icon="clock")
        self.way.clicked.connect(lambda: self.context.navigate("kalender", tab="standar"))
        row = QHBoxLayout()
        row.addWidget(self.way)
        row.addStretch(1)
        self.column.addLayout(row)

    def refreshed(self) -> None:
        """Show the standard of each step below its name."""
        for step, key in enumerate(STEP_KEYS, 1):
            target = self.context.office.target(step)
            self.field(key).set_hint(f"Standar {target.amount} {_UNITS[target.unit]}")
