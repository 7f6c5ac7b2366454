"""The end of a set-up: the recovery sheet is printed, and its words are typed back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.parts.buttons import button
from ui.parts.panels.card import EntranceCard
from ui.parts.panels.recovery_panel import RecoveryPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RecoveryPage(EntranceCard):
    """Shows the words of a new recovery code; `code_given` carries what was typed back."""

    code_given = Signal(str)

    def __init__(self, words: Sequence[str], *, location: str) -> None:
        super().__init__(
            icon="file-text",
            title="Cetak lembar pemulihan",
            sentence="Langkah terakhir: lembar ini membuka register bila kata sandi terlupa.",
            location=location,
            width=576,
        )
        self.panel = RecoveryPanel(words)
        self.panel.code_given.connect(self.code_given)
        self.form.addWidget(self.panel)
        self.save_button = button("Selesai", "primary", shortcut="Ctrl+Enter", binds=False)
        self.save_button.clicked.connect(self.panel.give)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.save_button)

    def first_focus(self) -> QWidget | None:
        """Return the button that prints: that comes first."""
        return self.panel.print_button

    def show_failure(self, error: Exception) -> None:
        """Say what does not fit beside the words."""
        self.set_busy(busy=False)
        self.panel.show_mistake(str(getattr(error, "sentence", error)))
        self.fit()
