"""The day ribbon: one square per working day of the target, filled = used, extra = late."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.wording import capitalised
from ui.look.style import Look, current_look
from ui.look.tokens import Tone
from ui.parts.painting import draw_box, smooth

_SIDE = 10
_PITCH = 12
_LATE_GAP = 4
_MOST_LATE = 5


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Working days used of `target`, and whole days `late` after it; at most five are drawn."""

    used: int
    target: int
    late: int = 0
    tone: Tone = Tone.INFO

    def words(self) -> str:
        """Return what the squares show, for those who cannot see them."""
        late = f", terlambat {self.late} hari" if self.late else ""
        return f"terpakai {self.used} dari {self.target} hari kerja{late}"


def ribbon_width(ribbon: Ribbon) -> int:
    """Return the width of the squares in device-independent pixels."""
    late = min(ribbon.late, _MOST_LATE)
    return (ribbon.target + late) * _PITCH - 2 + (_LATE_GAP if late else 0)


def paint_ribbon(painter: QPainter, look: Look, ribbon: Ribbon, rect: QRect) -> None:
    """Paint the squares at the left of `rect`, centred in its height; what has no room is left."""
    mark = look.tokens.mark(ribbon.tone)
    top = rect.center().y() - _SIDE // 2 + 1
    x = rect.x()
    for day in range(ribbon.target + min(ribbon.late, _MOST_LATE)):
        if day == ribbon.target:
            x += _LATE_GAP
        if x + _SIDE > rect.right() + 1:
            return
        filled = day < ribbon.used or day >= ribbon.target
        box = QRectF(x, top, _SIDE, _SIDE)
        draw_box(
            painter, box, 2, fill=mark if filled else "", edge="" if filled else look.tokens.ctl
        )
        x += _PITCH


class RibbonView(QWidget):
    """A ribbon that can be asked why: click, Space or Enter emit `why_wanted`."""

    why_wanted = Signal()

    def __init__(self, ribbon: Ribbon) -> None:
        super().__init__()
        self._ribbon = ribbon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_ribbon(ribbon)

    def set_ribbon(self, ribbon: Ribbon) -> None:
        """Show another ribbon."""
        self._ribbon = ribbon
        self.setAccessibleName(ribbon.words())
        self.setToolTip(f"{capitalised(ribbon.words())}. Klik untuk penjelasannya.")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ribbon_width(self._ribbon) + 8, _SIDE + 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.why_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()), 4, edge=look.tokens.accent, width=2)
        paint_ribbon(painter, look, self._ribbon, self.rect().adjusted(4, 0, -4, 0))
        painter.end()
