"""What the window writes down about itself: Python's log, Qt's messages, and hard crashes."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.program_log import keep_short, open_log

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_qt_log = logging.getLogger("qt")


class Logs:
    """The open log and crash file of one run; `close` gives them back."""

    def __init__(self, path: Path) -> None:
        self._handler: RotatingFileHandler | None = None
        self._faults: TextIO | None = None
        try:
            self._handler = open_log(path)
            faults = path.with_name("crash.log")
            keep_short(faults)
            self._faults = faults.open("a", encoding="utf-8")
        except OSError:
            # No log is no reason to keep the desk closed.
            return
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        faulthandler.enable(self._faults)
        qInstallMessageHandler(_on_qt_message)

    def close(self) -> None:
        """Write the last lines and let go of the files."""
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()


def _on_qt_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
