"""What stands in place of the grid once an opening is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.desk.opening_boxes import SavedOpening
from app.rules.wording import capitalised
from ui.look.tokens import SPACE_8, SPACE_16
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.panels.empty_state import IconDisc
from ui.parts.panels.panel import Panel


class SavedOpeningPanel(Panel):
    """The counts that were saved, and the minutes to be printed."""

    print_wanted = Signal()
    save_wanted = Signal()
    cases_wanted = Signal()
    home_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("Pembukaan kotak tersimpan", "page-title")
        self._told = label("", "sentence", wrap=True)
        self.print_button = button("Cetak berita acara", "primary", icon="printer")
        self.save_button = button("Simpan PDF", icon="download")
        self.cases_button = button("Lihat di register", icon="register")
        self.home_button = button("Ke Beranda", icon="home")
        self.undo_button = button("Urungkan pembukaan", "quiet", icon="arrow-back-up")
        for made, wanted in (
            (self.print_button, self.print_wanted),
            (self.save_button, self.save_wanted),
            (self.cases_button, self.cases_wanted),
            (self.home_button, self.home_wanted),
            (self.undo_button, self.undo_wanted),
        ):
            made.clicked.connect(wanted)
        self._lay_out()

    def show_saved(self, saved: SavedOpening) -> None:
        """Tell what was saved."""
        told = f"{capitalised(saved.counts)}."
        advice = "Cetak berita acaranya untuk ditandatangani berdua."
        self._told.setText(" ".join(filter(None, (told, saved.late, advice))))
        self.cases_button.setVisible(bool(saved.numbers))

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        for each in (self.home_button, self.cases_button, self.save_button, self.print_button):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addStretch(2)
        self.body.addWidget(IconDisc("check"), 0, middle)
        for words in (self._title, self._told):
            words.setAlignment(middle)
            self.body.addWidget(words)
        self.body.addSpacing(SPACE_16)
        self.body.addLayout(row)
        self.body.addStretch(3)
