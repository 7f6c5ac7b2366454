"""The program's log: a rotating file that never holds names or complaint texts."""

import faulthandler
import logging
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui.shell.crash_report import describe

_BYTES: Final = 512 * 1024
_FILES: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_qt_log = logging.getLogger("qt")

_ExceptionFacts = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class _ValuelessFormatter(logging.Formatter):
    """Writes a traceback without the values that an error's message may quote."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own wording of the traceback in the record.
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExceptionFacts) -> str:
        return describe(ei[1]) if ei[1] is not None else ""


class Logs:
    """The open log and crash file of one run; `close` gives them back."""

    def __init__(self, path: Path) -> None:
        self._handler: RotatingFileHandler | None = None
        self._faults: TextIO | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
            )
            self._faults = path.with_name("crash.log").open("a", encoding="utf-8")
        except OSError:
            # No log is no reason to keep the desk closed.
            return
        self._handler.setFormatter(_ValuelessFormatter(_FORMAT))
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
