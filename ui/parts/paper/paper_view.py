"""The paper on the desk: pages of a PDF as they will be printed, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.panels.empty_state import EmptyState
from ui.parts.paper.paper_desk import FIT_KEYS, Fit, PaperDesk

__all__ = ["Fit", "PaperView"]

WAITING: Final = "Menyiapkan pratinjau…"
LEGEND: Final = (
    ("PgUp PgDn", "halaman"),
    ("Ctrl+0", "100 %"),
    ("Ctrl+1", "lebar halaman"),
    ("Ctrl+2", "satu halaman"),
)
# A narrow foot keeps the page and its number; Ctrl+0, 1 and 2 still fit the page.
_ROOM_FOR_FIT: Final = 380
_ROOM_FOR_ZOOM: Final = 250
_FIT_WORDS: Final = {
    Fit.WIDTH: "Lebar halaman",
    Fit.PAGE: "Satu halaman",
    Fit.FULL: "Ukuran asli",
}


class PaperView(QFrame):
    """Shows a PDF's bytes; waits calmly while there are none.

    `page_changed` carries the page shown, from 1, and how many there are.
    """

    page_changed = Signal(int, int)

    def __init__(self, *, fit: Fit = Fit.WIDTH, dpi: int = 96) -> None:
        super().__init__()
        self._pdf: bytes | None = None
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self.setAccessibleName("Pratinjau kertas")
        self.desk = PaperDesk(dpi=dpi)
        self.desk.set_fit(fit)
        self.words = EmptyState("file-text", WAITING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.desk)
        self._page = label("", "body")
        self._zoom = label("", "sentence")
        self._before = button("", "link", icon="chevron-left", tip="Halaman sebelumnya")
        self._after = button("", "link", icon="chevron-right", tip="Halaman berikutnya")
        self._fit = button("", "quiet", compact=True, tip="Ganti ukuran tampilan")
        self._foot = self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self.desk)
        self.desk.zoomed.connect(self._tell)
        self.desk.page_wanted.connect(self.go_to)
        self.show_waiting()

    def show_waiting(self, sentence: str = WAITING) -> None:
        """Say that a paper is being made; one that is shown stays until the new one is there."""
        if self._pdf is None:
            self.words.set_words("clock", sentence)

    def show_nothing(self, sentence: str, what_to_do: str = "") -> None:
        """Put the paper away and say why there is none."""
        self._pdf = None
        self.words.set_words("file-text", sentence, what_to_do)
        self._stack.setCurrentWidget(self.words)
        self._foot.setEnabled(False)
        self.desk.show_document(None, 0)
        self._drop_document()
        self._tell()

    def show_paper(self, pdf: bytes) -> None:
        """Show a PDF; page and size stay as they were where they can.

        Raises ValueError for bytes that are no PDF.
        """
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready:
            document.deleteLater()
            buffer.deleteLater()
            raise ValueError("these bytes are no PDF")
        page = min(self.desk.page(), document.pageCount() - 1)
        self.desk.show_document(document, page)
        self._drop_document()
        self._pdf, self._document, self._buffer = pdf, document, buffer
        self._stack.setCurrentWidget(self.desk)
        self._foot.setEnabled(True)
        self._tell()
        self.page_changed.emit(self.page(), self.page_count())

    def pdf(self) -> bytes | None:
        """Return the bytes that are shown."""
        return self._pdf

    def page(self) -> int:
        """Return the page shown, from 1; 0 when there is none."""
        return self.desk.page() + 1 if self._pdf is not None else 0

    def page_count(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount() if self._document is not None else 0

    def page_with(self, words: str) -> int:
        """Return the first page, from 1, with these very words on one line; 0 when none has."""
        if self._document is None:
            return 0
        for at in range(self._document.pageCount()):
            if words in self._document.getAllText(at).text():
                return at + 1
        return 0

    def go_to(self, page: int) -> None:
        """Show a page, from 1; one that isn't there is the nearest that is."""
        count = self.page_count()
        if count and (wanted := min(max(page, 1), count)) != self.page():
            self.desk.set_page(wanted - 1)
            self._tell()
            self.page_changed.emit(wanted, count)

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, the whole page, or show it in its true size."""
        self.desk.set_fit(fit)
        self._tell()

    def legend(self) -> Sequence[tuple[str, str]]:
        """Return the keys that work while the paper has the focus."""
        return LEGEND

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.setVisible(self.width() >= _ROOM_FOR_FIT)
        self._zoom.setVisible(self.width() >= _ROOM_FOR_ZOOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        fit = FIT_KEYS.get(Qt.Key(event.key())) if control else None
        if fit is not None:
            self.set_fit(fit)
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.desk.zoom_by(1.25)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.desk.zoom_by(0.8)
        else:
            super().keyPressEvent(event)

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(8)
        row.addWidget(self._before)
        row.addWidget(self._page)
        row.addWidget(self._after)
        row.addStretch(1)
        row.addWidget(self._fit)
        row.addWidget(self._zoom)
        self._before.clicked.connect(lambda: self.go_to(self.page() - 1))
        self._after.clicked.connect(lambda: self.go_to(self.page() + 1))
        self._fit.clicked.connect(self._on_fit_clicked)
        foot.setEnabled(False)
        return foot

    def _on_fit_clicked(self) -> None:
        fits = list(Fit)
        self.set_fit(fits[(fits.index(self.desk.fit()) + 1) % len(fits)])

    def _drop_document(self) -> None:
        for old in (self._document, self._buffer):
            if old is not None:
                old.deleteLater()
        self._document, self._buffer = None, None

    def _tell(self) -> None:
        page, count = self.page(), self.page_count()
        self._page.setText(f"Halaman {page} dari {count}" if count else "")
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)
        self._fit.set_word(_FIT_WORDS[self.desk.fit()])
        self._zoom.setText(f"{self.desk.percent()} %" if count else "")
        self.desk.setAccessibleName(f"Pratinjau kertas, halaman {page} dari {count}")
