"""Badges: icon, word and colour; filled only when somebody must act now."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import Look, current_look
from ui.look.tokens import HEIGHT_BADGE, RADIUS_CONTROL, Tone
from ui.parts.painting import draw_box, draw_icon, draw_text, smooth, square

_ICON = 14
_PAD = 8
_GAP = 4


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as a value; `icon` is a file name in the icon folder or ""."""

    text: str
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    filled: bool = False


def badge_width(look: Look, badge: Badge) -> int:
    """Return the width of `badge` in device-independent pixels."""
    icon = _ICON + _GAP if badge.icon else 0
    return _PAD + icon + look.fonts.second_strong.width(badge.text) + _PAD + 1


def paint_badge(painter: QPainter, look: Look, badge: Badge, rect: QRect) -> None:
    """Paint `badge` at the left of `rect`, centred in its height, never wider than it."""
    colours = look.tokens.tone(badge.tone)
    width = min(badge_width(look, badge), rect.width())
    top = rect.center().y() - HEIGHT_BADGE // 2 + 1
    box = QRect(rect.x(), top, width, HEIGHT_BADGE)
    if badge.filled:
        draw_box(painter, QRectF(box), RADIUS_CONTROL, fill=colours.bg)
    x = box.x() + _PAD
    if badge.icon:
        icon = square(x, box.y() + HEIGHT_BADGE // 2, _ICON)
        draw_icon(painter, look, badge.icon, colours.fg, icon)
        x += _ICON + _GAP
    words = QRect(x, box.y(), box.right() - x + 1, box.height())
    draw_text(painter, words, badge.text, face=look.fonts.second_strong, ink=colours.fg)


class BadgeLabel(QWidget):
    """A badge as a widget."""

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_badge(badge)

    def set_badge(self, badge: Badge) -> None:
        """Show another badge."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def badge(self) -> Badge:
        """Return what is shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(badge_width(current_look(), self._badge), HEIGHT_BADGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        paint_badge(painter, current_look(), self._badge, self.rect())
        painter.end()
