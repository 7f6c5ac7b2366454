"""The straightened sheet, each box outlined by what it counts as; the one at hand stands out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.scanning.layout import PageLayout, TickBox
from ui.look.style import current_look
from ui.look.tokens import Tone, colour
from ui.parts.painting import draw_icon
from ui.returns.items import Sheet

_MARGIN: Final = 8
_AROUND: Final = 1.4
CROP_AROUND: Final = 3.0
_ICONS: Final = {True: "check", False: "", None: "help-circle"}


class SheetPicture(QWidget):
    """Paints the sheet as large as there is room; ticked, open and blank differ by mark and line."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._at = ""
        self.setMinimumWidth(200)
        self.setAccessibleName("Gambar lembar")

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, or the same anew."""
        self._sheet = sheet
        if sheet is not None:
            self.setAccessibleDescription(
                f"{sheet.name}: {len(sheet.ticked('team'))} tim dicentang, {sheet.open} belum jelas"
            )
        self.update()

    def point_at(self, key: str) -> None:
        """Let one box stand out."""
        self._at = key
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("#0C1013" if look.dark else "#DADFE0"))
        sheet = self._sheet
        if sheet is not None and not sheet.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            size = sheet.image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size)
            place.moveCenter(room.center())
            painter.drawImage(place, sheet.image)
            if sheet.find.layout is not None:
                self._outline(painter, sheet, sheet.find.layout, QRectF(place))
        painter.end()

    def _outline(self, painter: QPainter, sheet: Sheet, layout: PageLayout, place: QRectF) -> None:
        look = current_look()
        scale = place.width() / layout.width
        for row in sheet.rows:
            if row.box is None:
                continue
            answer = sheet.answers[row.key]
            here = row.key == self._at
            ink = look.tokens.tone(_TONES[answer]).fg if answer is not False else "#8A9296"
            pen = QPen(QColor(ink), 3 if here else 1.6)
            pen.setStyle(Qt.PenStyle.DashLine if answer is None else Qt.PenStyle.SolidLine)
            if answer is not False or here:
                painter.setPen(pen)
                painter.drawRoundedRect(_around(row.box, scale, place), 3, 3)
            if icon := _ICONS[answer]:
                at = _around(row.box, scale, place)
                mark = QRect(int(at.left()) - 15, int(at.center().y()) - 7, 14, 14)
                draw_icon(painter, look, icon, ink, mark)


_TONES: Final = {True: Tone.OK, None: Tone.WARN}


def _around(box: TickBox, scale: float, place: QRectF) -> QRectF:
    side = (box.side + 2 * _AROUND) * scale
    return QRectF(
        place.left() + (box.x - _AROUND) * scale,
        place.top() + (box.y - _AROUND) * scale,
        side,
        side,
    )


def crop(sheet: Sheet, box: TickBox) -> QImage:
    """Return what the sheet shows at a box and around it."""
    layout = sheet.find.layout
    if layout is None or sheet.image.isNull():
        return QImage()
    scale = sheet.image.width() / layout.width
    side = round((box.side + 2 * CROP_AROUND) * scale)
    return sheet.image.copy(
        round((box.x - CROP_AROUND) * scale), round((box.y - CROP_AROUND) * scale), side, side
    )
