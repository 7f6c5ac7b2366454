"""A strip of day boxes that shows which days count towards a due date."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import current_look
from ui.parts.cells.day_explanation import DayKind
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth

_HEIGHT = 34
_GAP = 4
_WIDEST = 31


@dataclass(frozen=True, slots=True)
class DayBox:
    """One day: the first letter of its name, its number in the month, and what it is."""

    letter: str
    number: int
    kind: DayKind
    says: str = ""


class DayStrip(QWidget):
    """Boxes from the first day to the due day; `says` of each goes to the screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DayBox, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, days: Sequence[DayBox]) -> None:
        """Show other days."""
        self._days = tuple(days)
        said = (f"{day.letter} {day.number} {day.says}".strip() for day in days)
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize((_WIDEST + _GAP) * len(self._days), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * len(self._days), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        painter = smooth(self)
        pitch = min((self.width() + _GAP) / max(len(self._days), 1), _WIDEST + _GAP)
        for at, day in enumerate(self._days):
            box = QRect(round(at * pitch), 0, round(pitch) - _GAP, _HEIGHT)
            due = day.kind in (DayKind.DUE, DayKind.LATE)
            counted = day.kind in (DayKind.COUNTED, DayKind.TODAY)
            fill = tokens.accent if due else tokens.soft if counted else ""
            draw_box(painter, QRectF(box), 4, fill=fill, edge="" if fill else tokens.line)
            ink = tokens.onacc if due else tokens.accent2 if counted else tokens.ink3
            letter, number = QRect(box), QRect(box)
            letter.setHeight(19)
            number.setTop(15)
            draw_text(painter, letter, day.letter, face=fonts.small, ink=ink, align=CENTRE)
            face = fonts.second_strong if fill else fonts.second
            ink = tokens.onacc if due else tokens.ink if counted else tokens.ink3
            draw_text(painter, number, str(day.number), face=face, ink=ink, align=CENTRE)
        painter.end()
