"""The dialog for errors of our own: calm words, what is safe, and a report to copy."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.parts.buttons import button
from ui.parts.icon_mark import IconMark
from ui.parts.labels import label
from ui.parts.screen_room import fit_on_screen

_WIDTH, _HEIGHT, _LEAST_LINES = 560, 404, 26


class CrashDialog(QDialog):
    """Says that the program is at fault and what is safe; the report can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kesalahan program")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_on_screen(self, QSize(_WIDTH, _HEIGHT))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setMinimumHeight(_LEAST_LINES)
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
