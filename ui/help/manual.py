"""The help on paper: a manual of all chapters, and a card of the keys on one page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)

from ui.help.chapters import CHAPTERS, chapter_text

_DPI: Final = 300
_MARGINS_MM: Final = QMarginsF(18, 16, 18, 16)
_SIZES_PT: Final = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
_LINKS: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def manual_pdf() -> bytes:
    """Return every chapter as one A4 document, each beginning a page; in the worker."""
    return _pdf([chapter.key for chapter in CHAPTERS], one_page=False)


def keys_card_pdf() -> bytes:
    """Return the chapter of the keys on one A4 page, in the largest letters that fit; in the worker."""
    return _pdf(["pintasan"], one_page=True)


def _pdf(chapters: Sequence[str], *, one_page: bool) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle("Meja Aduan")
    writer.setCreator("meja-aduan")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
    text = "\n\n".join(_LINKS.sub(r"\1", chapter_text(key)) for key in chapters)
    for size in _SIZES_PT if one_page else _SIZES_PT[:1]:
        document = _document(text, size, writer)
        if document.pageCount() == 1:
            break
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _document(text: str, size: float, writer: QPdfWriter) -> QTextDocument:
    """Return the text laid out for the paper: headings, tables with lines, a page for each chapter."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont("Open Sans")
    font.setPointSizeF(size)
    document.setDefaultFont(font)
    document.setMarkdown(text)
    document.setDocumentMargin(0)
    first = True
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 1:
            shape = QTextBlockFormat()
            shape.setPageBreakPolicy(
                QTextBlockFormat.PageBreakFlag.PageBreak_Auto
                if first
                else QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore
            )
            QTextCursor(block).mergeBlockFormat(shape)
            first = False
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame)
    area = writer.pageLayout().paintRectPixels(_DPI)
    document.setPageSize(QSizeF(area.size()))
    return document


def _rule(table: QTextTable) -> None:
    """Draw a line below each row."""
    shape = table.format()
    shape.setBorder(0)
    shape.setCellSpacing(0)
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lines = QTextTableCellFormat()
            lines.merge(cell.format())
            lines.setPadding(2)
            lines.setBottomBorder(0.4)
            lines.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell.setFormat(lines)
