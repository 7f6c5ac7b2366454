"""The day ribbon: one square per working day of the target, filled = used, extra = late."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from ui.look.style import Look
from ui.look.tokens import Tone
from ui.parts.painting import draw_box

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
