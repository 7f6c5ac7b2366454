"""Twelve squares with the cases of each month: a number, nil, or a question to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.recap import MonthState
from ui.look.style import Look, current_look
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth

_PER_ROW = 6
_GAP = 6
_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month: short name, the text in the square ("7", "nihil", "?", "–"), state, full words."""

    name: str
    text: str
    state: MonthState
    says: str = ""


class MonthSquares(QWidget):
    """Two rows of six. Arrow keys move, Enter or a click emit `month_chosen` with 1 to 12."""

    month_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[MonthCell, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_months(self, cells: Sequence[MonthCell]) -> None:
        """Show other months, January first."""
        self._cells = tuple(cells)
        self.setAccessibleDescription(
            ", ".join(cell.says or f"{cell.name} {cell.text}" for cell in cells)
        )
        self._tell()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = -(-len(self._cells) // _PER_ROW)
        return QSize(300, rows * (_HEIGHT + _GAP) - _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_PER_ROW,
            Qt.Key.Key_Down: _PER_ROW,
        }
        if event.key() in moves:
            at = self._at + moves[Qt.Key(event.key())]
            self._at = at if 0 <= at < len(self._cells) else self._at
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.month_chosen.emit(self._at + 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at_point(event.position().toPoint())
        if at is not None:
            self._at = at
            self._tell()
            self.month_chosen.emit(at + 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self._at_point(event.pos())
            if at is not None:
                QToolTip.showText(event.globalPos(), self._cells[at].says, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        for at, cell in enumerate(self._cells):
            box = self._box(at)
            _paint_cell(painter, look, cell, box)
            if self.hasFocus() and at == self._at:
                draw_box(painter, QRectF(box), 4, edge=look.tokens.accent, width=2)
        painter.end()

    def _at_point(self, point: QPoint) -> int | None:
        hits = (at for at in range(len(self._cells)) if self._box(at).contains(point))
        return next(hits, None)

    def _box(self, at: int) -> QRect:
        row, column = divmod(at, _PER_ROW)
        pitch = (self.width() + _GAP) / _PER_ROW
        left, right = round(column * pitch), round((column + 1) * pitch)
        return QRect(left, row * (_HEIGHT + _GAP), right - left - _GAP, _HEIGHT)

    def _tell(self) -> None:
        if self._cells:
            cell = self._cells[self._at]
            self.setAccessibleName(f"Aduan per bulan: {cell.says or f'{cell.name} {cell.text}'}")
        self.update()


def _paint_cell(painter: QPainter, look: Look, cell: MonthCell, box: QRect) -> None:
    tokens, fonts = look.tokens, look.fonts
    asked = cell.state is MonthState.ASKED
    fill, edge, ink = tokens.sunken, "", tokens.ink
    if asked:
        fill, edge, ink = tokens.warnbg, tokens.warn, tokens.warn
    elif cell.state is MonthState.RUNNING:
        fill = tokens.soft
    elif cell.state is MonthState.AHEAD:
        fill, edge, ink = "", tokens.line, tokens.ink3
    elif cell.state is MonthState.NIL:
        ink = tokens.ok
    draw_box(painter, QRectF(box), 4, fill=fill, edge=edge)
    name, text = QRect(box), QRect(box)
    name.setHeight(24)
    text.setTop(box.y() + 20)
    text.setHeight(21)
    name_ink = tokens.warn if asked else tokens.ink2
    draw_text(painter, name, cell.name, face=fonts.small, ink=name_ink, align=CENTRE)
    face = fonts.small_strong if cell.state is MonthState.NIL else fonts.panel_title
    draw_text(painter, text, cell.text, face=face, ink=ink, align=CENTRE)
