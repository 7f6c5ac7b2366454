"""The grey desk that one page of a PDF lies on, with its slight shadow."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.look.style import current_look
from ui.look.tokens import colour

_MARGIN: Final = 16
_SHADOW: Final = ((3, 10), (2, 16), (1, 28))
_SMALLEST: Final = 0.1
_LARGEST: Final = 4.0
_STEP: Final = 48


class Fit(Enum):
    """How large the page lies there."""

    WIDTH = "width"
    PAGE = "page"
    FULL = "full"


FIT_KEYS: Final = {
    Qt.Key.Key_0: Fit.FULL,
    Qt.Key.Key_1: Fit.WIDTH,
    Qt.Key.Key_2: Fit.PAGE,
}
"""With Ctrl."""


class PaperDesk(QAbstractScrollArea):
    """Paints the page at the sharpness of the screen; the paper is white in both themes.

    `page_wanted` carries the page to turn to, from 1; `zoomed` comes when the size changed.
    """

    page_wanted = Signal(int)
    zoomed = Signal()

    def __init__(self, *, dpi: int = 96) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._page = 0
        self._fit = Fit.WIDTH
        self._dpi = dpi
        self._scale = 1.0
        self._full_scale = 1.0
        self._image: QImage | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 60)

    def show_document(self, document: QPdfDocument | None, page: int) -> None:
        """Lay a document's page (from 0) on the desk, or clear it."""
        self._document = document
        self._page = max(page, 0)
        self._lay()

    def set_page(self, page: int) -> None:
        """Turn to a page, from 0, and to its top."""
        self._page = page
        self._lay()
        self.verticalScrollBar().setValue(0)

    def page(self) -> int:
        """Return the page that lies there, from 0."""
        return self._page

    def fit(self) -> Fit:
        """Return how the page is fitted."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Fit the page in another way; FULL is its true size on a screen of `dpi`."""
        self._fit = fit
        self._full_scale = 1.0
        self._lay()

    def zoom_by(self, factor: float) -> None:
        """Show the page larger or smaller than it lies there now."""
        self._full_scale = min(max(self._scale * factor, _SMALLEST), _LARGEST)
        self._fit = Fit.FULL
        self._lay()

    def percent(self) -> int:
        """Return the size in per cent of the true one."""
        return round(self._scale * 100)

    def sheet(self) -> QRect:
        """Return where the paper lies in the viewport, in device-independent pixels."""
        size = self._sheet_size()
        room = self.viewport().size()
        x = max((room.width() - size.width()) // 2, _MARGIN - self.horizontalScrollBar().value())
        y = max((room.height() - size.height()) // 2, _MARGIN - self.verticalScrollBar().value())
        if size.width() + 2 * _MARGIN > room.width():
            x = _MARGIN - self.horizontalScrollBar().value()
        if size.height() + 2 * _MARGIN > room.height():
            y = _MARGIN - self.verticalScrollBar().value()
        return QRect(QPoint(x, y), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = current_look()
        desk = colour("#0C1013" if look.dark else "#DADFE0")
        painter.fillRect(self.viewport().rect(), desk)
        if self._document is not None:
            sheet = self.sheet()
            for spread, alpha in _SHADOW:
                painter.fillRect(
                    sheet.adjusted(-spread, -spread + 1, spread, spread + 1), QColor(0, 0, 0, alpha)
                )
            painter.fillRect(sheet, Qt.GlobalColor.white)
            painter.drawImage(sheet, self._rendered(sheet.size()))
        if self.hasFocus():
            painter.setPen(colour(look.tokens.accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in FIT_KEYS:
                # With the keyboard on the paper they are the paper's, elsewhere the window's.
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._move(bar.pageStep())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self._move(-bar.pageStep())
        elif key == Qt.Key.Key_Down:
            bar.setValue(bar.value() + _STEP)
        elif key == Qt.Key.Key_Up:
            bar.setValue(bar.value() - _STEP)
        elif key == Qt.Key.Key_Home:
            self.page_wanted.emit(1)
        elif key == Qt.Key.Key_End and self._document is not None:
            self.page_wanted.emit(self._document.pageCount())
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if turned > 0 else 1 / 1.1)
        else:
            self._move(-turned)
        event.accept()

    def _move(self, by: int) -> None:
        """Scroll; at the page's end turn to the next."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by)
        if bar.value() == before and by:
            self.page_wanted.emit(self._page + (2 if by > 0 else 0))

    def _lay(self) -> None:
        """Work out the size the page has now, and how far it scrolls."""
        scale = self._wanted_scale()
        changed, self._scale = scale != self._scale, scale
        self._image = None
        size = self._sheet_size()
        for bar, page, room in (
            (self.horizontalScrollBar(), size.width(), self.viewport().width()),
            (self.verticalScrollBar(), size.height(), self.viewport().height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(_STEP)
            bar.setRange(0, max(page + 2 * _MARGIN - room, 0) if self._document else 0)
        if changed:
            self.zoomed.emit()
        self.viewport().update()

    def _wanted_scale(self) -> float:
        if self._document is None or self._fit is Fit.FULL:
            return self._full_scale
        points = self._document.pagePointSize(self._page)
        room = self.maximumViewportSize()
        # The bar's width is left free at once, so that fitting the width never flickers.
        bar = self.verticalScrollBar().sizeHint().width()
        width = (room.width() - 2 * _MARGIN - bar) * 72 / self._dpi / max(points.width(), 1)
        height = (room.height() - 2 * _MARGIN) * 72 / self._dpi / max(points.height(), 1)
        wanted = width if self._fit is Fit.WIDTH else min(width, height)
        return min(max(wanted, _SMALLEST), _LARGEST)

    def _sheet_size(self) -> QSize:
        if self._document is None:
            return QSize(0, 0)
        points = self._document.pagePointSize(self._page)
        return (points * (self._scale * self._dpi / 72)).toSize()

    def _rendered(self, size: QSize) -> QImage:
        """Return the page in the pixels of the screen, kept until its size changes."""
        pixels = size * self.devicePixelRatioF()
        if self._image is None or self._image.size() != pixels:
            if self._document is None:
                return QImage()
            self._image = self._document.render(self._page, pixels)
        return self._image
