"""The letterhead as typed, small, the way it stands on paper."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import Face
from ui.look.style import current_look
from ui.look.tokens import colour
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth
from ui.settings.logo_edit import LogoView

_HEIGHT: Final = 124
_INK: Final = "#000000"
_LOGO: Final = 52


class LetterheadView(QWidget):
    """Black on white in both themes, like every paper."""

    def __init__(self) -> None:
        super().__init__()
        self._values: Mapping[str, str] = {}
        self._logo = LogoView()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Kop pada kertas")

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show the settings by their keys."""
        self._values = values
        self._logo.show_logo(values.get("logo", ""))
        lines = ("letterhead_1", "letterhead_2", "letterhead_3", "address", "contact")
        self.setAccessibleDescription("; ".join(values.get(key, "") for key in lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        fonts = look.fonts
        painter = smooth(self)
        edge = look.tokens.line
        draw_box(painter, QRectF(self.rect()), 4, fill="#FFFFFF", edge=edge)
        left = 24
        picture = self._logo.picture()
        if not picture.isNull():
            painter.drawPixmap(_fitted(picture.size(), left), picture)
            left += _LOGO + 12
        room = QRect(left, 0, self.width() - left - 24, 0)
        lines: tuple[tuple[str, Face, int], ...] = (
            *_names_between(
                fonts.preview_title, fonts.strong, self._values.get("letterhead_3", "")
            ),
            ("address", fonts.small, 64),
            ("contact", fonts.small, 82),
        )
        for key, face, top in lines:
            rect = QRect(room.x(), top, room.width(), 20)
            words = " ".join(self._values.get(key, "").split())
            draw_text(painter, rect, words, face=face, ink=_INK, align=CENTRE)
        painter.fillRect(QRect(24, 107, self.width() - 48, 2), colour(_INK))
        painter.end()


def _names_between(large: Face, small: Face, third: str) -> tuple[tuple[str, Face, int], ...]:
    """Return where the names stand; a third line brings them closer together, and smaller."""
    if third.strip():
        return (
            ("letterhead_1", small, 8),
            ("letterhead_2", small, 26),
            ("letterhead_3", small, 44),
        )
    return ("letterhead_1", large, 14), ("letterhead_2", large, 36)


def _fitted(size: QSize, left: int) -> QRect:
    """Return the place of a picture of `size`, its longer side 52 px, beside the names."""
    longer = max(size.width(), size.height(), 1)
    width, height = size.width() * _LOGO // longer, size.height() * _LOGO // longer
    return QRect(left + (_LOGO - width) // 2, 14 + (_LOGO - height) // 2, width, height)
