"""Bars for looking rather than reading: one for each word, its number at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.wording import grouped
from ui.look.style import current_look
from ui.parts.painting import draw_box, draw_text, smooth

_ROW, _LEAST, _GAP, _MOST = 22, 14, 5, 14
_LABELS = 0.34


class BarsChart(QWidget):
    """Shows at most so many (word, number); more are left to the table beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """Show other bars."""
        self._bars = tuple(bars[:_MOST])
        told = ", ".join(f"{word} {number}" for word, number in self._bars)
        self.setAccessibleName(f"Grafik: {told}")
        self.updateGeometry()
        self.update()

    def compares(self) -> bool:
        """Tell whether there is anything to compare."""
        return len(self._bars) > 1 and any(number for _, number in self._bars)

    def bars(self) -> tuple[tuple[str, int], ...]:
        """Return what is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._bars) * _ROW + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, len(self._bars) * _LEAST + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        most = max((number for _, number in self._bars), default=0)
        if not most:
            return
        painter = smooth(self)
        high = min(_ROW, (self.height() - 16) // len(self._bars))
        words_wide = int(self.width() * _LABELS)
        room = self.width() - words_wide - 72
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, (word, number) in enumerate(self._bars):
            top = 8 + at * high
            name = QRect(12, top, words_wide - 20, high)
            face = look.fonts.small
            draw_text(painter, name, word, face=face, ink=look.tokens.ink2, align=right)
            wide = room * number / most
            bar = QRectF(words_wide, top + _GAP / 2, max(wide, 1.0), high - _GAP)
            draw_box(painter, bar, 2, fill=look.tokens.accent if number else look.tokens.line)
            told = QRect(int(words_wide + wide) + 6, top, 60, high)
            shown = grouped(number) if number else "-"
            draw_text(painter, told, shown, face=face, ink=look.tokens.ink)
        painter.end()
