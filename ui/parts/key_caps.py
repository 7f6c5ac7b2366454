"""Key caps and the legend row that says which key does what."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import Look, current_look
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth

_CAP_HEIGHT = 20
_CAP_PAD = 6
_WORD_GAP = 6
_PAIR_GAP = 18
_SHOWN = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Space": "Spasi",
    "Return": "Enter",
    "Delete": "Del",
    "Insert": "Ins",
}


def shown_keys(keys: str) -> str:
    """Return keys as they stand on the keyboard: "Alt+←" for "Alt+Left"."""
    return "+".join(_SHOWN.get(key, key) for key in keys.split("+"))


def cap_width(look: Look, keys: str) -> int:
    """Return the width of one cap in device-independent pixels."""
    return look.fonts.small_strong.width(shown_keys(keys)) + 2 * _CAP_PAD


def paint_cap(painter: QPainter, look: Look, keys: str, *, x: int, middle: int) -> int:
    """Paint a cap whose left edge is `x`, centred on `middle`; return where it ends."""
    width = cap_width(look, keys)
    rect = QRect(x, middle - _CAP_HEIGHT // 2, width, _CAP_HEIGHT)
    tokens = look.tokens
    draw_box(painter, QRectF(rect), 3, fill=tokens.sunken, edge=tokens.line)
    words = rect.adjusted(0, 0, 0, -1)
    face = look.fonts.small_strong
    draw_text(painter, words, shown_keys(keys), face=face, ink=tokens.ink2, align=CENTRE)
    return x + width


class KeyLegend(QWidget):
    """Pairs of key and word in a row; those without room at the left are left out."""

    def __init__(self, pairs: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._pairs: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_pairs(pairs)

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other pairs of (keys, word)."""
        self._pairs = tuple(pairs)
        self.setAccessibleName(", ".join(f"{keys}: {word}" for keys, word in pairs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = current_look()
        width = sum(_pair_width(look, pair) + _PAIR_GAP for pair in self._pairs)
        return QSize(max(width - _PAIR_GAP, 0), _CAP_HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _CAP_HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        middle = self.height() // 2
        end = self.width()
        for pair in reversed(self._pairs):
            start = end - _pair_width(look, pair)
            if start < 0:
                break
            after = paint_cap(painter, look, pair[0], x=start, middle=middle)
            words = QRect(after + _WORD_GAP, 0, end - after - _WORD_GAP, self.height() - 1)
            draw_text(painter, words, pair[1], face=look.fonts.second, ink=look.tokens.ink2)
            end = start - _PAIR_GAP
        painter.end()


def _pair_width(look: Look, pair: tuple[str, str]) -> int:
    return cap_width(look, pair[0]) + _WORD_GAP + look.fonts.second.width(pair[1])


class KeyCap(QWidget):
    """One key cap as a widget."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(current_look(), self._keys), _CAP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        paint_cap(painter, current_look(), self._keys, x=0, middle=self.height() // 2)
        painter.end()
