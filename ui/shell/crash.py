"""The last resort for errors of our own, from any thread; what it needs is loaded only then."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.shell.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


class CrashDesk(QObject):
    """Takes errors that nobody handled, from any thread; shows one dialog at a time."""

    _reported = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: CrashDialog | None = None
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._reported.connect(self._on_reported)

    def take(self, error: BaseException) -> None:
        """Log the error and show the dialog; safe on every thread."""
        from app.program_log import describe
        from ui.shell.crash_report import report_of

        _log.error("unexpected error\n%s", describe(error))
        self._reported.emit(report_of(error))

    def install(self) -> None:
        """Become the last resort for every thread of the process."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_unhandled
        threading.excepthook = self._on_unhandled_in_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _on_unhandled(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.take(error)

    def _on_unhandled_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.take(told.exc_value)

    def _on_reported(self, report: str) -> None:
        if self.dialog is not None:
            self.dialog.add(report)
            return
        from ui.shell.crash_dialog import CrashDialog

        self.dialog = CrashDialog(report, QApplication.activeWindow())
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
