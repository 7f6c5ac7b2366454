"""The picture of the slip that is typed, beside the grid, as wide as there is room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.look.style import current_look
from ui.look.tokens import PANEL_PADDING, colour
from ui.parts.labels import ShortLabel, label
from ui.parts.panels.panel import Panel

_WIDE: Final = 400
_NARROW: Final = 264


class Scan(NamedTuple):
    """The picture of one slip: of which page, how well it was read, where its questions begin.

    The last are parts of its height.
    """

    name: str
    told: str
    image: QImage
    tops: Mapping[str, float]


class SlipPicturePanel(Panel):
    """Shows a slip's picture, and how well it was read."""

    def __init__(self) -> None:
        super().__init__("Gambar lembar", padded=False)
        self._name = ShortLabel("", "second")
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title_row.setSpacing(12)
        self.title_row.addWidget(self._name, 100)
        self.state = label("", "second", wrap=True)
        self.state.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        self._paper = _Paper()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keyboard stays in the grid.
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._paper)
        self.add(self.state)
        self.add(self.area, 1)
        self.set_narrow(narrow=False)
        self.hide()

    def show_scan(self, scan: Scan | None, section: str = "") -> None:
        """Show a slip's picture from a question on; without one the panel keeps its place."""
        self._paper.show_image(scan.image if scan else QImage())
        self.state.setText(scan.told if scan else "Baris ini tidak berasal dari pindaian.")
        self._name.set_whole(scan.name if scan else "")
        self._paper.setAccessibleName(f"Gambar lembar, {scan.name}" if scan else "Gambar lembar")
        top = scan.tops.get(section, 0.0) if scan else 0.0
        self.area.verticalScrollBar().setValue(round(top * self._paper.minimumHeight()))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the grid the room it needs."""
        self.setFixedWidth(_NARROW if narrow else _WIDE)


class _Paper(QWidget):
    """Paints a picture over its whole width, and is as high as that needs."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        if self._image.isNull():
            return QSize(0, 0)
        return self._image.size().scaled(self.width(), 100_000, Qt.AspectRatioMode.KeepAspectRatio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(max(0, self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(current_look().tokens.sunken))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self.sizeHint()
            painter.drawImage(
                self.rect().adjusted(0, 0, 0, size.height() - self.height()), self._image
            )
        painter.end()
