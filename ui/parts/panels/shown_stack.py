"""A stack that needs only the room of what it shows."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class ShownStack(QStackedWidget):
    """One widget of several; those behind it ask for no room, as they would in Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        layout = shown.layout()
        least = shown.minimumSizeHint()
        if layout is not None and layout.hasHeightForWidth() and self.width() >= least.width():
            least.setHeight(layout.totalMinimumHeightForWidth(self.width()))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Words that wrap need another height now.
            self.updateGeometry()
