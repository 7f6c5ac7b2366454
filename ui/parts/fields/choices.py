"""Small choices in one frame: a row of segments, and a year with its two arrows."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CONTROL, RADIUS_CONTROL
from ui.parts.painting import CENTRE, draw_box, draw_icon, draw_text, smooth, square
from ui.parts.pressing import PaintedButton

_SEGMENT_PAD, _SEGMENT_LEAST_PAD = 16, 4


class Segment(PaintedButton):
    """One segment of a SegmentedControl."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = current_look().fonts.strong.width(self.text())
        return QSize(width + 2 * _SEGMENT_PAD, HEIGHT_CONTROL - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(2 * (_SEGMENT_PAD - _SEGMENT_LEAST_PAD), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        painter = smooth(self)
        if self.isChecked():
            draw_box(painter, QRectF(self.rect()), RADIUS_CONTROL - 1, fill=tokens.soft)
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()), RADIUS_CONTROL - 1, edge=tokens.accent, width=2)
        face = fonts.strong if self.isChecked() else fonts.body
        ink = tokens.accent2 if self.isChecked() else tokens.ink2
        ink = ink if self.isEnabled() else tokens.ink3
        draw_text(painter, self.rect(), self.text(), face=face, ink=ink, align=CENTRE)
        painter.end()


class SegmentedControl(QWidget):
    """A few words of which one is on; arrow keys move. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT_CONTROL)
        self._segments: dict[str, Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for key, word in segments:
            segment = Segment(word)
            segment.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            row.addWidget(segment, 1)
            self._segments[key] = segment
        if segments:
            self.set_current(segments[0][0])

    def set_current(self, key: str) -> None:
        """Turn a segment on without emitting `chosen`. Raises KeyError when there is none."""
        self._segments[key].setChecked(True)
        self.setFocusProxy(self._segments[key])

    def set_first(self) -> None:
        """Turn the first segment on, as when it was made."""
        self.set_current(next(iter(self._segments)))

    def current(self) -> str:
        """Return the key of the segment that is on."""
        return next((key for key, part in self._segments.items() if part.isChecked()), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = smooth(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=tokens.surface, edge=tokens.ctl)
        painter.end()


class YearStepper(QWidget):
    """A year between two arrows; Left and Right step. `year_changed` carries the new year."""

    year_changed = Signal(int)

    def __init__(self, year: int, *, first: int = MINYEAR, last: int = MAXYEAR) -> None:
        super().__init__()
        self._year = year
        self._first, self._last = first, last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Tahun {year}")

    def year(self) -> int:
        """Return the year shown."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show another year, kept within the limits, without emitting `year_changed`."""
        self._year = min(max(year, self._first), self._last)
        self.setAccessibleName(f"Tahun {self._year}")
        self.update()

    def set_limits(self, first: int, last: int) -> None:
        """Change the first and the last year there is."""
        self._first, self._last = first, last
        self.set_year(self._year)

    def sizeHint(self) -> QSize:
        return QSize(current_look().fonts.strong.width("2026") + 72, HEIGHT_CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if x < 34:
            self._step(-1)
        elif x > self.width() - 34:
            self._step(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens = look.tokens
        focus = self.hasFocus()
        painter = smooth(self)
        draw_box(
            painter,
            QRectF(self.rect()),
            RADIUS_CONTROL,
            fill=tokens.surface,
            edge=tokens.accent if focus else tokens.ctl,
            width=2 if focus else 1,
        )
        middle = self.height() // 2
        back = tokens.ink if self._year > self._first else tokens.ctl
        onward = tokens.ink if self._year < self._last else tokens.ctl
        draw_icon(painter, look, "chevron-left", back, square(8, middle, 16))
        draw_icon(painter, look, "chevron-right", onward, square(self.width() - 24, middle, 16))
        words = QRect(24, 0, self.width() - 48, self.height() - 1)
        face = look.fonts.strong
        draw_text(painter, words, str(self._year), face=face, ink=tokens.ink, align=CENTRE)
        painter.end()

    def _step(self, by: int) -> None:
        before = self._year
        self.set_year(before + by)
        if self._year != before:
            self.year_changed.emit(self._year)
