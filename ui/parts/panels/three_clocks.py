"""Three views of the same case: bars of time at our office, as lived, and before it came."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import current_look
from ui.look.tokens import Tone
from ui.parts.painting import RIGHT, draw_box, draw_text, smooth

_PITCH = 27
_BAR = 8


@dataclass(frozen=True, slots=True)
class ClockBar:
    """One bar from `start` to `end`, both 0.0 to 1.0 of the whole time; `words` tell it."""

    label: str
    words: str
    start: float
    end: float
    tone: Tone = Tone.INFO


_LEAST_BAR = 24


class ThreeClocks(QWidget):
    """Bars under each other, 27 px each; label left, words right."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[ClockBar, ...] = ()
        self._label_width = 0
        self._words_width = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[ClockBar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        fonts = current_look().fonts
        self._label_width = fonts.body.widest(*(bar.label for bar in bars)) + 18
        self._words_width = fonts.strong.widest(*(bar.words for bar in bars)) + 22
        self.setAccessibleName("Tiga hitungan waktu")
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.words}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._label_width + self._words_width + 240, _PITCH * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._label_width + self._words_width + _LEAST_BAR, _PITCH * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        painter = smooth(self)
        room = self.width() - self._label_width - self._words_width
        for at, bar in enumerate(self._bars):
            line = QRect(0, at * _PITCH, self.width(), _PITCH - 1)
            draw_text(painter, line, bar.label, face=fonts.body, ink=tokens.ink)
            draw_text(painter, line, bar.words, face=fonts.strong, ink=tokens.ink, align=RIGHT)
            y = line.y() + (_PITCH - _BAR) / 2
            track = QRectF(self._label_width, y, room, _BAR)
            draw_box(painter, track, 2, fill=tokens.sunken)
            x = track.x() + room * max(bar.start, 0.0)
            width = max(room * (min(bar.end, 1.0) - max(bar.start, 0.0)), 2.0)
            mark = tokens.ctl if bar.tone is Tone.NEUTRAL else tokens.mark(bar.tone)
            draw_box(painter, QRectF(x, y, width, _BAR), 2, fill=mark)
        painter.end()
