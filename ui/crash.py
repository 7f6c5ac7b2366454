"""What happens when the program itself is at fault: a calm dialog with a report to copy."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.parts.buttons import button
from ui.parts.fields import IconMark
from ui.parts.labels import label

_log = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parent.parent
_PACKAGES: Final = ("meja-aduan", "PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab")
# The messages of these speak of code; those of all others may quote what somebody typed.
_SPEAKS_OF_CODE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
)


def describe(error: BaseException) -> str:
    """Return the traceback of an error and of its causes, without any value it worked on."""
    parts = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        message = f": {each}" if isinstance(each, _SPEAKS_OF_CODE) else ""
        lines = [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}\n    {frame.line or ''}".rstrip()
            for frame in traceback.extract_tb(each.__traceback__)
        ]
        parts.append("\n".join([*lines, f"{type(each).__qualname__}{message}"]))
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n\nyang terjadi sesudah:\n".join(parts)


def report_of(error: BaseException) -> str:
    """Return the report to copy: versions, system, traceback; no names, no complaint texts."""
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"Laporan kesalahan Meja Aduan\n{versions}\n{system}\n\n{describe(error)}\n"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:])


class CrashDialog(QDialog):
    """Says that the program is at fault and what is safe; the report can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kesalahan program")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 380)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Laporan kesalahan")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button = button("Salin laporan", "primary", icon="copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.quit_button = button("Tutup program")
        self.quit_button.clicked.connect(self._on_quit)
        self.go_on_button = button("Lanjutkan bekerja")
        self.go_on_button.clicked.connect(self.accept)
        self._arrange()

    def add(self, report: str) -> None:
        """Add the report of a further error."""
        self.report.appendPlainText(f"\n{report}")

    def _arrange(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(IconMark("alert-triangle", "danger", 24))
        title.addWidget(label("Maaf, terjadi kesalahan pada program", "preview-title"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(title)
        column.addWidget(
            label(
                "Aduan yang sudah tersimpan tetap aman. Langkah terakhir mungkin belum "
                "tersimpan; periksa, lalu ulangi bila perlu.",
                wrap=True,
            )
        )
        column.addWidget(
            label(
                "Kirim laporan di bawah ini kepada pengelola program. Isinya tidak memuat nama "
                "pelapor maupun teks aduan.",
                "sentence",
                wrap=True,
            )
        )
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.quit_button)
        row.addStretch(1)
        row.addWidget(self.go_on_button)
        row.addWidget(self.copy_button)
        column.addLayout(row)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.set_word("Tersalin")

    def _on_quit(self) -> None:
        self.accept()
        QApplication.closeAllWindows()
        QApplication.quit()


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
        self.dialog = CrashDialog(report, QApplication.activeWindow())
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
