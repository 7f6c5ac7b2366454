"""Small painting helpers shared by delegates and painted widgets."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.look.fonts import Face
from ui.look.style import Look
from ui.look.tokens import colour

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def smooth(widget: QWidget) -> QPainter:
    """Return an antialiasing painter on `widget`."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    face: Face,
    ink: str,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw one line of `text` in `rect`, shortened to its width."""
    painter.setFont(face.font)
    painter.setPen(colour(ink))
    painter.drawText(rect, align, face.short(text, rect.width()))


def draw_icon(painter: QPainter, look: Look, name: str, ink: str, rect: QRect) -> None:
    """Draw an icon that fills `rect`, a square, at the resolution of the painter's device."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), look.icons.pixmap(name, ink, rect.width(), ratio))


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str = "",
    edge: str = "",
    width: int = 1,
) -> None:
    """Draw a rounded box with its border inside `rect`; an empty colour leaves that part out."""
    painter.setPen(QPen(colour(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_disc(
    painter: QPainter, centre: QPointF, radius: float, *, fill: str = "", edge: str = ""
) -> None:
    """Draw a disc of `radius` around `centre`, its 1 px border inside."""
    painter.setPen(QPen(colour(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inner = radius - 0.5 if edge else radius
    painter.drawEllipse(centre, inner, inner)


def square(x: int, middle: int, side: int) -> QRect:
    """Return a square of `side` whose left edge is `x`, centred on the height `middle`."""
    return QRect(x, middle - side // 2, side, side)
