"""Looking at a file inside the program: pictures and words, prepared away from the window."""

from __future__ import annotations

from typing import Final, NamedTuple, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.desk.reading_evidence import OpenedFile
from app.rules.file_kinds import FILE_KINDS, FileKind, Viewing, words_in_bytes
from ui.look.style import current_look
from ui.look.tokens import colour

# Of a JPG its own program makes a smaller one while it reads; of others all must be in memory.
_MOST_PIXELS: Final = 40_000_000
_MOST_JPEG_PIXELS: Final = 250_000_000
_LONGEST_EDGE: Final = 2600
_MOST_WORDS: Final = 400_000
NOT_HERE: Final = "Jenis berkas ini tidak ditampilkan di sini; simpan untuk membukanya."


class Prepared(NamedTuple):
    """What can be shown of a file: a picture, words, or a PDF's bytes; `remark` says what is left out.

    With nothing of them `remark` says why.
    """

    remark: str = ""
    image: QImage | None = None
    words: str | None = None
    pdf: bytes | None = None


def prepare(opened: OpenedFile) -> Prepared:
    """Make ready what is in a file; done by the worker, as pictures take their time."""
    kind = opened.facts.kind
    viewing = FILE_KINDS[kind].viewing
    match viewing:
        case Viewing.PICTURE:
            return _picture(opened.body, kind)
        case Viewing.WORDS:
            words = words_in_bytes(opened.body)
            cut = len(words) > _MOST_WORDS
            remark = "Hanya awalnya yang ditampilkan; simpan untuk membaca semuanya." if cut else ""
            return Prepared(remark, words=words[:_MOST_WORDS])
        case Viewing.PAPER:
            return Prepared(pdf=opened.body)
        case Viewing.OUTSIDE:
            return Prepared(NOT_HERE)
        case _:
            assert_never(viewing)


def _picture(body: bytes, kind: FileKind) -> Prepared:
    """Decode a picture, turned as it was taken; one of too many pixels is not even begun."""
    # Made first, as what is made first goes first: that of TIFF uses the buffer to its very end.
    reader = QImageReader()
    buffer = QBuffer()
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader.setDevice(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    most = _MOST_JPEG_PIXELS if kind is FileKind.JPEG else _MOST_PIXELS
    if size.width() * size.height() > most:
        shown = f"{size.width()}×{size.height()}"
        return Prepared(f"Gambar {shown} titik terlalu besar untuk ditampilkan; simpan saja.")
    if max(size.width(), size.height()) > _LONGEST_EDGE:
        edge = QSize(_LONGEST_EDGE, _LONGEST_EDGE)
        reader.setScaledSize(size.scaled(edge, Qt.AspectRatioMode.KeepAspectRatio))
    pages = reader.imageCount()
    image = reader.read()
    if image.isNull():
        return Prepared("Gambar ini rusak dan tidak dapat ditampilkan; simpan untuk memeriksanya.")
    more = kind is FileKind.TIFF and pages > 1
    remark = f"Halaman pertama dari {pages}; simpan untuk melihat semuanya." if more else ""
    return Prepared(remark, image=image)


class PictureView(QWidget):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setMinimumSize(120, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(current_look().tokens.sunken))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(self.rect().adjusted(left, top, -left, -top), self._image)
        painter.end()


class WordsView(QPlainTextEdit):
    """Words as they were written, only to be read."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
