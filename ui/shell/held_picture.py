"""Holds the picture of the window until the first page has its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LONGEST_MS: Final = 200


class HeldPicture(QTimer):
    """Keeps a window from painting a page that is still empty, unless its rows take long."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setSingleShot(True)
        self.setInterval(_LONGEST_MS)
        self.timeout.connect(self._let_go)

    def hold(self) -> None:
        """Leave the picture as it is for now."""
        self._window.setUpdatesEnabled(False)
        self.start()

    def show_held(self) -> None:
        """Paint what was held back, at once: before a page fills what stands beside its rows."""
        if self.isActive():
            self.stop()
            self._let_go()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._window.repaint()

    def _let_go(self) -> None:
        self._window.setUpdatesEnabled(True)
