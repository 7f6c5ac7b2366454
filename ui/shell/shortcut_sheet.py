"""The sheet of all keys, shown with Ctrl+/."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.parts.buttons import button
from ui.parts.key_caps import KeyCap, cap_width
from ui.parts.labels import label, rule
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.screen_room import fit_on_screen


class ShortcutSheet(QDialog):
    """Groups of (name, [(keys, word)]) in two columns; Esc or Ctrl+/ close it."""

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pintasan papan ketik")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Pintasan papan ketik", "preview-title"))
        column.addWidget(rule())
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(40)
        half = -(-len(groups) // 2)
        look = current_look()
        widest = max((cap_width(look, keys) for _, pairs in groups for keys, _ in pairs), default=0)
        for part in (groups[:half], groups[half:]):
            sides.addLayout(_column(part, widest), 1)
        column.addWidget(FittedArea(inside), 1)
        close = button("Tutup", shortcut="Esc", binds=False)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        # Room for the bar at the side, where the screen is low.
        fit_on_screen(self, self.sizeHint() + QSize(16, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash:
            self.accept()
        else:
            super().keyPressEvent(event)


def _column(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], cap_room: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for name, pairs in groups:
        column.addWidget(label(name, "caption"))
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, cap_room)
        for row, (keys, word) in enumerate(pairs):
            grid.addWidget(KeyCap(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(word), row, 1)
        column.addLayout(grid)
        column.addSpacing(10)
    column.addStretch(1)
    return column
