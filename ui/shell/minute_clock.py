"""Tells when a full minute has passed by the program's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from app.clock import Clock

_MINUTE_MS: Final = 60_000
# A little after the minute, so that it is never told early.
_AFTER_MS: Final = 5


class MinuteClock(QObject):
    """`passed` comes at each full minute from `start` on until `stop`."""

    passed = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._on_minute)

    def start(self) -> None:
        """Wait for the next full minute."""
        now = self._clock.now()
        gone = now.second * 1000 + now.microsecond // 1000
        self.timer.start(_MINUTE_MS - gone + _AFTER_MS)

    def stop(self) -> None:
        """Tell no more minutes."""
        self.timer.stop()

    def _on_minute(self) -> None:
        self.start()
        self.passed.emit()
