"""Sheets as they come back: printed by the program, ticked with a pen, scanned a little askew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPen, QTransform
from PySide6.QtPdf import QPdfDocument

from app.desk.issuing_sheets import FRONT
from app.desk.papers import count_printed, sheet_pdf
from app.desk.reading_office import office_in
from app.documents.sheet_places import back_layout, front_layout
from app.register import Register
from app.scanning.layout import PageLayout, TickBox

DPI = 200
_PER_MM = DPI / 25.4


def layouts(register: Register, *, confidential: bool = False) -> dict[str, PageLayout]:
    """Return where the boxes of the office's sheets stand."""
    with register.reading() as session:
        office = office_in(register, session)
    teams = [team.code for team in office.teams]
    instructions = [entry.code for entry in office.instructions]
    return {
        "front": front_layout(teams, instructions, confidential=confidential),
        "back": back_layout(),
    }


def printed(register: Register, case: int, *, side: str = FRONT) -> QImage:
    """Print a case's sheet and return one side of it as a picture."""
    paper = sheet_pdf(register, complaint_ids=[case], for_paper=True)
    count_printed(register, complaint_ids=[case], paper="sheet")
    return rendered(paper)[0 if side == FRONT else 1]


def rendered(paper: bytes, *, dpi: int = DPI) -> list[QImage]:
    """Return the pages of a PDF as pictures on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(paper))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = []
    for page in range(document.pageCount()):
        size = (document.pagePointSize(page) * (dpi / 72)).toSize()
        white = _white(size)
        painter = QPainter(white)
        painter.drawImage(0, 0, document.render(page, size))
        painter.end()
        found.append(white)
    document.close()
    return found


def ticked(image: QImage, layout: PageLayout, keys: Collection[str]) -> QImage:
    """Return a side with a tick in some boxes, as a ballpoint pen makes it."""
    drawn = image.copy()
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(30, 30, 90), 0.5 * _PER_MM)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for box in layout.boxes:
        if box.key in keys:
            painter.drawPolyline([_at(box, 0.2, 0.5), _at(box, 0.42, 0.8), _at(box, 0.85, 0.15)])
    painter.end()
    return drawn


def _at(box: TickBox, x: float, y: float) -> QPointF:
    return QPointF((box.x + x * box.side) * _PER_MM, (box.y + y * box.side) * _PER_MM)


def scanned(image: QImage, *, degrees: float = 1.3) -> QImage:
    """Return a side as it lies on the glass of a scanner: askew, with white around it."""
    turned = image.transformed(
        QTransform().rotate(degrees), Qt.TransformationMode.SmoothTransformation
    )
    glass = _white(QSize(turned.width() + 60, turned.height() + 80))
    painter = QPainter(glass)
    painter.drawImage(25, 45, turned)
    painter.end()
    return glass


def as_pdf(pages: Sequence[QImage], path: Path) -> Path:
    """Write pictures as the pages of one PDF, as an office's scanner does."""
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for at, page in enumerate(pages):
        if at:
            writer.newPage()
        painter.drawImage(QRect(0, 0, page.width(), page.height()), page)
    painter.end()
    return path


def _white(size: QSize) -> QImage:
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return made
