"""Notices when nobody touches keyboard or mouse for a while, and the key that locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_MINUTE_MS = 60_000
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class IdleWatch(QObject):
    """`idle` comes once nobody has touched anything for the minutes that were set.

    `lock_pressed` comes at Ctrl+L over a form or a menu, where the window's own keys are not heard.
    """

    idle = Signal()
    lock_pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._app = app

    def watch(self, minutes: int) -> None:
        """Begin to wait, and to hear the key; 0 minutes for the key alone."""
        self.rest()
        self._app.installEventFilter(self)
        if minutes:
            self._timer.start(minutes * _MINUTE_MS)

    def rest(self) -> None:
        """Hear nothing: there is nothing to lock. Every event of the program costs time here."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination() != _LOCK:
            return False
        # Only after this key was dealt with: what it is meant for is about to go.
        QTimer.singleShot(0, self, self.lock_pressed.emit)
        return True
