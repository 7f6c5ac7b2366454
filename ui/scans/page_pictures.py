"""The pages of scans and photographs, one at a time, as the reader takes them: 8-bit grey."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument

from app.errors import UserMistake
from app.scanning.grey_page import GreyPage

KINDS: Final = "Pindaian dan foto (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp)"
_DPI: Final = 300
_LONGEST_EDGE: Final = 3600
_MOST_PIXELS: Final = 250_000_000
_HEIC: Final = "Foto HEIC dari iPhone belum dapat dibaca. Simpan dahulu sebagai JPG."
_UNREADABLE: Final = "Berkas ini bukan PDF atau gambar, atau rusak."
_LOCKED: Final = "PDF ini rusak atau berkata sandi. Pindai ulang, atau simpan tanpa sandi."
_TOO_LARGE: Final = "Gambar ini terlalu besar. Pindai dengan 300 dpi atau kurang."


class PageSource(NamedTuple):
    """One page somewhere: its name for the list, and how its picture is had (in the worker)."""

    name: str
    picture: Callable[[], GreyPage]


def pages_of(path: Path) -> list[PageSource]:
    """Return the pages of a file. Raises UserMistake when it holds none that can be read."""
    if path.suffix.lower() in (".heic", ".heif"):
        raise UserMistake({"": f"{path.name}: {_HEIC}"})
    if path.suffix.lower() == ".pdf":
        count = _counted(path)
        return [_source(path, at, count, _pdf_page) for at in range(count)]
    # A file of one picture may not tell how many it has.
    count = max(_count_pictures(path), 1)
    return [_source(path, at, count, _picture) for at in range(count)]


def pasted(image: QImage, name: str) -> PageSource:
    """Return a picture that was copied as a page."""
    return PageSource(name, lambda: _grey(image))


def _source(path: Path, at: int, count: int, read: Callable[[Path, int], GreyPage]) -> PageSource:
    name = path.name if count == 1 else f"{path.name}, halaman {at + 1}"
    return PageSource(name, lambda: read(path, at))


def _counted(path: Path) -> int:
    document = QPdfDocument()
    try:
        if document.load(str(path)) is not QPdfDocument.Error.None_ or not document.pageCount():
            raise UserMistake({"": f"{path.name}: {_LOCKED}"})
        return document.pageCount()
    finally:
        document.close()


def _pdf_page(path: Path, at: int) -> GreyPage:
    document = QPdfDocument()
    try:
        if document.load(str(path)) is not QPdfDocument.Error.None_:
            raise UserMistake({"": f"{path.name}: {_LOCKED}"})
        # A scanner may write any size of paper: pixels are limited, not only dots per inch.
        size = (document.pagePointSize(at) * (_DPI / 72)).toSize()
        return _grey(document.render(at, _bounded(size)))
    finally:
        document.close()


def _count_pictures(path: Path) -> int:
    file = _opened(path)
    reader = _reader_of(file)
    count = reader.imageCount()
    del reader
    return count


def _opened(path: Path) -> QFile:
    """Open a file. Its reader must be let go first: that of TIFF uses the file to its very end."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise OSError(file.errorString())
    return file


def _reader_of(file: QFile) -> QImageReader:
    reader = QImageReader(file)
    # By its content: phones and scanners call files by endings that are not theirs.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader


def _picture(path: Path, at: int) -> GreyPage:
    file = _opened(path)
    reader = _reader_of(file)
    if at:
        reader.jumpToImage(at)
    size = reader.size()
    too_large = size.width() * size.height() > _MOST_PIXELS
    if size.isValid() and _bounded(size) != size:
        reader.setScaledSize(_bounded(size))
    image = QImage() if too_large else reader.read()
    del reader
    if too_large:
        raise UserMistake({"": f"{path.name}: {_TOO_LARGE}"})
    if image.isNull():
        raise UserMistake({"": f"{path.name}: {_UNREADABLE}"})
    return _grey(image)


def _bounded(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= _LONGEST_EDGE:
        return size
    edge = QSize(_LONGEST_EDGE, _LONGEST_EDGE)
    return size.scaled(edge, Qt.AspectRatioMode.KeepAspectRatio)


def _grey(image: QImage) -> GreyPage:
    """Return a picture in grey, laid on white first: what is transparent would become black."""
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = white.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    held = bytes(grey.constBits())
    if line != width:
        held = b"".join(held[row * line : row * line + width] for row in range(height))
    return GreyPage(width, height, held)
