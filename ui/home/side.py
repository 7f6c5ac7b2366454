"""The right column of Beranda: fills the height there is, and scrolls where there is too little."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.tokens import NO_LIMIT, PANEL_GAP


class SideColumn(QScrollArea):
    """Panels one below the other, `width` wide; only those added as `steady` keep their height."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steady: list[QWidget] = []
        self._stacked = False
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(PANEL_GAP)
        self.setWidget(self._inner)

    def add(self, panel: QWidget, *, stretch: int = 0, steady: bool = False) -> None:
        """Put a panel below the others."""
        self._column.addWidget(panel, stretch)
        if steady:
            self._steady.append(panel)

    def fit(self, width: int | None) -> None:
        """Be `width` wide; None where it stands below the list, as wide and high as it can be."""
        self._stacked = width is None
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or NO_LIMIT)
        if width is not None:
            self.setMinimumHeight(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self._inner:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Give the panels the height of the column, or as much more as they can't do without."""
        width = self.viewport().width()
        for panel in self._steady:
            height = panel.heightForWidth(width)
            if height >= 0 and panel.minimumHeight() != height:
                panel.setFixedHeight(height)
        least = self._column.minimumSize().height()
        self._inner.resize(width, max(self.viewport().height(), least))
        if self._stacked:
            self.setMinimumHeight(least)
