"""Check box and radio button in the look's own drawing; what is on is written in 600."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton

from ui.look.style import current_look
from ui.look.tokens import Tokens, colour
from ui.parts.painting import draw_box, draw_disc, draw_text, smooth

_SIDE = 16
_GAP = 8
_HEIGHT = 28
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class CheckBox(QCheckBox):
    """A check box; `name` is for one without words, as in a table cell."""

    def __init__(self, text: str = "", *, checked: bool = False, name: str = "") -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(name or text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        tokens = current_look().tokens
        on, live = self.isChecked(), self.isEnabled()
        box = QRectF(1, self.height() // 2 - 8, _SIDE, _SIDE)
        fill = (tokens.accent if on else tokens.surface) if live else tokens.sunken
        draw_box(painter, box, 3, fill=fill, edge=_edge(self, tokens))
        if on:
            _tick(painter, box, tokens.onacc if live else tokens.ink3)
        if self.hasFocus():
            draw_box(painter, box.adjusted(-1, -1, 1, 1), 4, edge=_ring(on, tokens), width=2)
        _words(painter, self)
        painter.end()


def paint_box(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Paint the box of a check box alone, as in the cell of a table."""
    tokens = current_look().tokens
    draw_box(painter, box, 3, fill=tokens.accent if on else tokens.surface, edge=tokens.ctl)
    if on:
        _tick(painter, box, tokens.onacc)


class RadioButton(QRadioButton):
    """A radio button; arrow keys choose what they go to, also where nothing is chosen yet."""

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        reached, around = QApplication.focusWidget(), self.parentWidget()
        if event.key() not in _ARROWS or not isinstance(reached, RadioButton) or around is None:
            return
        # Qt only goes there as long as nothing is on, and what looks chosen is not.
        mates = around.findChildren(RadioButton)
        if reached is not self and not any(each.isChecked() for each in mates):
            reached.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        tokens = current_look().tokens
        centre = QPointF(9, self.height() // 2)
        fill = tokens.surface if self.isEnabled() else tokens.sunken
        draw_disc(painter, centre, 8, fill=fill, edge=_edge(self, tokens))
        if self.isChecked():
            draw_disc(painter, centre, 4, fill=tokens.accent if self.isEnabled() else tokens.ink3)
        if self.hasFocus():
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 8, 8)
        _words(painter, self)
        painter.end()


def _size(button: QAbstractButton) -> QSize:
    words = current_look().fonts.strong.width(button.text())
    return QSize(_SIDE + 2 + (_GAP + words + 2 if words else 0), _HEIGHT)


def _edge(button: QAbstractButton, tokens: Tokens) -> str:
    if not button.isEnabled():
        return tokens.line
    return tokens.accent if button.isChecked() or button.hasFocus() else tokens.ctl


def _ring(on: bool, tokens: Tokens) -> str:
    # On an accent fill an accent ring could not be seen.
    return tokens.ink if on else tokens.accent


def _tick(painter: QPainter, box: QRectF, ink: str) -> None:
    pen = QPen(colour(ink), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = box.x(), box.y()
    painter.drawPolyline([QPointF(x + 4, y + 8.5), QPointF(x + 7, y + 11), QPointF(x + 12, y + 5)])


def _words(painter: QPainter, button: QAbstractButton) -> None:
    look = current_look()
    face = look.fonts.strong if button.isChecked() else look.fonts.body
    rect = QRect(_SIDE + 2 + _GAP, 0, button.width() - _SIDE - 2 - _GAP, button.height() - 1)
    ink = look.tokens.ink if button.isEnabled() else look.tokens.ink3
    draw_text(painter, rect, button.text(), face=face, ink=ink)
