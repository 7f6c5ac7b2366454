"""A scroll area for text that wraps: it is as high as its words need at the width there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ReadingContent(QWidget):
    """What is read; without this, wrapped labels count as high as in the narrowest column."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ReadingArea(QScrollArea):
    """Scrolls up and down only, by the wheel or by the keys of what is inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
