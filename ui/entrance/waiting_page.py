"""Shown to who waits for a head: the code by which the head knows whose keys are certified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.panels.card import EntranceCard
from ui.parts.panels.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WORDS = (
    "Bacakan kode ini sendiri kepada Pimpinan, tanpa perantara. Sesudah disahkan, masuklah dengan "
    "kata sandi Anda."
)


class WaitingPage(EntranceCard):
    """Shows the code; `back_wanted` leads back to the door."""

    back_wanted = Signal()

    def __init__(self, code: str, *, location: str) -> None:
        super().__init__(
            icon="clock",
            title="Menunggu pengesahan Pimpinan",
            sentence=_WORDS,
            location=location,
        )
        self.code = label(code, "page-title")
        self.code.setAccessibleName("Kode untuk dibacakan")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        panel = Panel()
        panel.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignCenter)
        self.form.addWidget(panel)
        self._back = button("Kembali ke halaman masuk", "primary")
        self._back.clicked.connect(self.back_wanted)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self._back)

    def first_focus(self) -> QWidget | None:
        """Return the button that leads back."""
        return self._back
